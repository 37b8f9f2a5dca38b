import { alternates, exportLinks } from '../../cite/alternates.ts';
import { titledFirst } from '../../digest/day-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import { topicFeedFile } from '../../digest/feed-files.ts';
import { groupBy } from '../../digest/group-by.ts';
import { partsOf } from '../../digest/parts.ts';
import type { Timeline } from '../../digest/timeline.ts';
import type { PaperEntry } from '../../paper.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { html, raw, type Value } from '../../typeset/html.ts';
import { plainAbstract, renderAbstract } from '../../typeset/markdown.ts';
import { ownName, ownSentence, ownWords } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';
import { Layout } from '../layout.ts';
import { type SitePage, siteTemplate } from '../page.ts';
import { collectionMetadata } from '../parts/collection-metadata.ts';
import { countMark } from '../parts/count.ts';
import { followButton } from '../parts/follow-button.ts';
import { movedPage } from '../parts/moved.ts';
import { opening } from '../parts/opening.ts';
import { paperItem } from '../parts/paper-item.ts';
import { findNote } from '../parts/paper-links.ts';
import { turnList } from '../parts/turn-list.ts';
import { barsFigure } from '../pictures/bars.ts';
import { topicCounts } from '../pictures/timeline.ts';

const ROOT = '../';
/** Papers on an archive page; the newest page holds as many, and up to as many again. */
const TOPIC_PAGE = 60;
/** Days of fewer papers have no heading of their own. */
const HEADED = 3;
/** Bars of fewer papers than this are single blocks. */
const ENOUGH = 10;

/**
 * A page of a topic. `archive` is the number of an archive page, the oldest being 1; absent on the page of the newest papers, and at a
 * former address (`alias`).
 */
interface TopicPage extends SitePage {
  slug: string;
  name: string;
  ids: readonly string[];
  /** Papers on all its pages; only on the first page, which says it. */
  total?: number;
  archive?: number;
  alias?: string;
  newer?: number;
  older?: number;
  intro?: string;
  belongs?: string;
  timeline?: Timeline;
  counts?: readonly number[];
}

/**
 * A topic's newest papers, and its archive. Archive pages are numbered from the oldest and always full, so that a new paper
 * changes only the newest page and, once in a while, adds an archive page.
 */
