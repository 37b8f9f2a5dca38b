import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { aptInstall, canUseApt } from '../../setup/install.ts';
import { findJava } from '../../setup/java.ts';

/** One message of epubcheck (https://www.w3.org/publishing/epubcheck/). */
export interface EpubMessage {
  ID: string;
  severity: string;
  message: string;
  locations: { path: string; line: number }[];
}

const PLACES = ['/usr/share/java/epubcheck.jar', '/usr/bin/epubcheck'];

function find(): string | undefined {
  const named = process.env['EPUBCHECK'];
  return findJava() ? (named ? [named] : PLACES).find(jar => existsSync(jar)) : undefined;
}

/** The path of epubcheck's jar, of which `EPUBCHECK` names one; installed where it can be; undefined where it cannot. */
export function provideEpubcheck(): string | undefined {
  const found = find();
  if (found || process.env['EPUBCHECK']) return found;
  return canUseApt() && aptInstall('epubcheck') ? find() : undefined;
}

/** What epubcheck finds in a book. */
export function checkEpub(jar: string, file: string): EpubMessage[] {
  const { stdout } = spawnSync(
    findJava()!,
    ['-Xss4m', '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-jar', jar, file, '--json', '-', '--quiet'],
    {
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    },
  );
  const start = stdout.indexOf('{');
  if (start < 0) throw new Error(`epubcheck gave no report: ${stdout.slice(0, 500)}`);
  return JSON.parse(stdout.slice(start)).messages;
}
