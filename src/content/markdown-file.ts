import { refusalAt } from '../diagnostic.ts';
import { clip } from '../typeset/clip.ts';
import { wellFormed } from '../typeset/unsafe.ts';

/** A Markdown file with front matter, in the pieces that put together give the file again, byte for byte. */
export interface MarkdownFile {
  /** A byte order mark, if there is one, and the first `---` line with its line ending. */
  head: string;
  /** The lines between, each with its line ending. Its first line is line 2 of the file. */
  yaml: string;
  /** The closing `---` line with its line ending, if it has one. */
  close: string;
  /** All that follows. */
  body: string;
}

/**
 * Takes a Markdown file apart. The first line is three dashes and nothing else: a word after them names a program that
 * other tools would run (`---js`), and is refused.
 *
 * @throws ContentError naming the line
 */
export function splitMarkdownFile(file: string, text: string): MarkdownFile {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const yamlStart = text.indexOf('\n', start) + 1 || text.length;
  const first = text.slice(start, yamlStart).trimEnd();
  if (first !== '---') {
    const engine = first.startsWith('---');
    throw refusalAt(
      { file, line: 1 },
      engine ? 'front-matter-engine' : 'front-matter',
      `expected a first line "---", found "${clip(first, 40)}"`,
      engine ? 'Front matter is YAML: leave nothing after the dashes.' : 'Begin the file with front matter.',
    );
  }
  let at = yamlStart;
  while (at < text.length) {
    const next = text.indexOf('\n', at) + 1 || text.length;
    if (text.startsWith('---', at) && isBlank(text, at + 3, next)) {
      return {
        head: text.slice(0, yamlStart),
        yaml: text.slice(yamlStart, at),
        close: text.slice(at, next),
        body: text.slice(next),
      };
    }
    at = next;
  }
  throw refusalAt(
    { file, line: 1 },
    'front-matter',
    'expected a line "---" that closes the front matter, found the end of the file',
    'Add a line of three dashes after the last key.',
  );
}

function isBlank(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code !== 0x20 && code !== 0x09 && code !== 0x0d && code !== 0x0a) return false;
  }
  return true;
}

/** The Markdown of a body: no blank ends, lines ended by `\n` whatever the file uses; undefined where there is none. */
export function bodyText(body: string): string | undefined {
  const text = body.includes('\r') ? body.replace(/\r\n?/g, '\n').trim() : body.trim();
  return text === '' ? undefined : text;
}

/** The body to write for `text`, which `bodyText` reads back the same; UTF-8 cannot hold half of a surrogate pair. */
export function storableBody(text: string | undefined): string | undefined {
  return text === undefined ? undefined : bodyText(wellFormed(text));
}

/**
 * The closing line, empty where there is no front matter, and a body that says `text`; undefined leaves none. What stands around the words keeps its bytes, and so does a
 * body that says the same already.
 */
export function editBody(close: string, body: string, text: string | undefined, eol: string): string {
  const written = storableBody(text);
  if (written === bodyText(body)) return close + body;
  if (written === undefined) return close;
  const lines = written.replaceAll('\n', eol);
  if (body.trim() === '' && close === '') return lines + eol;
  if (body.trim() === '') return `${close.endsWith('\n') ? close : close + eol}${eol}${lines}${eol}`;
  const from = body.length - body.trimStart().length;
  return close + body.slice(0, from) + lines + body.slice(body.trimEnd().length);
}
