import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { aptInstall, canUseApt, MissingTool, runs, which } from './install.ts';

/** One message of the Nu checker (https://github.com/validator/validator/wiki/Output-%C2%BB-JSON). */
export interface NuMessage {
  type: 'error' | 'info' | 'non-document-error';
  subType?: 'warning' | 'fatal';
  url?: string;
  lastLine?: number;
  message: string;
  extract?: string;
}

/** The path of a Java that starts, from PATH or `JAVA_HOME`, or undefined. */
export function findJava(): string | undefined {
  const home = process.env['JAVA_HOME'];
  const candidates = [which('java'), home ? join(home, 'bin', 'java') : undefined];
  // On a Mac without Java, /usr/bin/java is there and fails.
  return candidates.find(path => path !== undefined && runs(path, ['-version']));
}

/** As {@link findJava}, and installs one where it can. @throws MissingTool */
export function provideJava(): string {
  const found = findJava();
  if (found) return found;
  if (canUseApt() && aptInstall('default-jre-headless')) {
    const installed = findJava();
    if (installed) return installed;
  }
  const commands: Partial<Record<NodeJS.Platform, string>> = {
    darwin: 'brew install --cask temurin',
    win32: 'winget install EclipseAdoptium.Temurin.21.JRE',
  };
  throw new MissingTool(
    'Java (for the Nu HTML checker)',
    commands[process.platform] ?? 'sudo apt-get update && sudo apt-get install -y default-jre-headless',
  );
}

/**
 * What the Nu HTML checker finds in HTML, CSS and SVG files or folders of them. Rejects where the checker itself fails.
 */
export async function checkMarkup(...paths: string[]): Promise<NuMessage[]> {
  const java = findJava();
  if (!java) throw new MissingTool('Java (for the Nu HTML checker)', 'npm test');
  const jar = createRequire(import.meta.url).resolve('vnu-jar/build/dist/vnu.jar');
  const args = [
    '-Xss4m',
    '-jar',
    jar,
    '--format',
    'json',
    '--exit-zero-always',
    '--also-check-css',
    '--also-check-svg',
  ];
  const child = spawn(java, [...args, ...paths], { stdio: ['ignore', 'ignore', 'pipe'] });
  let report = '';
  child.stderr.setEncoding('utf8').on('data', text => (report += text));
  const code = await new Promise((resolve, reject) => child.on('error', reject).on('close', resolve));
  const start = report.search(/^\{"(version|messages)"/m);
  if (start < 0) throw new Error(`the Nu checker ended with ${code} and no report: ${report.slice(0, 500)}`);
  return JSON.parse(report.slice(start)).messages;
}
