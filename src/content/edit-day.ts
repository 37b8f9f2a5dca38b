import type { DayFile } from './day-file.ts';
import { editYaml } from './edit-yaml.ts';
import { editBody, type MarkdownFile, splitMarkdownFile } from './markdown-file.ts';

/** What a day's file is to say; a key that is named with `undefined`, or with nothing in it, is taken out. */
export type DayChanges = { [K in 'title' | 'picks' | 'note']?: DayFile[K] | undefined };

const ORDER = ['title', 'picks'];
/** As `readDay` tells a file with front matter from a mere note. */
const FRONT = /^\ufeff?---/;

/**
 * Changes the named keys of a day's file, and nothing else: comments, the order of keys, quoting, line endings and the note keep their
 * bytes. Front matter comes when there is a key for it, and goes with its last line.
 *
 * @param text the file as it is; undefined where there is none
 * @returns the new text; empty where nothing is left to say and the file is to go
 * @throws ContentError as `readDay` does, with `file` as the path
 */
export function editDay(text: string | undefined, changes: DayChanges, file = 'day'): string {
  const before = text ?? '';
  const eol = before.includes('\r\n') ? '\r\n' : '\n';
  const { note, ...keys } = changes;
  const { head, yaml, close, body } = takeApart(file, before);
  const edited = editYaml(file, yaml, { changes: keys, order: ORDER, innerKeys: {} }, 2, eol);
  const words = 'note' in changes ? editBody('', body, note, eol) : body;
  if (edited === yaml && words === body) return before;
  if (edited.trim() === '' && words.trim() === '') return '';
  const isNote = edited.trim() === '' && (close === '' || yaml.trim() !== '');
  // The blank line below the front matter came with it.
  const alone = close === '' || !words.startsWith(eol) ? words : words.slice(eol.length);
  if (isNote && !FRONT.test(alone)) return (close === '' ? head : head.replace(/---.*\s*/, '')) + alone;
  if (close === '') return `${head}---${eol}${edited}---${eol}${words === '' ? '' : eol}${words}`;
  return head + edited + ('note' in changes ? editBody(close, body, note, eol) : close + body);
}

/** The pieces of a day's file; without front matter it is all body, after a byte order mark. */
function takeApart(file: string, text: string): MarkdownFile {
  if (FRONT.test(text)) return splitMarkdownFile(file, text);
  const head = text.startsWith('\ufeff') ? '\ufeff' : '';
  return { head, yaml: '', close: '', body: text.slice(head.length) };
}
