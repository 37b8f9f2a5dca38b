import path from 'node:path';
import { FIND, nearestName } from '../content/nearest-key.ts';
import type { Pictures } from '../content/pictures.ts';
import type { Diagnostic } from '../diagnostic.ts';
import { decodeUtf8, readBytes } from '../files/text-file.ts';
import type { PaperEntry } from '../paper.ts';
import { clip } from '../typeset/clip.ts';
import { type Mention, mentionsOf, NAMED } from '../typeset/own-words.ts';
import { aliasesOf, type DigestContent, namesOf } from './digest-content.ts';
import { takenBack } from './taken-back.ts';

/** A text of an editor's. */
interface Words {
  file: string;
  text: string;
  pictures?: Pictures;
  kind: 'page' | 'note' | 'remark';
}

/**
 * Finds links and pictures in pages, notes and remarks that lead nowhere. A file is read only if something is wrong in it, to report
 * the line.
 *
 * @param root the content folder as the user wrote it
 */
export function checkMentions(root: string, content: DigestContent): Diagnostic[] {
  const { entries, files, days = [], pages = [] } = content;
  const at = (...names: string[]) => path.join(root, ...names);
  const all: Words[] = [
    ...pages.map((page): Words => ({ ...page, file: at('pages', `${page.path}.md`), kind: 'page' })),
    ...days.map(({ note, ...day }): Words => ({ ...day, file: at('days', `${day.day}.md`), text: note, kind: 'note' })),
    ...entries.flatMap(({ id, note }): Words[] =>
      note ? [{ file: at(files.get(id)?.path ?? `papers/${id}.md`), text: note, kind: 'remark' }] : [],
    ),
  ];
  let known: Known | undefined;
  const back = takenBack(root);
  return all.flatMap(words =>
    mentionsOf(words.text, words.kind === 'page').flatMap(mention => {
      known ??= knownNames(content);
      const fault = mention.kind === 'link' ? linkFault(mention, known, back) : pictureFault(mention, words);
      return fault ? [{ ...fault, severity: 'error' as const, file: words.file, line: lineOf(words, mention) }] : [];
    }),
  );
}

type Fault = Pick<Diagnostic, 'rule' | 'message' | 'advice'>;

/** What can be named, by kind; nothing where it could not be read. */
interface Known {
  names: Readonly<Record<string, ReadonlySet<string> | undefined>>;
  /** The entry that an alias leads to. */
  aliases: ReadonlyMap<string, string>;
}

const WHAT: Readonly<Record<string, string>> = {
  paper: 'the id of an entry',
  day: 'a day of the digest',
  topic: 'the name of a topic',
  page: 'the path of a page in pages',
};

function knownNames({ entries, topics, days, pages, awaited }: DigestContent): Known {
  const listed = ({ listed, provenance }: PaperEntry) => [listed, ...provenance.map(place => place.listed)];
  return {
    names: {
      paper: awaited ? undefined : new Set(entries.map(({ id }) => id)),
      day: awaited ? undefined : days && new Set([...entries.flatMap(listed), ...days.map(({ day }) => day)]),
      topic: topics && new Set(namesOf(topics)),
      page: pages && new Set(pages.map(page => page.path)),
    },
    aliases: aliasesOf(entries),
  };
}

function linkFault(
  { address }: Mention,
  { names, aliases }: Known,
  back: (id: string) => string | undefined,
): Fault | undefined {
  const [, kind, name = ''] = NAMED.exec(address) ?? [];
  if (kind === undefined)
    return {
      rule: 'link',
      message: `expected a link to https://…, mailto:…, paper:ID, day:DAY, topic:NAME or page:PATH, found "${clip(address, 200)}"`,
      advice: 'Correct this link; of this one, only the words are shown.',
    };
  const known = names[kind];
  if (!known || known.has(name)) return undefined;
  const into = kind === 'paper' ? aliases.get(name) : undefined;
  return {
    rule: 'unknown-name',
    message: `expected ${WHAT[kind]} in a link, found "${clip(address, 200)}"`,
    advice:
      into === undefined
        ? (kind === 'paper' && back(name)) ||
          `Correct this link; ${nearestName(name, known, FIND[kind as keyof typeof FIND], `${kind}:`)}.`
        : `It was merged into ${into}: write "paper:${into}".`,
  };
}

function pictureFault({ address, alt }: Mention, { kind, pictures }: Words): Fault | undefined {
  const rule = 'picture';
  if (kind === 'remark')
    return {
      rule,
      message: `expected no picture in a remark, found "${clip(address, 200)}"`,
      advice: 'Pictures stand in the note on a day, or on a page of your own.',
    };
  const picture = pictures?.[address];
  if (picture && 'expected' in picture)
    return { rule, message: `expected ${picture.expected}, found ${picture.found}`, advice: picture.advice };
  if (alt.trim() !== '') return undefined;
  return {
    rule,
    message: `expected words that say what the picture shows, found ![](${clip(address, 200)})`,
    advice: 'Write them between the brackets, for who cannot see it.',
  };
}

/** The line of the file on which the text names something. A text ends its file; a remark is a value in the front matter. */
function lineOf({ file, text, kind }: Words, { address, line }: Mention): number {
  const whole = decodeUtf8(file, readBytes(file)).replace(/\r\n?/g, '\n');
  if (kind !== 'remark') return whole.slice(0, whole.lastIndexOf(text)).split('\n').length + line;
  const lines = whole.split('\n');
  const from = lines.findIndex(line => line.startsWith('note:'));
  const at = lines.findIndex((line, i) => i >= from && line.includes(address));
  return Math.max(at, from, 0) + 1;
}
