import { detectHtml, type HtmlNode, HtmlTree, has } from '../formats/html-tree.ts';
import { titledPapers } from '../formats/titled-papers.ts';
import { commaNames } from '../prose.ts';
import { identifiersIn, paperLink, RecordDraft } from '../record-draft.ts';
import type { Parsed, Source, SourceDump } from '../source.ts';

/**
 * The message by which Google Scholar alerts to new papers: a title that leads to the paper, “authors - venue, year”, and an
 * excerpt, which begins and ends anywhere and so is no abstract.
 */
function* parse(dump: SourceDump): Generator<Parsed> {
  const tree = new HtmlTree(dump);
  yield* titledPapers(dump, tree, tree.all(isTitle), 'paper', (title, { at, end }) => {
    const address = targetOf(title.attributes['href'] ?? '');
    const draft = new RecordDraft().state(
      { title: tree.text(title), identifiers: identifiersIn([address]), links: paperLink(address) },
      title,
    );
    const line = tree.all(node => node.name === 'div', { at, end: Math.min(end, title.end + 50) })[0];
    if (line && !has(line, 'class', 'gse_alrt_sni')) printedIn(tree.text(line), line, draft);
    return draft;
  });
}

function isTitle(node: HtmlNode): boolean {
  return node.name === 'a' && has(node, 'class', 'gse_alrt_title');
}

/** The paper's own address, which Scholar's leads to: `https://scholar.google.com/scholar_url?url=…`. */
function targetOf(href: string): string | undefined {
  if (!URL.canParse(href)) return undefined;
  const url = new URL(href);
  return /^scholar\.google\./.test(url.hostname) ? (url.searchParams.get('url') ?? undefined) : href;
}

/** “A Example, B Example… - Journal of Sheep, 2024 - publisher”. What is cut off by three points is no name and no venue. */
function printedIn(text: string, place: HtmlNode, draft: RecordDraft): void {
  const [names = '', printed = ''] = text.split(/\s[-–]\s/);
  const isCut = /(?:…|\.\.\.) ?$/.test(names);
  const whole = commaNames(names.replace(/ ?(?:…|\.\.\.) ?$/, ''));
  if (whole.length > 0) draft.addAuthors(whole, place);
  if (whole.length > 0 && isCut) draft.state({ 'authors-complete': false }, place);
  const [, venue = '', year] = /^(.*?),?\s*((?:19|20)\d\d)?$/.exec(printed)!;
  draft.state({ identifiers: identifiersIn([printed]), issued: year }, place);
  if (venue !== '' && !/…|\.\.\.|^arXiv\b/i.test(venue)) draft.state({ 'container-title': venue }, place);
}

export default {
  id: 'scholar-alert',
  about: 'a message by which Google Scholar alerts to new papers, saved (.eml) or its HTML copied',
  version: 1,
  sharesLines: true,
  readsHtml: true,
  detect: dump => detectHtml(dump, { 'titles of an alert (gse_alrt_title)': /gse_alrt_title/ }),
  parse,
} satisfies Source;