export const topicsTemplate = siteTemplate<TopicPage>({
  name: 'topics',
  *pages(digest) {
    const timeline = digest.timeline;
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
      for (const alias of topic.formerly) yield { file: topicFile(alias), ...same, ids: [], alias };
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
  render(digest, page) {
    if (page.alias !== undefined) return redirect(digest, page);
    return page.archive === undefined ? renderNewest(digest, page) : renderArchive(digest, page);
  },
});

/** The address of a topic whose file was renamed. */
function redirect(digest: Digest, { slug, name }: TopicPage): string {
  const { site, words } = digest;
  const canonical = Layout.of(digest).url(topicFile(slug));
  return movedPage(words, { site, title: name, to: `${slug}.html`, canonical, name: ownName(words, name, site) });
}

/** The file of a page of a topic. @param archive the archive page's number, the oldest being 1; absent: the newest page */
function topicFile(slug: string, archive?: number): string {
  return archive === undefined ? `topics/${slug}.html` : `topics/${slug}-archive-${archive}.html`;
}

function feedsOf({ slug, name, total }: TopicPage) {
  return total !== 0 ? [{ label: name, file: topicFeedFile(slug) }] : [];
}

function renderNewest(digest: Digest, page: TopicPage): string {
  const { file, slug, name, ids, total, older, intro, belongs, timeline, counts } = page;
  const { site, words } = digest;
  const layout = Layout.of(digest);
  const tally = words.say('n-papers', { n: total! });
  const files = { list: `topics/${slug}`, root: ROOT, what: words.say('newest-of-topic') };
  return layout.page({
    file,
    title: name,
    description: words.say('topic-about', { name, about: plainAbstract(intro ?? '') || belongs || tally }),
    kind: 'topic-page',
    feeds: feedsOf(page),
    head: html`${collectionMetadata(site, name, layout.url(file))}${alternates(words, files)}`,
    section: 'topics',
    main: html`${opening(ownName(words, name, site), total === 0 ? words.say('no-papers-yet') : tally, {
      above: { file: 'index.html', name: words.say('nav-topics') },
      note: intro
        ? html`<div class="note"${ownWords(words, intro, site)}>${raw(renderAbstract(words, intro))}</div>\n`
        : belongs && html`<p class="note"${ownWords(words, belongs, site)}>${ownSentence(words, belongs)}</p>\n`,
      tools: followButton(words, site, name),
      picture: isTelling(counts!, total!) && barsFigure(words, counts!, timeline!, total!),
    })}<div class="stories">
${byDay(digest, ids, slug)}${turn(words, slug, { older })}${total !== 0 && exportLinks(words, files)}${findNote(words, site, papersOf(digest, ids))}</div>
`,
  });
}

/** Whether a topic has papers enough for bars, and most of those a date: otherwise they would say little of it. */
function isTelling(counts: readonly number[], total: number): boolean {
  return total >= ENOUGH && counts.reduce((sum, count) => sum + count, 0) * 2 >= total;
}

function renderArchive(digest: Digest, page: TopicPage): string {
  const { file, slug, name, ids, archive, newer, older } = page;
  const { site, words } = digest;
  const first = plainDay(words, digest.paper(ids.at(-1)!)!.listed);
  const last = plainDay(words, digest.paper(ids[0]!)!.listed);
  const number = String(archive);
  return Layout.of(digest).page({
    file,
    title: words.say('archive-title', { name, number }),
    description: words.say('topic-listed', { name, first, last }),
    kind: 'topic-page',
    feeds: feedsOf(page),
    section: 'topics',
    main: html`${opening(
      html`${words.set('archive-title', { name: ownName(words, name, site), number })}`,
      words.say('days-from-to', { first, last }),
      {
        above: { file: `${slug}.html`, name },
      },
    )}<div class="stories">
${byDay(digest, ids, slug)}${turn(words, slug, { newer, older })}${findNote(words, site, papersOf(digest, ids))}</div>
`,
  });
}

function papersOf(digest: Digest, ids: readonly string[]): PaperEntry[] {
  return ids.map(id => digest.paper(id)!);
}

/** Papers under the days on which they were listed; days of a paper or two run together, and each paper says its day. */
function byDay(digest: Digest, ids: readonly string[], slug: string): Value {
  const { words } = digest;
  const runs: { days: string[]; papers: PaperEntry[] }[] = [];
  let isRun = false;
  for (const [day, listed] of groupBy(papersOf(digest, ids), entry => entry.listed)) {
    const papers = titledFirst(listed);
    const isSmall = papers.length < HEADED;
    if (isSmall && isRun) {
      const { days, papers: before } = runs.at(-1)!;
      days.push(day);
      before.push(...papers);
    } else runs.push({ days: [day], papers });
    isRun = isSmall;
  }
  return runs.map(({ days, papers }) => {
    const [newest, oldest] = [days[0]!, days.at(-1)!];
    const dated = days.length > 1 || (runs.length === 1 && papers.length < HEADED);
    const name = dated
      ? words.say('days-from-to', { first: plainDay(words, oldest), last: plainDay(words, newest) })
      : plainDay(words, newest);
    const heading = html`<h2>${dated ? name : html`<a href="../days/${newest}.html">${name}</a>`} ${countMark(words, papers.length)}</h2>`;
    return html`<section class="topic">${runs.length === 1 && dated ? html`<h2 class="hidden">${words.say('papers-heading')}</h2>` : heading}
${papers.map(entry => paperItem(digest, entry, { root: ROOT, under: slug, dated: dated || undefined }))}</section>
`;
  });
}

/** Links to the pages before and after; 0 is the newest page. */
function turn(words: Words, slug: string, to: { newer?: number; older?: number }): Value {
  const link = (page: number | undefined, name: string) =>
    page !== undefined && { file: topicFile(slug, page || undefined).slice('topics/'.length), name };
  return turnList(
    words,
    words.say('pages-of-topic'),
    link(to.newer, words.say('newer-papers')),
    link(to.older, words.say('older-papers')),
  );
}
