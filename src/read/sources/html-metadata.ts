import { detectHtml, HtmlTree, has, PAPER_META } from '../formats/html-tree.ts';
import { unclaimed } from '../formats/line-cursor.ts';
import { isWithdrawn } from '../formats/withdrawn.ts';
import {
  identifiersIn,
  identifiersOfDoi,
  identifiersOfPubmed,
  oneLine,
  paperLink,
  RecordDraft,
} from '../record-draft.ts';
import type { LineRange, Parsed, Source, SourceDump } from '../source.ts';

/**
 * The page of one paper, by what it tells search engines: Highwire's tags, which Google Scholar asks for
 * (https://scholar.google.com/intl/en/scholar/inclusion.html#indexing), or Dublin Core's (https://www.dublincore.org).
 */
function* parse(dump: SourceDump): Generator<Parsed> {
  const tree = new HtmlTree(dump);
  const starts = tree.all(({ name }) => name === 'html');
  if (dump.lines.length === 0) return;
  const pages = starts.length === 0 ? [{ at: 0, from: 1 }] : starts;
  yield* unclaimed(dump.lines, 1, pages[0]!.from - 1, 'heading');
  for (const [i, { at, from }] of pages.entries()) {
    const next = pages[i + 1];
    const to = Math.max(from, next ? next.from - 1 : dump.lines.length);
    yield* draftOf(tree, { at: at - 1, end: next?.at ?? tree.nodes.length }).finishWithin({ from, to }, 'page');
  }
}

const DATES = [
  ...['citation_publication_date', 'citation_date', 'citation_cover_date', 'citation_online_date'],
  ...['dc.date', 'dcterms.issued', 'citation_year'],
];
const VENUES = ['citation_conference_title', 'citation_journal_title', 'citation_inbook_title', 'citation_conference'];
const TITLES = ['citation_title', 'dc.title', 'dcterms.title', 'bepress_citation_title', 'eprints.title'];
const LANGUAGES = ['citation_language', 'dc.language', 'dcterms.language'];
const AUTHORS = [
  ...['citation_author', 'dc.creator', 'dcterms.creator', 'bepress_citation_author', 'eprints.creators_name'],
];

function draftOf(tree: HtmlTree, place: { at: number; end: number }): RecordDraft {
  const draft = new RecordDraft();
  const metas = tree.metas(place);
  const all = (name: string) => metas.get(name) ?? [];
  const first = (...names: string[]) => names.map(name => all(name)[0]).find(part => part !== undefined);
  draft.text('title', first(...TITLES));
  const authors = AUTHORS.map(all).find(parts => parts.length > 0) ?? [];
  for (const author of authors) draft.addAuthors([oneLine(author.text)], author);
  draft.stateDate(DATES.map(name => first(name)).map(part => part && { ...part, written: part.text }));
  draft.stateLanguage(LANGUAGES.flatMap(all));
  draft.text('container-title', first(...VENUES));
  const doi = first('citation_doi', 'dc.identifier.doi');
  if (doi) draft.state({ identifiers: identifiersOfDoi(doi.text) }, doi);
  const pmid = first('citation_pmid');
  if (pmid) draft.state({ identifiers: identifiersOfPubmed(pmid.text) }, pmid);
  const arxiv = first('citation_arxiv_id');
  if (arxiv) draft.state({ identifiers: identifiersIn([arxiv.text]) }, arxiv);
  for (const name of ['citation_pdf_url', 'citation_abstract_html_url', 'og:url', 'dc.identifier'])
    for (const part of all(name)) draft.state({ identifiers: identifiersIn([part.text]) }, part);
  const address = first('citation_pdf_url', 'citation_abstract_html_url', 'og:url');
  if (address) draft.state({ links: paperLink(tree.address(address.text)) }, address);
  // arXiv shows what its metadata leave out: the authors' comment.
  const comment = tree.all(node => node.name === 'td' && has(node, 'class', 'comments'), place)[0];
  if (arxiv && comment) {
    const text = tree.text(comment);
    draft.state({ 'author-comment': text, ...(isWithdrawn(text) && { status: 'withdrawn' }) }, comment);
  }
  const said = (name: string) => first(name)?.text;
  draft.printedIn({
    volume: said('citation_volume'),
    issue: said('citation_issue'),
    page: said('citation_firstpage'),
  });
  const abstract = abstractOf(tree, place) ?? first('citation_abstract', 'dcterms.abstract');
  if (abstract) draft.addAbstract(abstract.text, abstract);
  return draft;
}

/** The longest element of the page that is called an abstract, without that word before it. */
function abstractOf(tree: HtmlTree, place: { at: number; end: number }): (LineRange & { text: string }) | undefined {
  let longest: (LineRange & { text: string }) | undefined;
  let end = 0;
  for (const node of tree.all(element => has(element, 'class', ...CALLED) || has(element, 'id', ...CALLED), place)) {
    if (node.at < end || node.name === 'a' || node.name === 'meta') continue;
    end = node.end;
    const text = tree.text(node).replace(/^abstract\s?[.:—–-]?\s*/i, '');
    if (text.length > (longest?.text.length ?? SHORTEST)) longest = { text, from: node.from, to: node.to };
  }
  return longest;
}

const CALLED = [
  'abstract',
  'Abstract',
  'acl-abstract',
  'abstract-content',
  'abstractSection',
  'abstractInFull',
  'article__abstract',
];
/** Shorter is a heading or a link to the abstract. */
const SHORTEST = 40;

export default {
  id: 'html-metadata',
  about: 'the saved page of one paper, by what it tells search engines: arXiv, OpenReview, ACL Anthology, publishers',
  version: 3,
  sharesLines: true,
  readsHtml: true,
  detect: dump => detectHtml(dump, PAPER_META),
  parse,
} satisfies Source;
