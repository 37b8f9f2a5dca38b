import { alternates, exportLinks } from '../../cite/alternates.ts';
import type { Digest, DigestTopic } from '../../digest/digest.ts';
import { topicFeedFile } from '../../digest/feed-files.ts';
import type { PaperEntry } from '../../paper.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { html, raw, type Value } from '../../typeset/html.ts';
import { plainAbstract, renderAbstract } from '../../typeset/markdown.ts';
import { plural } from '../../typeset/plural.ts';
import { Layout } from '../layout.ts';
import { fingerprint, type Page, type PageKind } from '../page.ts';
import { collectionMetadata } from '../parts/collection-metadata.ts';
import { paperItem, paperItemKey } from '../parts/paper-item.ts';
import { barsFigure } from '../pictures/bars.ts';
import { timelineOf, topicCounts } from '../pictures/timeline.ts';

const ROOT = '../';
/** Papers on an archive page; the newest page holds as many, and up to as many again. */
export const TOPIC_PAGE = 60;

/** A topic's newest papers, and its archive. */
export const topicsKind: PageKind = {
  name: 'topics',
  module: import.meta.url,
  *pages(digest) {
    for (const topic of digest.topics) yield* topicPages(digest, topic);
  },
};

/** Where a page of a topic stands. @param archive the archive page's number, the oldest being 1; absent: the newest page */
export function topicFile(slug: string, archive?: number): string {
  return archive === undefined ? `topics/${slug}.html` : `topics/${slug}-archive-${archive}.html`;
}

/**
 * The archive's pages are numbered from the oldest and are always full, so that a new paper changes the newest page and,
 * once in a while, adds a page to the archive.
 */
function* topicPages(digest: Digest, topic: DigestTopic): Generator<Page> {
  const { slug, papers } = topic;
  const archives = Math.max(0, Math.floor(papers.length / TOPIC_PAGE) - 1);
  const newest = papers.slice(0, papers.length - archives * TOPIC_PAGE);
  const layout = Layout.of(digest);
  const feeds = papers.length > 0 ? [{ label: topic.name, file: topicFeedFile(slug) }] : [];
  const keyOf = (list: readonly PaperEntry[]) => list.map(entry => paperItemKey(digest, entry));
  const intro = topic.file?.intro ?? '';
  const belongs = topic.file?.belongs ?? '';
  const timeline = timelineOf(digest);
  const counts = topicCounts(digest, topic);
  const files = { list: `topics/${slug}`, root: ROOT, what: 'the newest papers of this topic' };
  yield {
    file: topicFile(slug),
    key: fingerprint([
      layout.key,
      topic.name,
      intro,
      belongs,
      papers.length,
      timeline.unit,
      timeline.steps[0],
      counts.join(),
      ...keyOf(newest),
    ]),
    lastmod: newest[0]?.listed ?? digest.days.at(-1)?.date,
    render: () =>
      layout.page({
        file: topicFile(slug),
        title: topic.name,
        description: `${topic.name}: ${plainAbstract(intro) || belongs || plural(papers.length, 'paper')}`,
        kind: 'topic-page',
        feeds,
        head: html`${collectionMetadata(digest.site, topic.name, layout.url(topicFile(slug)))}${alternates(files)}`,
        section: 'topics',
        main: html`<header class="opening"><p class="eyebrow"><a href="index.html">Topics</a></p>
<h1>${topic.name}</h1>
${intro ? html`<div class="note">${raw(renderAbstract(intro))}</div>\n` : belongs && html`<p class="note">${belongs}.</p>\n`}<p class="tally">${
          papers.length === 0 ? 'No papers yet' : `${plural(papers.length, 'paper')}, newest first`
        }</p>${barsFigure(counts, timeline)}</header>
<div class="stories">
${byDay(digest, newest, slug)}${turn(slug, { older: archives > 0 ? archives : undefined })}${papers.length > 0 && exportLinks(files)}</div>
`,
      }),
  };
  for (let n = archives; n >= 1; n--) {
    const end = papers.length - (n - 1) * TOPIC_PAGE;
    const list = papers.slice(end - TOPIC_PAGE, end);
    yield {
      file: topicFile(slug, n),
      key: fingerprint([layout.key, topic.name, n, n === archives, ...keyOf(list)]),
      lastmod: list[0]?.listed,
      render: () =>
        layout.page({
          file: topicFile(slug, n),
          title: `${topic.name}, archive ${n}`,
          description: `${topic.name}: papers listed from ${plainDay(list.at(-1)!.listed)} to ${plainDay(list[0]!.listed)}.`,
          kind: 'topic-page',
          feeds,
          section: 'topics',
          main: html`<header class="opening"><p class="eyebrow"><a href="${slug}.html">${topic.name}</a></p>
<h1>${topic.name}, archive ${n}</h1>
<p class="tally">${plainDay(list.at(-1)!.listed)} to ${plainDay(list[0]!.listed)}</p></header>
<div class="stories">
${byDay(digest, list, slug)}${turn(slug, { newer: n === archives ? 0 : n + 1, older: n > 1 ? n - 1 : undefined })}</div>
`,
        }),
    };
  }
}

/** Papers under the days on which they were listed. */
function byDay(digest: Digest, papers: readonly PaperEntry[], slug: string): Value {
  const days = new Map<string, PaperEntry[]>();
  for (const entry of papers) (days.get(entry.listed) ?? days.set(entry.listed, []).get(entry.listed)!).push(entry);
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
