import { alternates, exportLinks } from '../../cite/alternates.ts';
import type { Digest } from '../../digest/digest.ts';
import { topicFeedFile } from '../../digest/feed-files.ts';
import { partsOf } from '../../digest/parts.ts';
import type { PaperEntry } from '../../paper.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { html, raw, type Value } from '../../typeset/html.ts';
import { plainAbstract, renderAbstract } from '../../typeset/markdown.ts';
import { plural } from '../../typeset/plural.ts';
import { Layout } from '../layout.ts';
import { type SitePage, siteTemplate } from '../page.ts';
import { collectionMetadata } from '../parts/collection-metadata.ts';
import { paperItem } from '../parts/paper-item.ts';
import { barsFigure } from '../pictures/bars.ts';
import { type Timeline, timelineOf, topicCounts } from '../pictures/timeline.ts';

const ROOT = '../';
/** Papers on an archive page; the newest page holds as many, and up to as many again. */
const TOPIC_PAGE = 60;

/** A page of a topic: `archive` is the archive page's number, the oldest being 1; absent on the page of the newest papers. */
interface TopicPage extends SitePage {
  slug: string;
  name: string;
  ids: readonly string[];
  /** Of all its pages; on the first, which says it. */
  total?: number;
  archive?: number;
  newer?: number;
  older?: number;
  intro?: string;
  belongs?: string;
  timeline?: Timeline;
  counts?: readonly number[];
}

/**
 * A topic's newest papers, and its archive, whose pages are numbered from the oldest and are always full, so that a new paper
 * changes the newest page and, once in a while, adds a page to the archive.
 */
export const topicsTemplate = siteTemplate<TopicPage>({
  name: 'topics',
  *pages(digest) {
    const timeline = timelineOf(digest);
    for (const topic of digest.topics) {
      const { slug, name, papers, file } = topic;
      const { newest, archive } = partsOf(papers, TOPIC_PAGE);
      const same = { slug, name };
      const idsOf = (list: readonly PaperEntry[]) => list.map(entry => entry.id);
      yield {
        file: topicFile(slug),
        lastmod: newest[0]?.listed ?? digest.days.at(-1)?.date,
        ...same,
        ids: idsOf(newest),
        total: papers.length,
        older: archive[0]?.number,
        intro: file?.intro,
        belongs: file?.belongs,
        timeline,
        counts: topicCounts(digest, topic),
      };
      for (const [i, { number, items }] of archive.entries())
        yield {
          file: topicFile(slug, number),
          lastmod: items[0]?.listed,
          ...same,
          ids: idsOf(items),
          archive: number,
          newer: i === 0 ? 0 : number + 1,
          older: archive[i + 1]?.number,
        };
    }
  },
  render: (digest, page) => (page.archive === undefined ? renderNewest(digest, page) : renderArchive(digest, page)),
});

/** Where a page of a topic stands. @param archive the archive page's number, the oldest being 1; absent: the newest page */
function topicFile(slug: string, archive?: number): string {
  return archive === undefined ? `topics/${slug}.html` : `topics/${slug}-archive-${archive}.html`;
}

function feedsOf({ slug, name, total }: TopicPage) {
  return total !== 0 ? [{ label: name, file: topicFeedFile(slug) }] : [];
}

function renderNewest(digest: Digest, page: TopicPage): string {
  const { file, slug, name, ids, total, older, intro, belongs, timeline, counts } = page;
  const layout = Layout.of(digest);
  const files = { list: `topics/${slug}`, root: ROOT, what: 'the newest papers of this topic' };
  return layout.page({
    file,
    title: name,
    description: `${name}: ${plainAbstract(intro ?? '') || belongs || plural(total!, 'paper')}`,
    kind: 'topic-page',
    feeds: feedsOf(page),
    head: html`${collectionMetadata(digest.site, name, layout.url(file))}${alternates(files)}`,
    section: 'topics',
    main: html`<header class="opening"><p class="eyebrow"><a href="index.html">Topics</a></p>
<h1>${name}</h1>
${intro ? html`<div class="note">${raw(renderAbstract(intro))}</div>\n` : belongs && html`<p class="note">${belongs}.</p>\n`}<p class="tally">${
      total === 0 ? 'No papers yet' : `${plural(total!, 'paper')}, newest first`
    }</p>${barsFigure(counts!, timeline!)}</header>
<div class="stories">
${byDay(digest, ids, slug)}${turn(slug, { older })}${total !== 0 && exportLinks(files)}</div>
`,
  });
}

function renderArchive(digest: Digest, page: TopicPage): string {
  const { file, slug, name, ids, archive, newer, older } = page;
  const first = plainDay(digest.paper(ids.at(-1)!)!.listed);
  const last = plainDay(digest.paper(ids[0]!)!.listed);
  return Layout.of(digest).page({
    file,
    title: `${name}, archive ${archive}`,
    description: `${name}: papers listed from ${first} to ${last}.`,
    kind: 'topic-page',
    feeds: feedsOf(page),
    section: 'topics',
    main: html`<header class="opening"><p class="eyebrow"><a href="${slug}.html">${name}</a></p>
<h1>${name}, archive ${archive}</h1>
<p class="tally">${first} to ${last}</p></header>
<div class="stories">
${byDay(digest, ids, slug)}${turn(slug, { newer, older })}</div>
`,
  });
}

/** Papers under the days on which they were listed. */
function byDay(digest: Digest, ids: readonly string[], slug: string): Value {
  const days = new Map<string, PaperEntry[]>();
  for (const entry of ids.map(id => digest.paper(id)!))
    (days.get(entry.listed) ?? days.set(entry.listed, []).get(entry.listed)!).push(entry);
  return [...days].map(
    ([
      day,
      list,
    ]) => html`<section class="topic"><h2><a href="../days/${day}.html">${plainDay(day)}</a> <span class="count">${list.length}</span></h2>
${list.map(entry => paperItem(digest, entry, { root: ROOT, under: slug }))}</section>
`,
  );
}

/** Links to the pages before and after; 0 is the newest page. */
function turn(slug: string, to: { newer?: number; older?: number }): Value {
  if (to.newer === undefined && to.older === undefined) return undefined;
  const file = (n: number) => topicFile(slug, n || undefined).slice('topics/'.length);
  return html`<nav class="turn-list" aria-label="Pages of this topic">${
    to.newer !== undefined && html`<a rel="prev" href="${file(to.newer)}">← Newer papers</a> `
  }${to.older !== undefined && html`<a rel="next" href="${file(to.older)}">Older papers →</a>`}</nav>
`;
}
