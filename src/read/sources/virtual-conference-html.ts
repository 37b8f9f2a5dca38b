import { detectHtml, type HtmlNode, HtmlTree, PAPER_META } from '../formats/html-tree.ts';
import { titledPapers } from '../formats/titled-papers.ts';
import { paperLink, RecordDraft } from '../record-draft.ts';
import type { Parsed, Source, SourceDump } from '../source.ts';

/** A paper's page at a virtual conference; workshops and talks have other names. */
const PAPER = /\/virtual\/(?:19|20)\d\d\/(?:poster|oral|spotlight|paper)\/\w{1,40}/;

/** A page that lists a virtual conference's papers: each item is its title, which leads to the paper's page, and nothing else. */
function* parse(dump: SourceDump): Generator<Parsed> {
  const tree = new HtmlTree(dump);
  yield* titledPapers(dump, tree, titlesOf(tree), 'item', title =>
    new RecordDraft().state(
      { title: tree.text(title), links: paperLink(tree.address(title.attributes['href'])) },
      title,
    ),
  );
}

function titlesOf(tree: HtmlTree): HtmlNode[] {
  return tree
    .all(({ name }) => name === 'li')
    .flatMap(item => {
      const [link, ...more] = tree.all(({ name }) => name === 'a', item);
      const isPaper = link && more.length === 0 && PAPER.test(link.attributes['href'] ?? '');
      return isPaper && /\p{L}/u.test(tree.text(link)) && tree.text(link) === tree.text(item) ? [link] : [];
    });
}

export default {
  id: 'virtual-conference-html',
  about: 'the list of papers of a virtual conference (NeurIPS, ICML, ICLR: “/virtual/2024/papers.html”), saved as HTML',
  version: 1,
  sharesLines: true,
  readsHtml: true,
  detect(dump) {
    const links = detectHtml(dump, { 'links to “/virtual/2024/poster/…”': PAPER }, PAPER_META);
    const count = links.found ? titlesOf(new HtmlTree(dump)).length : 0;
    return { found: count > 0, evidence: `${links.evidence}; items that are such a link and nothing else: ${count}` };
  },
  parse,
} satisfies Source;
