import { type BibtexEntry, type BibtexField, BibtexReader } from '../formats/bibtex-reader.ts';
import { countStarts } from '../formats/line-cursor.ts';
import { identifiersIn, identifiersOfDoi, oneLine, paperLink, RecordDraft } from '../record-draft.ts';
import type { Detection, Parsed, Source, SourceDump } from '../source.ts';
import { readDate } from '../text/date.ts';
import { cleanTitle } from '../text/latex.ts';

/** A page of links may show how to cite it. */
function detect(dump: SourceDump): Detection {
  const entries = countStarts(dump, /^@\s?[a-z]+\s?[{(]/i);
  const links = countStarts(dump, /^.{0,300}\]\(https?:/);
  return {
    found: entries > links,
    evidence: `lines that start like “@article{”: ${entries}; lines with links of Markdown: ${links}`,
  };
}

function* parse(dump: SourceDump): Generator<Parsed> {
  const parents = parentsIn(dump);
  let next = 1;
  for (const entry of new BibtexReader(dump).entries()) {
    yield* remarks(dump, next, entry.from - 1);
    if (entry.kind === 'unread') yield entry;
    else if (/^(?:comment|preamble|string|xdata)$/.test(entry.type))
      yield { kind: 'boilerplate', from: entry.from, to: entry.to };
    else yield* draftOf(inherited(entry, parents)).finishWithin(entry, `@${entry.type}`);
    next = entry.to + 1;
  }
  yield* remarks(dump, next, dump.lines.length);
}

/** How deep entries may inherit from one another. */
const DEEPEST = 5;

/** The entries that others name as theirs by `crossref` or `xdata`, by their names. */
function parentsIn(dump: SourceDump): ReadonlyMap<string, BibtexEntry> {
  const parents = new Map<string, BibtexEntry>();
  const named = new Set<string>();
  if (!dump.lines.some(line => /crossref|xdata/i.test(line))) return parents;
  for (const entry of new BibtexReader(dump).entries())
    if (entry.kind === 'entry') for (const { key } of parentsOf(entry)) named.add(key);
  for (const entry of new BibtexReader(dump).entries())
    if (entry.kind === 'entry' && named.has(entry.key.toLowerCase())) parents.set(entry.key.toLowerCase(), entry);
  return parents;
}

function parentsOf({ fields }: BibtexEntry): { key: string; by: 'crossref' | 'xdata' }[] {
  return (['xdata', 'crossref'] as const).flatMap(by =>
    (fields.get(by)?.text ?? '')
      .split(',')
      .map(key => ({ key: key.trim().toLowerCase(), by }))
      .filter(({ key }) => key !== ''),
  );
}

/**
 * An entry's fields with those that it inherits: all of an `xdata`, of a `crossref` those that a part has from its whole, the
 * whole's title being the part's `booktitle` (https://ctan.org/pkg/biblatex, appendix B). Its own stand before them.
 */
function inherited(entry: BibtexEntry, parents: ReadonlyMap<string, BibtexEntry>, depth = 0): BibtexEntry['fields'] {
  if (parents.size === 0 || depth > DEEPEST) return entry.fields;
  const fields = new Map(entry.fields);
  for (const { key, by } of parentsOf(entry)) {
    const parent = parents.get(key);
    if (!parent || parent === entry) continue;
    for (const [name, field] of inherited(parent, parents, depth + 1)) {
      const as = by === 'xdata' ? name : partOf(name, entry.type);
      // What the whole states stands in its lines; to the part it is a field of its own.
      if (as !== undefined && !fields.has(as)) fields.set(as, { text: field.text, from: entry.from, to: entry.from });
    }
  }
  return fields;
}

/** What a field of the whole is to a part of it; undefined where it says nothing of the part. */
function partOf(name: string, type: string): string | undefined {
  if (name === 'title') return type === 'article' ? 'journaltitle' : 'booktitle';
  if (name === 'author') return /^(?:inbook|bookinbook|suppbook|book)$/.test(type) ? 'author' : undefined;
  return /^(?:date|year|month|day|booktitle|journal|journaltitle|venue|location|eventlocation)$/.test(name)
    ? name
    : undefined;
}

/** Lines between entries that a % marks as remarks; other text there is left for a person to see. */
function* remarks(dump: SourceDump, from: number, to: number): Generator<Parsed> {
  for (let line = from; line <= to; line++) {
    if (dump.lines[line - 1]?.trimStart().startsWith('%')) yield { kind: 'boilerplate', from: line, to: line };
  }
}

/** Fields of BibTeX and of BibLaTeX (https://ctan.org/pkg/biblatex, section 2.2). */
function draftOf(fields: BibtexEntry['fields']): RecordDraft {
  const draft = new RecordDraft();
  const first = (...names: string[]): BibtexField | undefined =>
    names.map(name => fields.get(name)).find(field => field?.text.trim());
  const [number, volume] = [first('number', 'issue'), first('volume')];
  draft.printedIn({
    // DBLP's volume "abs/2401.01234" is an identifier.
    volume: volume?.text.includes('/') ? undefined : volume?.text,
    issue: number?.text,
    page: first('pages', 'eid')?.text,
  });
  const [title, subtitle, author] = [first('title'), fields.get('subtitle'), first('author')];
  draft.text('title', title && { ...title, text: subtitle ? `${title.text}: ${subtitle.text}` : title.text });
  if (author) {
    const names = namesOf(author.text);
    const named = names.filter(name => name.toLowerCase() !== 'others');
    draft.state({ author: named, ...(named.length < names.length ? { 'authors-complete': false } : {}) }, author);
  }
  const [date, year, month, day] = [first('date'), first('year'), first('month'), first('day')];
  draft.stateDate([
    date && { ...date, written: plain(date.text) },
    month && year && monthOf(year, month, day),
    year && { ...year, written: plain(year.text) },
  ]);
  const container = first('journal', 'journaltitle', 'booktitle');
  // "arXiv preprint arXiv:2401.01234" is an identifier in a journal's place.
  if (!/^\{?arxiv(?:\.org)?(?:\W|$)|^corr\b/i.test(container?.text.trim() ?? ''))
    draft.text('container-title', container);
  const place = first('venue', 'eventlocation', 'location');
  if (place) draft.state({ event: { place: oneLine(place.text) } }, place);
  const archive = first('archiveprefix', 'eprinttype')?.text ?? 'arxiv';
  const digital = first('doi');
  if (digital) draft.state({ identifiers: identifiersOfDoi(digital.text) }, digital);
  const stated = [first('url'), first('journal'), first('volume'), first('note', 'howpublished')];
  if (/arxiv/i.test(archive)) stated.unshift(first('eprint'));
  for (const field of stated) {
    // DBLP gives arXiv's papers as the volume "abs/2401.01234" of CoRR.
    const text = field?.text.replace(/[{}]|\\(?=[_%&#])/g, '').replace(/^\s*abs\//, 'arXiv:');
    if (!field || (field === fields.get('volume') && !text?.startsWith('arXiv:'))) continue;
    draft.state({ identifiers: identifiersIn([text]) }, field);
  }
  const url = first('url');
  if (url) draft.state({ links: paperLink(url.text.trim()) }, url);
  return draft.text('abstract', first('abstract'));
}

/** Names are parted by the word "and" outside braces. */
function namesOf(value: string): string[] {
  const names: string[][] = [[]];
  let depth = 0;
  for (const word of oneLine(value).split(' ')) {
    if (depth === 0 && word.toLowerCase() === 'and') names.push([]);
    else names.at(-1)!.push(word);
    for (const sign of word) depth += sign === '{' ? 1 : sign === '}' ? -1 : 0;
  }
  return names.map(words => words.join(' ')).filter(name => name !== '');
}

/** A month is read with its year, in whatever way it is written: `jan`, `10 jan`, `jan/feb`, `3`. */
function monthOf(year: BibtexField, month: BibtexField, day: BibtexField | undefined) {
  const [alone, part] = [plain(year.text), plain(month.text)];
  const number = day && /^\d{1,2}$/.test(plain(day.text)) ? plain(day.text) : '';
  const written = /^\d{1,2}$/.test(part)
    ? [alone, part, number].filter(Boolean).join('-')
    : `${part} ${number} ${alone}`;
  const { edtf, leftOut } = readDate(written);
  return {
    from: Math.min(month.from, year.from),
    to: Math.max(month.to, year.to),
    written: edtf && leftOut !== undefined ? written : edtf,
  };
}

/** A value without TeX: `{\noopsort{1973b}}1973` is 1973. */
function plain(value: string): string {
  return /[\\{}$~]/.test(value)
    ? cleanTitle(value.replace(/(?<=\d)~|~(?=\s*$)/g, '\\textasciitilde{}')).text
    : oneLine(value);
}

export default {
  id: 'bibtex',
  about: 'a BibTeX or BibLaTeX file (.bib)',
  version: 2,
  sharesLines: true,
  detect,
  parse,
} satisfies Source;
