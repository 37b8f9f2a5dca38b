import { detectHtml, type HtmlNode, HtmlTree, has, PAPER_META } from '../formats/html-tree.ts';
import { openreviewVenue } from '../formats/openreview-venue.ts';
import { titledPapers } from '../formats/titled-papers.ts';
import { identifiersIn, linkTo, RecordDraft } from '../record-draft.ts';
import type { Parsed, Source, SourceDump } from '../source.ts';

const FORUM = /\/forum\?(?:[^#"\s]{0,200}&)?id=([\w-]{5,40})/;

/** A list of OpenReview's: each paper is a heading that leads to its forum, then its authors, and its fields, perhaps folded. */
function* parse(dump: SourceDump): Generator<Parsed> {
  const tree = new HtmlTree(dump);
  yield* titledPapers(dump, tree, titlesOf(tree), 'note', (title, place) => draftOf(tree, title, place));
}

/** The headings' links to a forum: “12 replies” leads there as well. */
function titlesOf(tree: HtmlTree): HtmlNode[] {
  const isTitle = (node: HtmlNode) =>
    node.name === 'a' && FORUM.test(node.attributes['href'] ?? '') && /\p{L}/u.test(tree.text(node));
  const titles: HtmlNode[] = [];
  let end = 0;
  for (const heading of tree.all(({ name }) => /^h[1-6]$/.test(name))) {
    if (heading.at < end) continue;
    end = heading.end;
    titles.push(...tree.all(isTitle, heading).slice(0, 1));
  }
  return titles;
}

function draftOf(tree: HtmlTree, title: HtmlNode, place: { at: number; end: number }): RecordDraft {
  const draft = new RecordDraft().state({ title: tree.text(title) }, title);
  const id = FORUM.exec(title.attributes['href']!)![1]!;
  draft.state({ identifiers: identifiersIn([`https://openreview.net/forum?id=${id}`]) }, title);
  const authors = tree.all(node => has(node, 'class', 'note-authors', 'note_authors'), place)[0];
  if (authors) {
    const named = tree.all(node => node.name === 'a', authors).map(node => tree.text(node));
    draft.addAuthors(
      named.some(name => name !== '') ? named.filter(name => name !== '') : [tree.text(authors)],
      authors,
    );
  }
  const facts = tree.all(node => has(node, 'class', 'note-meta-info', 'note_meta_info'), place)[0];
  for (const item of facts ? tree.all(node => node.name === 'li', facts) : []) venueOf(tree.text(item), draft, item);
  const labels = tree.all(node => has(node, 'class', 'note-content-field', 'note_content_field'), place);
  const values = tree.all(node => has(node, 'class', 'note-content-value', 'note_content_value'), place);
  let at = 0;
  for (const label of labels) {
    while (values[at] && values[at]!.at < label.at) at++;
    const value = values[at];
    if (!value) break;
    const [name, text] = [tree.text(label).replace(/ ?:$/, '').toLowerCase(), tree.text(value)];
    if (name === 'abstract' && !draft.has('abstract')) draft.addAbstract(text, value);
    else if (name === 'venue') venueOf(text, draft, value);
    else if (name === 'code') draft.state({ links: linkTo(text, 'code') }, value);
  }
  return draft;
}

const VENUE = /^.{2,60} (?:19|20)\d\d(?: Workshop .{1,80})?$/i;

/** “ICLR 2024 oral” is where and how a paper was presented; “Submitted to ICLR 2024” and “Published: 16 Jan 2024” are not. */
function venueOf(text: string, draft: RecordDraft, place: HtmlNode): void {
  const { venue, presentation } = openreviewVenue(text);
  if (!VENUE.test(venue) || /:|^submitted|submission|under review|withdrawn|rejected/i.test(text)) return;
  draft.state({ 'container-title': venue, event: presentation ? { presentation } : undefined }, place);
}

export default {
  id: 'openreview-html',
  about: 'a list of papers on OpenReview (openreview.net), the page saved or its HTML copied',
  version: 1,
  sharesLines: true,
  readsHtml: true,
  detect(dump) {
    const links = detectHtml(dump, { 'links to “/forum?id=…”': /\/forum\?/ }, PAPER_META);
    const count = links.found ? titlesOf(new HtmlTree(dump)).length : 0;
    return { found: count > 0, evidence: `${links.evidence}; headings with such a link: ${count}` };
  },
  parse,
} satisfies Source;
