import { feedStart, readFeed } from '../formats/feed.ts';
import { betterAbstract, feedNames, feedText, feedWords } from '../formats/feed-text.ts';
import type { XmlItem, XmlPart } from '../formats/xml-items.ts';
import { identifiersIn, identifiersOfDoi, oneLine, otherPlace, RecordDraft } from '../record-draft.ts';
import type { Source, SourceDump } from '../source.ts';

function detect(dump: SourceDump) {
  const { root, isArxiv } = feedStart(dump);
  return {
    found: root !== undefined && !isArxiv,
    evidence:
      `XML with <feed>, <rss> or <rdf:RDF>: ${root ? `line ${root}` : 'no'}; ` +
      `the address of arXiv, whose feeds have a source of their own, before the first item or as its id: ${isArxiv ? 'yes' : 'no'}`,
  };
}

/**
 * Atom (https://www.rfc-editor.org/rfc/rfc4287), RSS 2.0 (https://www.rssboard.org/rss-specification) and 1.0
 * (https://web.resource.org/rss/1.0/spec), with Dublin Core (https://www.dublincore.org/specifications/dublin-core/dces/) and
 * PRISM (https://www.w3.org/submissions/prism/), which journals use. Our own reader, since feedsmith, which writes our feeds,
 * does not say on which lines an item stands, and reads no feed with one error in it.
 */
function draftOf(item: XmlItem): RecordDraft {
  const draft = new RecordDraft();
  const title = [item.first('title'), item.first('dc:title')].find(part => part?.text.trim());
  const [summary, whole] = [
    item.first('summary', 'description', 'dc:description', 'dcterms:abstract'),
    item.first('content:encoded', 'content'),
  ];
  const [short, long] = [summary, whole].map(part => feedWords(part?.text ?? ''));
  const said = { ...short, ...long };
  const from = summary ?? whole;
  draft.text('title', title && { ...title, text: feedText(title.text) });
  for (const name of item.all('author/name')) draft.addAuthors([oneLine(name.text)].filter(Boolean), name);
  if (!draft.has('author'))
    for (const creator of item.all('dc:creator')) draft.addAuthors(feedNames(creator.text), creator);
  if (!draft.has('author')) for (const author of item.all('author')) draft.addAuthors(feedNames(author.text), author);
  if (!draft.has('author') && said.authors && from) draft.addAuthors(feedNames(said.authors), from);
  draft.stateLanguage([
    { from: item.from, to: item.from, text: item.attributes['xml:lang'] },
    ...item.all('dc:language'),
  ]);
  const dates = [
    'prism:publicationDate',
    'published',
    'dc:date',
    'pubDate',
    'prism:coverDate',
    'prism:coverDisplayDate',
    'dcterms:issued',
  ];
  const stated = dates
    .map(name => item.first(name))
    .map(part => part && { ...rangeOf(part), written: oneLine(part.text) });
  draft.stateDate([...stated, from && said.issued ? { ...rangeOf(from), written: said.issued } : undefined]);
  identify(draft, item);
  // One publisher's feeds name the paper in the journal's place.
  const container = [item.first('prism:publicationName'), sourceOf(item)].find(
    part => part?.text.trim() && oneLine(part.text) !== oneLine(title?.text ?? ''),
  );
  const named = container?.text ?? item.outside('prism:publicationName') ?? said.container;
  if (named?.trim()) draft.state({ 'container-title': oneLine(named) }, container ?? from ?? title ?? item);
  draft.printedIn({
    volume: item.first('prism:volume')?.text,
    issue: item.first('prism:number')?.text,
    page: item.first('prism:startingPage')?.text,
  });
  const abstract = betterAbstract(short!.abstract, long!.abstract);
  if (abstract) draft.state({ abstract }, abstract === short!.abstract ? summary! : whole!);
  return draft;
}

function rangeOf({ from, to }: XmlPart) {
  return { from, to };
}

/** The journal by Dublin Core's `source`; Nature writes a whole reference there. */
function sourceOf(item: XmlItem): XmlPart | undefined {
  const part = item.first('dc:source');
  return part && { ...part, text: part.text.split(/, (?:Published online|Volume)\b|;/, 1)[0]! };
}

/** DOIs by their own elements first; addresses may hold others, or one with a version behind it, as bioRxiv's do. */
function identify(draft: RecordDraft, item: XmlItem): void {
  for (const part of [...item.all('prism:doi'), ...item.all('dc:identifier')])
    draft.state({ identifiers: { ...identifiersIn([part.text]), ...identifiersOfDoi(doiIn(part.text)) } }, part);
  const addresses = ['id', 'guid', 'link', 'prism:url', 'feedburner:origLink'].flatMap(name => item.all(name));
  for (const part of addresses) {
    const { rel = 'alternate', href = part.text } = part.attributes;
    if (rel !== 'alternate' && rel !== 'related') continue;
    draft.state(
      { identifiers: identifiersIn([oneLine(href).replace(/(\/10\.1101\/[\d.]{4,30})v\d.*$/s, '$1')]) },
      part,
    );
  }
  const page = item.all('link').find(({ attributes }) => (attributes['rel'] ?? 'alternate') === 'alternate');
  const { identifiers = {} } = draft.finish();
  if (page) draft.state({ links: otherPlace(oneLine(page.attributes['href'] ?? page.text), identifiers) }, page);
}

/** What says that it is a DOI: `doi:10.1000/182`, or the DOI alone. */
function doiIn(text: string): string | undefined {
  return /^(?:doi:?|https?:\/\/(?:dx\.)?doi\.org\/)?\s{0,9}10\./i.test(text.trim()) ? text : undefined;
}

export default {
  id: 'feed',
  about: 'a feed of papers (RSS, RDF or Atom) of a journal, an archive or a search, saved as XML',
  version: 3,
  sharesLines: true,
  detect,
  *parse(dump) {
    yield* readFeed(dump, item => draftOf(item).finishWithin(item, 'item'));
  },
} satisfies Source;
