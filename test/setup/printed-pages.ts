import { spawnSync } from 'node:child_process';
import { decodeHTML } from 'entities';
import { aptInstall, canUseApt, which } from './install.ts';

const PROGRAM = 'pdftotext';

/** Whether the text of a PDF can be read here, by poppler's `pdftotext`, which is installed where it can be. */
export function canReadPdf(): boolean {
  return which(PROGRAM) !== undefined || (canUseApt() && aptInstall('poppler-utils') && which(PROGRAM) !== undefined);
}

/** A sheet of paper as a person reads it: the left of two columns first, each from above; what stands in its lowest line is its foot. */
export interface PrintedPage {
  text: string;
  foot: string;
}

/** The sheets of a PDF. Only where the words stand says how they are read: the file has them in any order. */
export function printedPages(file: string): PrintedPage[] {
  const { stdout, status, stderr } = spawnSync(PROGRAM, ['-bbox', file, '-'], { encoding: 'utf8', maxBuffer: 2 ** 26 });
  if (status !== 0) throw new Error(`${PROGRAM}: ${stderr}`);
  return stdout.split('<page ').slice(1).map(printedPage);
}

function printedPage(page: string): PrintedPage {
  const middle = Number(/width="([\d.]+)"/.exec(page)![1]) / 2;
  const words = [
    ...page.matchAll(/<word xMin="([\d.]+)" yMin="[\d.]+" xMax="[\d.]+" yMax="([\d.]+)">([^<]*)<\/word>/g),
  ].map(([, x, y, text]) => ({
    text: decodeHTML(text!),
    x: Number(x),
    y: Number(y),
    column: Number(Number(x) >= middle),
  }));
  const lowest = Math.max(...words.map(({ y }) => y));
  const read = (part: typeof words) =>
    part
      .map(({ text }) => text)
      .join(' ')
      .normalize('NFKC');
  return {
    text: read(words.filter(({ y }) => y < lowest).sort((a, b) => a.column - b.column || a.y - b.y || a.x - b.x)),
    foot: read(words.filter(({ y }) => y === lowest).sort((a, b) => a.x - b.x)),
  };
}
