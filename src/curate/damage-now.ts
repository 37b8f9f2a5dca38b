import type { PaperEntry } from '../paper.ts';
import { cleanText, cleanTitle } from '../read/text/latex.ts';

/** So many characters around a place of damage stand for it. */
const AROUND = 30;

/** A place of a text, in UTF-16 units. */
export interface DamagedPlace {
  from: number;
  to: number;
  /** White space collapsed. */
  excerpt: string;
}

/**
 * The damage of a kind in a field of an entry as it stands, found by what finds it while a dump is read, in order. What was mended while
 * it was read is none.
 */
export function damageNow(entry: PaperEntry, field: string, kind: string): DamagedPlace[] {
  if (field !== 'title' && field !== 'abstract') return [];
  const text = entry[field] ?? '';
  const { damage, unknownMacros } = field === 'title' ? cleanTitle(text) : cleanText(text);
  const places = damage.filter(found => found.kind === kind).map(({ offset }) => around(text, offset));
  const macros = kind === 'unknown-macro' ? unknownMacros : [];
  return [...places, ...macros.flatMap(macro => everywhere(text, macro))];
}

function around(text: string, offset: number): DamagedPlace {
  const before = text.lastIndexOf(' ', offset - AROUND);
  const after = text.indexOf(' ', offset + AROUND);
  const from = offset < AROUND ? 0 : Math.max(before + 1, offset - 2 * AROUND);
  const to = after < 0 ? text.length : Math.min(after, offset + 2 * AROUND);
  return { from, to, excerpt: text.slice(from, to).replace(/\s+/g, ' ').trim() };
}

function everywhere(text: string, macro: string): DamagedPlace[] {
  const found: DamagedPlace[] = [];
  for (let from = text.indexOf(macro); from >= 0; from = text.indexOf(macro, from + 1))
    if (!/[A-Za-z]/.test(text.charAt(from + macro.length)))
      found.push({ from, to: from + macro.length, excerpt: macro });
  return found;
}
