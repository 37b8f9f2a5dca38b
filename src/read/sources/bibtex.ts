import { type BibtexEntry, type BibtexField, BibtexReader } from '../formats/bibtex-reader.ts';
import { firstLines } from '../formats/line-cursor.ts';
import { identifiersIn, oneLine, paperLink, RecordDraft } from '../record-draft.ts';
import type { Parsed, Source, SourceDump } from '../source.ts';

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

function detect(dump: SourceDump) {
  const entries = firstLines(dump.lines).filter(line => /^@\s?[a-z]+\s?[{(]/i.test(line.text)).length;
  return { found: entries > 0, evidence: `lines that start like “@article{”: ${entries}` };
}

function* parse(dump: SourceDump): Generator<Parsed> {
  let next = 1;
  for (const entry of new BibtexReader(dump).entries()) {
    yield* remarks(dump, next, entry.from - 1);
    if (/^(?:comment|preamble|string)$/.test(entry.type)) yield { kind: 'boilerplate', from: entry.from, to: entry.to };
    else yield* draftOf(entry).finishWithin(entry);
    next = entry.to + 1;
  }
  yield* remarks(dump, next, dump.lines.length);
}

/** Lines between entries that a % marks as remarks; other text there is left for a person to see. */
function* remarks(dump: SourceDump, from: number, to: number): Generator<Parsed> {
  for (let line = from; line <= to; line++) {
    if (dump.lines[line - 1]?.trimStart().startsWith('%')) yield { kind: 'boilerplate', from: line, to: line };
  }
}

/** Fields of BibTeX and of BibLaTeX (https://ctan.org/pkg/biblatex, section 2.2). */
function draftOf({ fields }: BibtexEntry): RecordDraft {
  const draft = new RecordDraft();
  const first = (...names: string[]): BibtexField | undefined =>
    names.map(name => fields.get(name)).find(field => field?.value.trim());
  const [number, volume] = [first('number', 'issue'), first('volume')];
  draft.printedIn({
    // DBLP's volume "abs/2401.01234" is an identifier.
    volume: volume?.value.includes('/') ? undefined : volume?.value,
    issue: number?.value,
    page: first('pages', 'eid')?.value,
  });
  const [title, subtitle, author] = [first('title'), fields.get('subtitle'), first('author')];
  if (title) draft.stateAll({ title: oneLine(subtitle ? `${title.value}: ${subtitle.value}` : title.value) }, title);
  if (author) {
    const names = namesOf(author.value);
    const named = names.filter(name => name.toLowerCase() !== 'others');
    draft.stateAll({ author: named, ...(named.length < names.length ? { 'authors-complete': false } : {}) }, author);
  }
  const [date, year, month] = [first('date'), first('year'), first('month')];
  if (date) draft.stateAll({ issued: oneLine(date.value).split('/')[0]! }, date);
  else if (year) draft.stateAll({ issued: dateOf(year, month, first('day')) }, year);
  const container = first('journal', 'journaltitle', 'booktitle');
  // "arXiv preprint arXiv:2401.01234" is an identifier in a journal's place.
  if (container && !/^\{?arxiv(?:\.org)?(?:\W|$)|^corr\b/i.test(container.value.trim())) {
    draft.stateAll({ 'container-title': oneLine(container.value) }, container);
  }
  const place = first('venue', 'eventlocation', 'location');
  if (place) draft.stateAll({ event: { place: oneLine(place.value) } }, place);
  const archive = first('archiveprefix', 'eprinttype')?.value ?? 'arxiv';
  const stated = [first('doi'), first('url'), first('journal'), first('volume'), first('note', 'howpublished')];
  if (/arxiv/i.test(archive)) stated.unshift(first('eprint'));
  for (const field of stated) {
    // DBLP gives arXiv's papers as the volume "abs/2401.01234" of CoRR.
    const text = field?.value.replace(/[{}]|\\(?=[_%&#])/g, '').replace(/^\s*abs\//, 'arXiv:');
    if (!field || (field === fields.get('volume') && !text?.startsWith('arXiv:'))) continue;
    const identifiers = identifiersIn([text]);
    if (Object.keys(identifiers).length === 0) continue;
    draft.stateAll({ identifiers: { ...identifiers, ...draft.finish().identifiers } }, field);
  }
  const [url, abstract] = [first('url'), first('abstract')];
  if (url) draft.stateAll({ links: paperLink(url.value.trim()) }, url);
  if (abstract) draft.stateAll({ abstract: oneLine(abstract.value) }, abstract);
  return draft;
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

/** Year, and the month where it is one of the macros, a name or a number. */
function dateOf(year: BibtexField, month: BibtexField | undefined, day: BibtexField | undefined): string {
  const written = month?.value.trim().toLowerCase().replace(/[{}]/g, '') ?? '';
  const number = /^\d{1,2}$/.test(written) ? Number(written) : MONTHS.indexOf(written.slice(0, 3)) + 1;
  const parts = [oneLine(year.value).replace(/[{}]/g, '')];
  if (/^\d{4}$/.test(parts[0]!) && number >= 1 && number <= 12) {
    parts.push(String(number).padStart(2, '0'));
    if (/^\d{1,2}$/.test(day?.value.trim() ?? '')) parts.push(day!.value.trim().padStart(2, '0'));
  }
  return parts.join('-');
}

export default {
  id: 'bibtex',
  about: 'a BibTeX or BibLaTeX file (.bib)',
  version: 1,
  sharesLines: true,
  detect,
  parse,
} satisfies Source;
