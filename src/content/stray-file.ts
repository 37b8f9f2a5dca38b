import { type Diagnostic, warningAt } from '../diagnostic.ts';

/** What is said of a file that lies where only others are read. @param expected what is read there */
export function strayFile(file: string, expected: string): Diagnostic {
  return warningAt({ file }, 'stray-file', `expected ${expected} here; this was not read`, 'Move it elsewhere.');
}
