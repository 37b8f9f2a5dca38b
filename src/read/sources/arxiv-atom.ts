import { ContentError } from '../../diagnostic.ts';
import { firstLines, isBlank } from '../formats/line-cursor.ts';
import { type XmlItem, xmlItems } from '../formats/xml-items.ts';
import { commaNames } from '../prose.ts';
import { identifiersIn, identifiersOfDoi, oneLine, RecordDraft } from '../record-draft.ts';
import type { PaperRecord, Parsed, Source, SourceDump } from '../source.ts';

const ANNOUNCED = /^\s*arXiv:\S+\s+Announce Type:\s*[\w-]+\s+(?:Abstract:)?/i;

function detect(dump: SourceDump) {
  const first = firstLines(dump.lines, 50);
  const root = first.find(line => /<(?:feed|rss|rdf:RDF)[\s>]/i.test(line.text.slice(0, 20_000)));
  const markup = first[0]?.text.startsWith('<') ?? false;
  const arxiv = first.some(line => /arxiv\.org/i.test(line.text.slice(0, 20_000)));
  return {
    found: markup && root !== undefined && arxiv,
    evidence: `XML with <feed>, <rss> or <rdf:RDF>: ${markup && root ? `line ${root.number}` : 'no'}; the address arxiv.org near its start: ${arxiv ? 'yes' : 'no'}`,
  };
}

/** https://info.arxiv.org/help/api/user-manual.html#52-details-of-atom-results-returned, https://info.arxiv.org/help/rss.html */
function* parse(dump: SourceDump): Generator<Parsed> {
  let next = 1;
  for (const item of xmlItems(dump, ['entry', 'item'])) {
    if (next > 1 || item.kind === 'unread') yield* others(dump, next, item.from - 1);
    else yield* facts(dump, item);
    next = item.to + 1;
    if (item.kind === 'unread') {
      yield item;
      continue;
    }
    if (/\/api\/errors/.test(item.first('id')?.text ?? '')) throw refused(dump, item);
    yield* draftOf(item).finishWithin(item, 'item');
  }
  yield* others(dump, next, dump.lines.length);
}

/** The feed's own day: when it was asked for (Atom) or announced (RSS). Its lines stand before the first item. */
function* facts(dump: SourceDump, item: XmlItem): Generator<Parsed> {
  const to = Math.max(1, item.from - 1);
  const day =
    item.outside('updated') ?? item.outside('pubDate') ?? item.outside('lastBuildDate') ?? item.outside('dc:date');
  if (day) yield { kind: 'page', day: oneLine(day), from: 1, to };
  else if (item.from > 1) yield* others(dump, 1, to);
}

function* others(dump: SourceDump, from: number, to: number): Generator<Parsed> {
  for (let line = from; line <= to; line++) {
    if (isBlank(dump.lines[line - 1]!)) continue;
    yield { kind: from === 1 ? 'heading' : 'separator', from, to };
    return;
  }
}

function draftOf(item: XmlItem): RecordDraft {
  const draft = new RecordDraft();
  const title = item.first('title');
  const abstract = item.first('summary') ?? item.first('description');
  const creator = item.first('dc:creator');
  const published = item.first('arxiv:announce_type') ? undefined : item.first('published');
  const withdrawn = item.all('arxiv:comment').find(comment => WITHDRAWN.test(comment.text));
  if (title) draft.stateAll({ title: oneLine(title.text).replace(BRACKETED, '') }, title);
  for (const name of item.all('author/name')) draft.addAuthors([oneLine(name.text)], { number: name.from, text: '' });
  if (creator && !draft.has('author'))
    draft.stateAll({ author: commaNames(oneLine(creator.text.replace(/<[^<>]{1,300}>/g, ''))) }, creator);
  // The day of an announcement is the feed's, not the paper's: a replacement of an old paper is announced as well.
  if (published) draft.stateAll({ issued: oneLine(published.text) }, published);
  const stated = [...item.all('id'), ...item.all('guid'), ...item.all('link')];
  const digital = item.first('arxiv:doi') ?? item.first('arxiv:DOI');
  const found: [PaperRecord['identifiers'], XmlItem['parts'][number]][] = stated.map(part => [
    identifiersIn([part.text.replace(/^oai:arXiv\.org:/i, 'arXiv:'), part.href]),
    part,
  ]);
  for (const [identifiers, part] of found) {
    if (Object.keys(identifiers!).length === 0) continue;
    const known = draft.finish().identifiers;
    draft.stateAll({ identifiers: { ...known, ...identifiers, ...known } }, part);
  }
  if (digital) {
    const known = draft.finish().identifiers;
    draft.stateAll({ identifiers: { ...known, ...identifiersOfDoi(digital.text), ...known } }, digital);
  }
  const [comment, journal] = [
    item.first('arxiv:comment'),
    item.first('arxiv:journal_ref') ?? item.first('arxiv:journal_reference'),
  ];
  if (comment) draft.stateAll({ 'author-comment': oneLine(comment.text) }, comment);
  if (journal) draft.stateAll({ 'container-title': oneLine(journal.text) }, journal);
  if (withdrawn) draft.stateAll({ status: 'withdrawn' }, withdrawn);
  if (abstract) draft.stateAll({ abstract: oneLine(abstract.text.replace(ANNOUNCED, '')) }, abstract);
  return draft;
}

/** The older feeds put the identifier behind the title: “Title. (arXiv:2107.01419v1 [hep-ex])”. */
const BRACKETED = /\.? ?\(arXiv:[\w./-]{5,40} \[[\w. -]{2,40}\](?: \w{1,20})?\)$/i;
const WITHDRAWN = /^\s*this (?:paper|article|submission|manuscript|work) (?:has been|is|was) withdrawn\b/i;

function refused(dump: SourceDump, item: XmlItem): ContentError {
  return new ContentError({
    severity: 'error',
    rule: 'refused-answer',
    file: dump.file,
    line: item.from,
    message: `expected papers, found an error that arXiv answered with: “${oneLine(item.first('summary')?.text ?? '').slice(0, 200)}”`,
    advice: 'Ask again with a query that arXiv accepts.',
  });
}

export default {
  id: 'arxiv-atom',
  about: "the answer of arXiv's interface (Atom) or one of its feeds (RSS or Atom), saved as XML",
  version: 2,
  sharesLines: true,
  detect,
  parse,
} satisfies Source;
