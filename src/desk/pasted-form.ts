import { isPortableName } from '../files/portable-name.ts';
import { isHtmlBetter } from '../ingest/copied-page.ts';
import type { PaperMend, PasteMends } from '../ingest/mend-paste.ts';
import type { Paste } from '../ingest/paste.ts';
import type { PastedPaper } from '../ingest/paste-preview.ts';
import { sha256 } from '../read/dump.ts';
import type { WordKey, Words } from '../words/words.ts';
import type { Form, Outcome } from './view.ts';

/** What the box of a page holds, and what a person says of it. */
export interface Pasted {
  paste: Paste;
  /** Which of `holds` it is. */
  which: string;
  /** All that lies in the box: the names of files, and `TEXT`, `HTML`. */
  holds: readonly string[];
  /** Another where the text, or what is said of it, is another. */
  key: string;
}

/** What a box holds besides files: a text, and the same as HTML where a page was copied. */
export const TEXT = 'text of the box';
export const HTML = 'text of the box, as HTML';

/** What is longer is not looked at, in bytes: no other page would be answered for seconds. */
const LONGEST = 2_000_000;
export const isTooLong = ({ paste }: Pasted): boolean => paste.bytes.length > LONGEST;

/** What lies in the box; undefined where nothing does. */
export async function readPasted(form: Form): Promise<Pasted | undefined> {
  const [text, html] = [form.raw('text'), form.raw('html')];
  const files = new Map(form.files.map(file => [file.name, file]));
  const holds: string[] = [];
  if (text.trim() !== '') holds.push(TEXT);
  if (text.trim() !== '' && html !== '') holds.push(HTML);
  holds.push(...files.keys());
  if (holds.length === 0) return undefined;
  const file = files.get(form.get('which')) ?? (holds.includes(form.get('which')) ? undefined : form.files.at(-1));
  const which = file?.name ?? (holds.includes(form.get('which')) ? form.get('which') : await ownForm(html, text));
  const paste: Paste = file
    ? { bytes: file.bytes, ...named(file.name) }
    : which === HTML
      ? { bytes: Buffer.from(html), ending: '.html' }
      : { bytes: Buffer.from(text) };
  // What was said of another text is not said of this one.
  if (form.get('of') === which) Object.assign(paste, said(form));
  const key = sha256(Buffer.from(JSON.stringify([sha256(paste.bytes), { ...paste, bytes: undefined }]))).slice(0, 16);
  return { paste, which, holds, key };
}

async function ownForm(html: string, text: string): Promise<string> {
  const isLong = html.length > LONGEST || text.length > LONGEST;
  return html !== '' && !isLong && (await isHtmlBetter(html, text)) ? HTML : TEXT;
}

/** A file keeps its name, where a dump can have it. */
function named(name: string): Pick<Paste, 'name' | 'ending'> {
  if (isPortableName(name) && !name.startsWith('.') && !/\.ya?ml$/i.test(name)) return { name };
  const ending = /\.[a-z0-9]{1,8}$/i.exec(name)?.[0];
  return ending === undefined || /^\.ya?ml$/i.test(ending) ? {} : { ending };
}

/** What a person says of the text: what the fields say other than what was found. */
function said(form: Form): Pick<Paste, 'source' | 'encoding' | 'listed' | 'name'> {
  const other = (field: string): string | undefined => {
    const value = form.get(field);
    return value === '' || value === form.get(`found-${field}`) ? undefined : value;
  };
  const [source, encoding] = [form.get('source'), form.get('encoding')];
  const [listed, name] = [other('listed'), other('name')];
  return {
    ...(source !== '' && { source }),
    ...(encoding !== '' && { encoding }),
    ...(listed !== undefined && { listed }),
    ...(name !== undefined && { name }),
  };
}

/** What remains in the box. */
interface Remains {
  files: number;
  isText: boolean;
  next: NonNullable<Outcome['rest']>;
}

/** What remains in the box without what was taken in of it; undefined where nothing does. */
export function restOf(form: Form, { which, holds }: Pasted): Remains | undefined {
  const isFile = which !== TEXT && which !== HTML;
  const isText = isFile && holds.includes(TEXT);
  const files = form.files.length - (isFile ? 1 : 0);
  if (files === 0 && !isText) return undefined;
  const isTwice = form.files.filter(({ name }) => name === which).length > 1;
  const remain = holds.filter(name => (isFile ? name !== which || isTwice : name !== TEXT && name !== HTML));
  const before = remain[holds.indexOf(which) - 1];
  const next = { ...(isFile && { file: which }), next: before ?? remain.at(-1)! };
  return { files, isText, next };
}

/** What was done, and what remains. */
export function restSays(words: Words, done: string, { files: n, isText }: Remains): string {
  if (n === 0) return words.say('desk-rest-text', { done });
  return isText ? words.say('desk-rest-files-and-text', { n, done }) : words.say('desk-rest-files', { n, done });
}

/** What the form mends of the papers that it shows. */
export function readMends(form: Form, papers: readonly PastedPaper[]): PasteMends {
  const fields: Record<string, PaperMend> = {};
  for (const { paper, isNew } of papers) {
    if (!paper || !isNew || Object.hasOwn(fields, paper.id)) continue;
    const mend: PaperMend = {};
    for (const { field, read, write } of MENDABLE) {
      const [value] = form.all(`${field}:${paper.id}`);
      if (value === undefined || tidy(value) === tidy(write(paper) ?? '')) continue;
      Object.assign(mend, { [field]: read(tidy(value)) });
    }
    if (Object.keys(mend).length > 0) fields[paper.id] = mend;
  }
  const known = new Set(papers.filter(({ isNew }) => isNew).map(({ entry }) => entry));
  return { leaveOut: [...new Set(form.all('out'))].filter(id => known.has(id)), fields };
}

const tidy = (text: string): string => text.replace(/\r\n?/g, '\n').trim();
const orNone = (text: string): string | undefined => (text === '' ? undefined : text);

/** The fields that can be mended before a paper is taken in, as a form writes and reads them. */
export const MENDABLE = [
  { field: 'title', label: 'desk-mend-title', write: paper => paper.title, read: orNone },
  {
    field: 'author',
    label: 'desk-mend-authors',
    write: paper => paper.author?.join('\n'),
    read: text => {
      const names = text.split('\n').map(name => name.trim());
      return names.some(name => name !== '') ? names.filter(name => name !== '') : undefined;
    },
  },
  { field: 'issued', label: 'desk-mend-date', write: paper => paper.issued, read: orNone },
  { field: 'abstract', label: 'desk-mend-abstract', write: paper => paper.abstract, read: orNone },
] as const satisfies readonly {
  field: keyof PaperMend;
  label: WordKey & `desk-mend-${string}`;
  write(paper: NonNullable<PastedPaper['paper']>): string | undefined;
  read(text: string): string | string[] | undefined;
}[];
