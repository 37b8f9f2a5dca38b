import { trimAddress } from '../../content/identifier.ts';
import { isBlank, type Line, LineCursor } from '../formats/line-cursor.ts';
import { linkKind } from '../formats/list-links.ts';
import { hasIdentifier, loneDate, type Reference, readReference, trimmed } from '../formats/reference-text.ts';
import { identifiersIn, identifiersOfDoi, RecordDraft } from '../record-draft.ts';
import type { Detection, LineRange, Parsed, Source, SourceDump } from '../source.ts';

/** How the lists end that `add` writes: a title and its address stand on two lines there. */
export const ADDED = 'added.txt';

const NUMBER = /^(?:\[\d{1,4}\]|\(\d{1,4}\)|\d{1,4}[.)])\s+(?=\S)/;
const BULLET = /^(?:[-*+•–—]|\[[ xX]\])\s+(?=\S)/;
/** Brackets of its own are in pairs. */
const ADDRESS = /https?:\/\/(?:[^\s<>"()\]}]|\([^\s<>"()]{0,80}\)|\()+/gi;
const IDENTIFIER =
  /(?:\bdoi:?\s{0,3}|(?<![\w./]))10\.\d{4,9}\/[^\s"]+|\barXiv\s{0,3}[:.]\s{0,3}\S+(?:\s\[[\w.-]{2,20}\])?|\barXiv\s\d{4}\.\d{4,5}(?:v\d{1,3})?(?![\d.])|^(?:q-(?:alg|bio)|[a-z]{2,8}(?:-[a-z]{2,4})?)(?:\.[A-Z]{2})?\/\d{7}(?:v\d{1,3})?(?=$|[\s,;|:])|\bopenreview:\s{0,3}[\w-]{5,40}|\bPMID\s{0,3}[:=-]?\s{0,3}[1-9]\d{0,8}(?!\d)|\bPMC(?:ID\s{0,3}:?\s{0,3}(?:PMC)?)?[1-9]\d{2,9}(?!\d)|^\d{4}\.\d{4,5}(?:v\d{1,3})?(?=$|[\s,;|:])/gi;
const HEADING =
  /^(?:#{1,6}\s.*|={3,}.*|-{3,}|\*{3,}|(?:references|bibliography|literature|works cited|reading list|papers|to read|literatur(?:verzeichnis)?)\s?:?)$/i;
/** What a person calls a list of links: "Papers for Thursday", "Links from Bo", "Thursday"; else the first of them had it as its title. */
const NAME_OF_LIST =
  /^(?:(?:my|our|the|some|new|more|today['’]s)\s){0,3}(?:(?:(?:papers|articles|preprints|links|bookmarks|reading(?: list)?)(?:\s(?:for|from|to (?:read|look at)|i|we|this week|today)\b.{0,60})|(?:papers|articles|preprints|links|bookmarks|reading(?: list)?)|to (?:be )?read\b.{0,30}|read (?:later|next)|(?:mon|tues|wednes|thurs|fri|satur|sun)day)|today|this week)\s?$/i;
/** Longer lines are prose, and no title. */
const LONGEST_TITLE = 300;
const LONGEST_LINE = 5000;
/** What other formats begin with, and lines of code. */
const FOREIGN =
  /^(?:[{}[\]<@%|]|\w[\w.-]{0,40}\s?[=:]\s?[{["']|[A-Z][A-Z\d]\s{2}-|(?:import|from|const|let|var|def|class|function|#include|package|return|if|for)\b.*[;:({]$)/;

interface Entry extends LineRange {
  /** The text without its number, its lines joined. */
  text: string;
  lines: Line[];
}

/** One entry a line; where lines are numbered, those without a number go on with the one above. */
function* entriesOf(dump: SourceDump): Generator<Entry> {
  const cursor = new LineCursor(dump.lines);
  let open: Entry | undefined;
  for (let line = cursor.peek(); line; line = cursor.peek()) {
    cursor.take();
    const isNumbered = NUMBER.test(line.text);
    if (isNumbered || !open || open.text.length > LONGEST_LINE || HEADING.test(line.text)) {
      if (open) yield open;
      open = undefined;
    } else {
      open.text = joined(open.text, line.text);
      open.lines.push(line);
      open.to = line.to;
      continue;
    }
    const entry = {
      from: line.from,
      to: line.to,
      lines: [line],
      text: line.text.replace(NUMBER, '').replace(BULLET, ''),
    };
    if (isNumbered) open = entry;
    else yield entry;
  }
  if (open) yield open;
}

/** Whether a line names the list below it: a title does not end with a colon, and is no date. */
function isHeading(text: string): boolean {
  return (
    HEADING.test(text) ||
    (text.length <= 100 && (/^[^/]*[:：]$/.test(text) || NAME_OF_LIST.test(text) || loneDate(text) !== undefined))
  );
}

/** A line that was broken inside of a word or an address is put together. */
function joined(text: string, next: string): string {
  if (/[a-z]-$/.test(text) && /^[a-z]/.test(next)) return text.slice(0, -1) + next;
  return /(?:https?:\/\/\S*[/._-]|doi:)$/i.test(text) ? text + next : `${text} ${next}`;
}

function* parse(dump: SourceDump): Generator<Parsed> {
  let waiting: { draft: RecordDraft; to: number; hasName: boolean } | undefined;
  const close = function* (): Generator<Parsed> {
    if (waiting) yield* waiting.draft.take();
    waiting = undefined;
  };
  const inPairs = dump.name.endsWith(ADDED) || isInPairs(dump);
  for (const entry of entriesOf(dump)) {
    const range = { from: entry.from, to: entry.to };
    if (isHeading(entry.text)) {
      yield* close();
      yield { kind: 'heading', ...range };
      continue;
    }
    const said = read(entry.text);
    if (!said) yield* close();
    else if (inPairs && waiting && said.title === undefined && !waiting.hasName && waiting.draft.has('title')) {
      // A title, and its address in a line of its own below.
      state(waiting.draft, said, range);
      yield* close();
    } else {
      yield* close();
      const draft = new RecordDraft();
      state(draft, said, range);
      waiting = { draft, to: entry.to, hasName: said.hasName };
    }
  }
  yield* close();
}

/** Whether every address or identifier that stands alone has a title above it: else a list has one paper a line. */
function isInPairs(dump: SourceDump): boolean {
  let isTitle = false;
  for (const entry of entriesOf(dump)) {
    const said = isHeading(entry.text) ? undefined : read(entry.text);
    if (said && said.title === undefined && !isTitle) return false;
    isTitle = said?.title !== undefined && !said.hasName;
  }
  return true;
}

interface Said extends Reference {
  text: string;
  addresses: string[];
  /** Whether it names a paper by its address or identifier. */
  hasName: boolean;
}

/** What an entry says; undefined where it is neither a title, a reference, a link nor an identifier. */
function read(text: string): Said | undefined {
  if (text.length > LONGEST_LINE || FOREIGN.test(text)) return undefined;
  const addresses = text.match(ADDRESS) ?? [];
  const names = text.replace(ADDRESS, ' ').match(IDENTIFIER) ?? [];
  const hasName = addresses.length > 0 || names.length > 0;
  const bare = text.replace(ADDRESS, ' ').replace(IDENTIFIER, ' ').replace(/\s+/g, ' ');
  // Brackets that an address or an identifier stood in.
  const words = trimmed(trimmed(bare).replace(/[([]\s{0,5}[)\]]?$/, ''));
  const reference = readReference(words);
  if (reference) return { ...reference, text, addresses, hasName };
  const isTitle =
    /\p{L}{2}/u.test(words) &&
    words.length <= LONGEST_TITLE &&
    !/^(?:doi|arxiv|pmid|pmcid|url|link|paper|pdf|available(?: at)?|retrieved from|see)$/i.test(words);
  if (!isTitle && !hasName) return undefined;
  if (words.length > LONGEST_TITLE) return undefined;
  return { ...(isTitle && { title: words.replace(/^["“](.*)["”]$/, '$1') }), text, addresses, hasName };
}

function state(draft: RecordDraft, { text, addresses, authors, hasName: _, ...fields }: Said, range: LineRange): void {
  if (fields.title !== undefined) draft.state({ title: fields.title }, range);
  if (authors) draft.state({ author: authors.names, ...(authors.more && { 'authors-complete': false }) }, range);
  draft.state({ issued: fields.issued, 'container-title': fields['container-title'] }, range);
  const names = text.replace(ADDRESS, ' ').match(IDENTIFIER) ?? [];
  for (const name of names)
    draft.state(
      {
        identifiers: /^doi|^10\./i.test(name)
          ? identifiersOfDoi(unbracketed(name))
          : identifiersIn([name.replace(/^arXiv\s(?=\d)/i, 'arXiv:')]),
      },
      range,
    );
  draft.state({ identifiers: identifiersIn(addresses) }, range);
  const links = addresses.filter(url => !hasIdentifier(url) && Object.keys(identifiersIn([url])).length === 0);
  if (links.length > 0) draft.state({ links: links.map(url => ({ url, kind: linkKind(url, url) })) }, range);
}

/** A DOI without the punctuation around it; angle brackets may be its own. */
function unbracketed(name: string): string {
  return trimAddress(name.includes('<') ? name : name.replace(/[>\]]{1,3}$/, ''));
}

function detect(dump: SourceDump): Detection {
  let [entries, named, referenced, other] = [0, 0, 0, 0];
  const first = dump.lines.slice(0, 2000);
  for (const entry of entriesOf({ ...dump, lines: first })) {
    if (isHeading(entry.text)) continue;
    entries++;
    const said = read(entry.text);
    if (!said || /\]\(/.test(entry.text)) other++;
    else if (said.authors && (said.issued ?? said['container-title'])) referenced++;
    else if (said.hasName && Object.keys(identifiersIn([entry.text.trim(), ...said.addresses])).length > 0) named++;
  }
  const known = named + referenced;
  return {
    found: known > 0 && known * 5 >= entries * 2 && other * 10 <= entries && first.some(line => !isBlank(line)),
    evidence: `lines with a DOI, an arXiv identifier or such an address: ${named}; references: ${referenced}; other lines: ${entries - known}, of which code, markup or prose: ${other}`,
  };
}

export default {
  id: 'plain-list',
  about: 'the last resort: a plain list with one title, link, DOI, arXiv identifier or printed reference a line',
  version: 3,
  lastResort: 2,
  detect,
  parse,
} satisfies Source;
