import type { EleventyPage, UserConfig } from '@11ty/eleventy';
import { cslItem } from '../cite/csl-json.ts';
import { markdownCitation } from '../cite/markdown.ts';
import { paperBibtex } from '../cite/paper-bibtex.ts';
import type { PageFile } from '../content/page-file.ts';
import { dayPicks } from '../digest/day-sections.ts';
import type { Digest } from '../digest/digest.ts';
import type { DigestDay, DigestTopic } from '../digest/grouping.ts';
import type { PaperEntry } from '../paper.ts';
import { toRoot } from '../theme/page.ts';
import { paperItem } from '../theme/parts/paper-item.ts';
import { issuedText, longDay, monthName, plainDay, shortDay } from '../typeset/date-text.ts';
import { paperLabel } from '../typeset/label.ts';
import { renderAbstract, renderInline } from '../typeset/markdown.ts';
import type { Words } from '../words/words.ts';

/** An item of a collection, in Eleventy's form. */
interface Item {
  /** From the site's root: `/papers/a-study.html`. */
  url: string;
  data: Record<string, unknown>;
}

const paperOf = (paper: PaperEntry): Item => ({
  url: `/papers/${paper.id}.html`,
  data: { title: paperLabel(paper), paper },
});
const dayOf = (words: Words, day: DigestDay): Item => ({
  url: `/days/${day.date}.html`,
  data: { title: day.note?.title ?? plainDay(words, day.date), day },
});
const topicOf = (topic: DigestTopic): Item => ({
  url: `/topics/${topic.slug}.html`,
  data: { title: topic.name, topic },
});

const pageOf = (page: PageFile): Item => ({
  url: `/${page.path}.html`,
  data: { title: page.title, page },
});

/** The collections `pages`, `papers`, `days`, `topics` and `picks`, always complete, whatever is rendered. */
export function addCollections(config: UserConfig, digest: () => Digest): void {
  config.addCollection('papers', () => digest().papers.map(paperOf));
  config.addCollection('days', () => digest().days.map(day => dayOf(digest().words, day)));
  config.addCollection('topics', () => digest().topics.map(topicOf));
  config.addCollection('pages', () => digest().pages.map(pageOf));
  config.addCollection('picks', () => {
    const picks = new Set(digest().papers.filter(entry => entry.pick));
    for (const day of digest().days) for (const entry of dayPicks(digest(), day)) picks.add(entry);
    return [...picks].map(paperOf);
  });
}

/** The forms of a date in words. */
const DATES: Readonly<Record<string, (words: Words, date: string) => string>> = {
  long: longDay,
  plain: plainDay,
  short: shortDay,
  month: (words, date) => monthName(words, date.slice(0, 7)),
};

/** The filters and shortcodes for a theme's templates (docs/theme.md); existing ones of the same name are left alone. */
export function addFilters(config: UserConfig, digest: () => Digest): void {
  const filter = (name: string, make: (this: { page?: EleventyPage }, ...args: never[]) => unknown): void => {
    if (!config.getFilter(name)) config.addFilter(name, make);
  };
  filter('citation', (paper: PaperEntry, format: 'bibtex' | 'markdown' = 'bibtex') =>
    format === 'markdown' ? markdownCitation(cslItem(paper)) : paperBibtex(paper, digest().citationKey(paper.id)),
  );
  filter('markdown', (text: string, inline = false) => (inline ? renderInline : renderAbstract)(digest().words, text));
  filter('dateInWords', (date: string, form = 'plain') => {
    if (date.length < 10) return issuedText(digest().words, date);
    const inWords = Object.hasOwn(DATES, form) ? DATES[form] : undefined;
    if (!inWords) throw new Error(`dateInWords: expected one of ${Object.keys(DATES).join(', ')}, found ${form}`);
    return inWords(digest().words, date);
  });
  filter('relative', function (url: string) {
    return wayTo(this.page, url);
  });
  if (!config.getShortcode('paperItem'))
    config.addShortcode('paperItem', function (paper: PaperEntry, level: 2 | 3 | 4 = 3) {
      return paperItem(digest(), paper, { root: wayTo(this.page, '/') || './', level }).text;
    });
}

/** The relative path from one page to another, which also works from disk. @param url from the site's root, or a file's name */
function wayTo(page: EleventyPage | undefined, url: string): string {
  const from = (page?.url || '/').replace(/^\//, '');
  const to = url.replace(/^\//, '');
  return toRoot(from) + (to === '' || to.endsWith('/') ? `${to}${url === '/' ? '' : 'index.html'}` : to);
}
