import { detectHtml, type HtmlNode, HtmlTree, PAPER_META } from '../formats/html-tree.ts';
import { titledPapers } from '../formats/titled-papers.ts';
import { paperLink, RecordDraft } from '../record-draft.ts';
import type { Parsed, Source, SourceDump } from '../source.ts';

/** The Anthology's names of papers: `2024.acl-long.1`, `P19-1001`, `W18-5401` (https://aclanthology.org/info/ids/). */
const PAPER =
  /^(?:https?:\/\/(?:www\.)?aclanthology\.(?:org|info))?\/((?:\d{4}\.[a-z0-9]{2,30}-[a-z0-9]{1,20}\.\d{1,5})|[A-Z]\d{2}-\d{4})\/?$/;

/** A volume, an event or a person's page of the ACL Anthology: a title that leads to the paper, its authors, the abstract folded. */
function* parse(dump: SourceDump): Generator<Parsed> {
  const tree = new HtmlTree(dump);
  const volumes = new Map<string, string>();
  yield* titledPapers(dump, tree, titlesOf(tree), 'paper', (title, place) => {
    const id = idOf(title);
    if (!FRONT.test(id)) return draftOf(tree, title, place, volumes.get(volumeOf(id)));
    volumes.set(volumeOf(id), tree.text(title));
    return undefined;
  });
}

function draftOf(
  tree: HtmlTree,
  title: HtmlNode,
  place: { at: number; end: number },
  volume: string | undefined,
): RecordDraft {
  const id = idOf(title);
  const draft = new RecordDraft().state(
    {
      title: tree.text(title),
      'container-title': volume,
      links: paperLink(`https://aclanthology.org/${id}/`),
      issued: yearOf(id),
    },
    title,
  );
  const isAuthor = ({ name, attributes }: HtmlNode) => name === 'a' && /\/people\//.test(attributes['href'] ?? '');
  for (const author of tree.all(isAuthor, place)) draft.addAuthors([tree.text(author)], author);
  const abstract = tree.all(({ attributes }) => /^abstract-/.test(attributes['id'] ?? ''), place)[0];
  if (abstract) draft.addAbstract(tree.text(abstract).replace(/^abstract\s+/i, ''), abstract);
  return draft;
}

function titlesOf(tree: HtmlTree): HtmlNode[] {
  return tree.all(({ name, attributes }) => name === 'a' && PAPER.test(attributes['href'] ?? '')).filter(isTitle);

  function isTitle(link: HtmlNode): boolean {
    const text = tree.text(link);
    return /\p{L}{2}/u.test(text) && !/^(?:https?:|(?:pdf|bib|abs|html|video|code|software|data)$)/i.test(text);
  }
}

function idOf(title: HtmlNode): string {
  return PAPER.exec(title.attributes['href']!)![1]!;
}

/** The front matter of a volume has the number 0, is no paper, and is called as the volume is. */
const FRONT = /(?:\.0|-\d?000)$/;

/** What the papers of a volume have in common: `2024.acl-long`, `P19-1`, but `W18-54`, where a year has many workshops. */
function volumeOf(id: string): string {
  return /^(?:\d{4}\.[^.]+|W\d\d-\d\d|[A-Z]\d\d-\d)/.exec(id)![0];
}

/** The year that a paper's name says: `2024.…`, or two figures that count from 1960 on. */
function yearOf(id: string): string | undefined {
  if (/^\d{4}\./.test(id)) return id.slice(0, 4);
  const short = Number(id.slice(1, 3));
  return String(short < 60 ? 2000 + short : 1900 + short);
}

export default {
  id: 'acl-anthology-html',
  about: 'a volume, an event or a person on the ACL Anthology (aclanthology.org), the page saved or its HTML copied',
  version: 1,
  sharesLines: true,
  readsHtml: true,
  detect(dump) {
    const links = detectHtml(
      dump,
      {
        'links to papers of the Anthology':
          /href=["']?(?:https?:\/\/(?:www\.)?aclanthology\.(?:org|info))?\/(?:\d{4}\.[a-z0-9]{2,30}-[a-z0-9]{1,20}\.\d|[A-Z]\d{2}-\d{4}\b)/,
        'links to /people/': /href=["']?(?:https?:\/\/(?:www\.)?aclanthology\.(?:org|info))?\/people\//,
      },
      PAPER_META,
    );
    const count = links.found ? titlesOf(new HtmlTree(dump)).filter(title => !FRONT.test(idOf(title))).length : 0;
    return { found: count > 0, evidence: `${links.evidence}; titles that lead to a paper: ${count}` };
  },
  parse,
} satisfies Source;
