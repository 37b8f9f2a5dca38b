import type { Words } from '../words/words.ts';

/** Lines of a dump in words: `lines 413–415`, `line 7`. */
export function linesText(words: Words, lines: string): string {
  const shown = lines.split(',').join(words.say('name-comma')).replaceAll('-', '–');
  return words.say(/[-,]/.test(lines) ? 'lines-of-dump' : 'line-of-dump', { lines: shown });
}
