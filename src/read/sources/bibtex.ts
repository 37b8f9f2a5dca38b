import type { Identifiers } from '../../paper.ts';
import { clip } from '../../typeset/clip.ts';
import { words } from '../../typeset/words.ts';
import { BibtexInheritance } from '../formats/bibtex-inheritance.ts';
import { type BibtexEntry, type BibtexField, BibtexReader } from '../formats/bibtex-reader.ts';
import { countStarts } from '../formats/line-cursor.ts';
import {
  identifiersIn,
  identifiersOfDoi,
  identifiersOfPubmed,
  oneLine,
  paperLink,
  RecordDraft,
} from '../record-draft.ts';
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
  const inheritance = new BibtexInheritance(dump, FIELDS);
  let next = 1;
  for (const entry of new BibtexReader(dump).entries()) {
    yield* remarks(dump, next, entry.from - 1);
    if (entry.kind === 'unread') yield entry;
    else if (/^(?:comment|preamble|string)$/.test(entry.type) || inheritance.isOnlyParent(entry))
      yield { kind: 'boilerplate', from: entry.from, to: entry.to };
    else {
      const draft = draftOf(inheritance.fieldsOf(entry));
      for (const name of inheritance.missing(entry))
        draft.leaveOut(
          entry.from,
          `expected the entry “${clip(name, 60)}”, from which this one inherits, found none in this file`,
        );
      yield* draft.finishWithin(entry, `@${entry.type}`);
    }
    next = entry.to + 1;
  }
  yield* remarks(dump, next, dump.lines.length);
}

/** Fields whose text may name an identifier, `arXiv:2401.01234` above all, in the order in which they count. */
const NAMING = words(
  'url journal journaltitle volume note howpublished annote addendum number eid pages archive publisher',
);
/** All fields that are read. */
const FIELDS = [
  ...NAMING,
  ...words(`title subtitle author date year month day issue booktitle venue eventlocation eventdate eventtitle location address archiveprefix eprinttype
  eprint eprintclass primaryclass arxivid doi pmid pmcid abstract langid language`),
];

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
    volume: volume?.text,
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
  const languages = [first('langid'), first('language')];
  draft.stateLanguage(languages.map(field => field && { ...field, text: plain(field.text) }));
  const container = first('journal', 'journaltitle', 'booktitle');
  // "arXiv preprint arXiv:2401.01234" is an identifier in a journal's place.
  if (!/^\{?arxiv(?:\.org)?(?:\W|$)|^corr\b/i.test(container?.text.trim() ?? ''))
    draft.text('container-title', container);
  // BibLaTeX's location is the publisher's, unless the entry speaks of an event or says the publisher's apart, as ACM does.
  const isEvents = first('eventdate', 'eventtitle', 'venue', 'address') !== undefined;
  const place = first('venue', 'eventlocation', ...(isEvents ? ['location'] : []));
  if (place) draft.state({ event: { place: oneLine(place.text) } }, place);
  const digital = first('doi');
  if (digital) draft.state({ identifiers: identifiersOfDoi(digital.text) }, digital);
  const eprint = first('eprint', 'arxivid');
  if (eprint)
    draft.state({ identifiers: eprintOf(eprint.text, first('archiveprefix', 'eprinttype')?.text, fields) }, eprint);
  const [pmid, pmcid] = [first('pmid'), first('pmcid')];
  if (pmid) draft.state({ identifiers: identifiersOfPubmed(plain(pmid.text)) }, pmid);
  if (pmcid) draft.state({ identifiers: identifiersOfPubmed(undefined, plain(pmcid.text)) }, pmcid);
  for (const name of NAMING) {
    const field = first(name);
    // DBLP gives arXiv's papers as the volume "abs/2401.01234" of CoRR.
    const text = field?.text.replace(/[{}]|\\(?=[_%&#])/g, '').replace(/^\s*abs\//, 'arXiv:');
    // A number alone is a volume's or a page's.
    if (!field || !text || (NUMBERS.test(name) && !/arxiv/i.test(text))) continue;
    draft.state({ identifiers: identifiersIn([text]) }, field);
  }
  const url = first('url');
  if (url) draft.state({ links: paperLink(url.text.trim()) }, url);
  return draft.text('abstract', first('abstract'));
}

const NUMBERS = /^(?:volume|number|eid|pages|archive|publisher)$/;

/** The identifier in an archive; one of arXiv's old numbers lacks its class where that has a field of its own. */
function eprintOf(eprint: string, archive = 'arxiv', fields: BibtexEntry['fields']): Identifiers {
  const id = plain(eprint);
  if (/^(?:pubmed|pmid)$/i.test(archive.trim())) return identifiersOfPubmed(id);
  if (!/arxiv/i.test(archive)) return {};
  const subject = plain((fields.get('primaryclass') ?? fields.get('eprintclass'))?.text ?? '');
  return identifiersIn([/^\d{7}(?:v\d{1,3})?$/.test(id) && subject ? `${subject}/${id}` : id]);
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
  version: 5,
  sharesLines: true,
  detect,
  parse,
} satisfies Source;
