import fs from 'node:fs';
import path from 'node:path';
import { PROJECT } from './broadsheet.ts';

export interface SourcePattern {
  /** `src/read/text/date.ts:12` */
  place: string;
  pattern: RegExp;
}

/** A literal where an expression begins, as the formatter leaves it. */
const LITERAL =
  /(?:^|[(,=:?[!&|{;]|\breturn|=>)\s*\/(?![*/])((?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+)\/([dgimsuvy]*)(?![\w$])/gm;

/** Every regular expression that is written in `src`. */
export function sourcePatterns(): SourcePattern[] {
  const found: SourcePattern[] = [];
  const src = path.join(PROJECT, 'src');
  for (const name of fs.readdirSync(src, { recursive: true, encoding: 'utf8' }).sort()) {
    if (!/\.(?:ts|js)$/.test(name) || name.endsWith('.d.ts')) continue;
    const text = fs.readFileSync(path.join(src, name), 'utf8');
    for (const match of text.matchAll(LITERAL)) {
      const line = text.slice(0, match.index + match[0].length).split('\n').length;
      try {
        const pattern = new RegExp(match[1]!, match[2]!.replace('y', '').replace('g', ''));
        found.push({ place: `src/${name.split(path.sep).join('/')}:${line}`, pattern });
      } catch {
        // Part of a comment or of a path in a string.
      }
    }
  }
  return found;
}
