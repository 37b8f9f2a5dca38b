import { readTopicFolder } from '../../content/content-folder.ts';
import { readSiteFolder } from '../../content/site-file.ts';
import { applyMends, type MendReport, planMends } from '../../curate/mend.ts';
import { mergeEntries } from '../../curate/merge-entries.ts';
import type { ReviewItem } from '../../curate/review.ts';
import { settleReview } from '../../curate/settle-review.ts';
import type { Archive } from '../../editorial/archive.ts';
import { isMendKind, type MendKind } from '../../read/text/mend.ts';
import { finders } from '../../theme/parts/paper-links.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { paperName } from '../../typeset/label.ts';
import type { Words } from '../../words/words.ts';
import { type Desk, Refused } from '../desk.ts';
import { done } from '../done.ts';
import { nameOf } from '../entry-names.ts';
import { kindName, kindSays, MEND_SAYS } from '../kind-words.ts';
import { pageWindow } from '../page-window.ts';
import type { Form, Outcome, Room, View } from '../view.ts';
import { type Waiting, waiting } from '../waiting.ts';
import { placesMended } from './damaged-text.ts';
import { type ReviewContext, reviewItem } from './review-item.ts';

/** So many items, which are long, are shown at once; and so many mends, which are short. */
const ITEMS = 20;
const MENDINGS = 50;

/** What waits for a person: looked at by kind, and settled one by one or all of a kind at once. */
export const reviewRoom: Room = {
  nav: { name: 'desk-nav-review', to: '/review' },
  views: {
    '/review': async desk => kinds(desk.words, waiting(await desk.archive())),
    '/review/:kind': async (desk, { kind }, query) => ofKind(desk, kind!, query),
    '/review/:kind/mends': async (desk, { kind }, query) => mends(desk, kind!, query),
  },
  actions: {
    '/review/same-paper/merge': async (desk, _, form) => {
      const [id, about, kept] = [form.get('id'), form.get('about'), form.get('kept')];
      const other = kept === id ? about : id;
      const names = { other: nameOf(desk, other), kept: nameOf(desk, kept) };
      const says = desk.words.say('merged-into', names);
      const { warnings } = await desk.change(says, (step, warn) =>
        mergeEntries(desk.content, kept, other, warn, step, desk.fileCache),
      );
      return done(desk.words, says, warnings);
    },
    '/review/:kind/settle': async (desk, { kind }, form) => {
      const [id, about] = [form.get('id'), form.get('about')];
      const says =
        kind === 'same-paper' && about !== ''
          ? desk.words.say('kept-apart', { one: nameOf(desk, id), other: nameOf(desk, about) })
          : desk.words.say('settled-for', { name: nameOf(desk, id), kind: kindSays(desk.words, kind!) });
      const what = { id, kind: kind!, ...(about !== '' && { about }) };
      const { warnings } = await desk.change(says, (step, warn) =>
        settleReview(desk.content, what, warn, step, desk.fileCache),
      );
      return done(desk.words, says, warnings);
    },
    '/review/:kind/mend': (desk, { kind }, form) => mend(desk, kind!, form),
  },
};

/** Mends what one item shows, or all of a kind; of what was mended while it was read nothing but the question goes. */
async function mend(desk: Desk, kind: string, form: Form): Promise<Outcome> {
  const { words } = desk;
  const id = form.get('id');
  const archive = await desk.archive();
  const what =
    id === ''
      ? words.say('done-of-kind', {
          says: mendedSays(words, planMends(archive, kind, {}, itemsOf(archive, kind))),
          kind: kindSays(words, kind),
        })
      : words.say('mended-paper', { name: nameOf(desk, id) });
  const scope = id === '' ? {} : { id, edited: form.get('field') };
  const { result, warnings } = await desk.change(what, async (step, warn) => {
    const report = await applyMends(desk.content, kind, scope, warn, step, desk.fileCache);
    if (report.mended.length > 0) return report;
    throw new Refused(words.say('nothing-to-mend', { kind }));
  });
  return id === ''
    ? { ...done(words, mendedSays(words, result), warnings), to: `/review/${kind}` }
    : done(words, what, warnings);
}

/** The papers whose texts are mended, and those of which nothing but the question goes. */
function papersOf({ mended }: MendReport): { changed: number; settled: number } {
  const changed = new Set(mended.filter(({ after }) => after !== undefined).map(({ id }) => id));
  return { changed: changed.size, settled: new Set(mended.map(({ id }) => id)).size - changed.size };
}

/** “Mended 2 papers and settled 1 more”. */
function mendedSays(words: Words, report: MendReport): string {
  const { changed, settled } = papersOf(report);
  if (settled === 0) return words.say('mended-n', { n: changed });
  return changed === 0
    ? words.say('settled-n', { n: settled })
    : words.say('mended-n-and-settled', { n: changed, rest: settled });
}

/** “Mend 2 papers and settle 1 more”. */
function mendSays(words: Words, report: MendReport): string {
  const { changed, settled } = papersOf(report);
  if (settled === 0) return words.say('mend-n', { n: changed });
  return changed === 0
    ? words.say('settle-n', { n: settled })
    : words.say('mend-n-and-settle', { n: changed, rest: settled });
}

function kinds(words: Words, all: readonly Waiting[]): View {
  const count = all.reduce((sum, { items }) => sum + items.length, 0);
  const body =
    count === 0
      ? html`<p>${words.say('nothing-waits')}</p>\n`
      : html`<p class="tally">${words.say('n-questions-wait', { n: count })}</p>
<ul class="kinds">
${all.map(({ kind, items }) => html`<li data-item="${kind}"><a href="/review/${kind}" data-key="o" data-key-says="${words.say('open-kind')}">${kindName(words, kind)} <span class="count">${words.number(items.length)}</span></a></li>\n`)}</ul>
`;
  return { title: words.say('desk-nav-review'), body };
}

async function ofKind(desk: Desk, kind: string, query: URLSearchParams): Promise<View> {
  const { words } = desk;
  const archive = await desk.archive();
  const items = itemsOf(archive, kind);
  const { items: shown, says, turn } = pageWindow(words, items, query, `/review/${kind}`, ITEMS);
  const { site } = readSiteFolder(desk.content, desk.fileCache);
  const context: ReviewContext = {
    archive,
    topics: readTopicFolder(desk.content, desk.fileCache),
    finders: entry => finders(site, entry),
  };
  const body = html`<p class="tally">${
    items.length === 0 ? words.say('nothing-of-kind-waits') : says || words.say('n-wait', { n: items.length })
  } · <a href="/review">${words.say('all-kinds')}</a></p>
${mendAll(words, archive, kind, items)}${shown.map(item => reviewItem(words, item, context))}${turn}`;
  return { title: kindName(words, kind), body };
}

const itemsOf = (archive: Archive, kind: string): ReviewItem[] =>
  waiting(archive).find(other => other.kind === kind)?.items ?? [];

/** The way to mend all that can be, where one can. */
function mendAll(words: Words, archive: Archive, kind: string, items: readonly ReviewItem[]): Value {
  if (items.length < 2 || !isMendKind(kind)) return undefined;
  const report = planMends(archive, kind, {}, items);
  const { changed, settled } = papersOf(report);
  if (changed + settled === 0) return undefined;
  const isAll = report.left.length === 0 && settled * changed === 0;
  const count = { n: changed > 0 ? changed : settled, all: papersIn(items) };
  const link =
    changed > 0
      ? words.say(isAll ? 'mend-all-at-once' : 'mend-some-at-once', count)
      : words.say(isAll ? 'settle-all-at-once' : 'settle-some-at-once', count);
  const how = changed > 0 ? words.say('mend-how', { how: mendedHow(words, kind) }) : words.say('mended-being-read');
  return html`<p class="mend-all"><a href="/review/${kind}/mends">${link}</a> <span class="aside">${how}</span></p>\n`;
}

const mendedHow = (words: Words, kind: MendKind): string => words.say(MEND_SAYS[kind] as 'mend-lost-symbol');

const papersIn = (items: readonly ReviewItem[]): number => new Set(items.map(({ id }) => id)).size;

/** Each text that would be mended, before it is. */
async function mends(desk: Desk, kind: string, query: URLSearchParams): Promise<View> {
  const { words } = desk;
  const archive = await desk.archive();
  const report = planMends(archive, kind, {}, itemsOf(archive, kind));
  const { mended } = report;
  const changes = mended.filter(({ after }) => after !== undefined);
  const { items, says, turn } = pageWindow(words, changes, query, `/review/${kind}/mends`, MENDINGS);
  const item = ({ id, before, after }: (typeof changes)[number]): Html => {
    const { entry } = archive.entries.get(id)!;
    return html`<article class="mending" data-item="${id}" tabindex="-1">
<h2><a href="/paper/${id}">${paperName(words, entry)}</a></h2>
${placesMended(words, before!, after!, entry.language)}</article>
`;
  };
  const body = html`<div class="before-all"><p>${wouldChange(words, report)}</p>
${
  mended.length > 0 &&
  html`<form class="acts" method="post" action="/review/${kind}/mend" data-desk>
<button type="submit" class="main">${mendSays(words, report)}</button> <a href="/review/${kind}">${words.say('back-to-one-by-one')}</a>
</form>
`
}</div>
${says && html`<p class="tally">${says}</p>\n`}${items.map(item)}${turn}`;
  return { title: words.say('kind-all-at-once', { kind: kindName(words, kind) }), body };
}

/** What mending would do, and what would still wait. */
function wouldChange(words: Words, { kind, mended, left }: MendReport): string {
  const n = mended.filter(({ after }) => after !== undefined).length;
  const rest = mended.length - n;
  const how = mendedHow(words, kind as MendKind);
  const said: string[] = [];
  if (n > 0 && rest > 0) said.push(words.say('n-would-change-and-rest', { n, how, rest }));
  else if (n > 0) said.push(words.say('n-would-change', { n, how }));
  else if (rest > 0) said.push(words.say('n-were-mended', { n: rest }));
  if (left.length > 0) said.push(words.say('n-without-sure-mend', { n: left.length }));
  return said.join(' ');
}
