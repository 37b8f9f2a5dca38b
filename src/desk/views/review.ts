import { readTopicFolder } from '../../content/content-folder.ts';
import { readSiteFolder } from '../../content/site-file.ts';
import { applyMends, type MendReport, planMends } from '../../curate/mend.ts';
import { mergeEntries } from '../../curate/merge-entries.ts';
import type { ReviewItem } from '../../curate/review.ts';
import { settleReview } from '../../curate/settle-review.ts';
import { UsageError } from '../../diagnostic.ts';
import type { Archive } from '../../editorial/archive.ts';
import { MENDS } from '../../read/text/mend.ts';
import { finders } from '../../theme/parts/paper-links.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import { paperName } from '../../typeset/label.ts';
import { grouped, plural } from '../../typeset/plural.ts';
import type { Desk } from '../desk.ts';
import { done } from '../done.ts';
import { nameOf } from '../entry-names.ts';
import { pageWindow } from '../page-window.ts';
import type { Form, Outcome, Room, View } from '../view.ts';
import { kindName, type Waiting, waiting } from '../waiting.ts';
import { placesMended } from './damaged-text.ts';
import { type ReviewContext, reviewItem } from './review-item.ts';

/** So many items, which are long, are shown at once; and so many mends, which are short. */
const ITEMS = 20;
const MENDINGS = 50;

/** What waits for a person: looked at by kind, and settled one by one or all of a kind at once. */
export const reviewRoom: Room = {
  nav: { name: 'desk-nav-review', to: '/review' },
  views: {
    '/review': async desk => kinds(waiting(await desk.archive())),
    '/review/:kind': async (desk, { kind }, query) => ofKind(desk, kind!, query),
    '/review/:kind/mends': async (desk, { kind }, query) => mends(desk, kind!, query),
  },
  actions: {
    '/review/same-paper/merge': async (desk, _, form) => {
      const [id, about, kept] = [form.get('id'), form.get('about'), form.get('kept')];
      const other = kept === id ? about : id;
      const [into, from] = [nameOf(desk, kept), nameOf(desk, other)];
      const says = `Merged ${from} into ${into}`;
      const { warnings } = await desk.change(says, (step, warn) =>
        mergeEntries(desk.content, kept, other, warn, step, desk.fileCache),
      );
      return done(desk.words, says, warnings);
    },
    '/review/:kind/settle': async (desk, { kind }, form) => {
      const [id, about] = [form.get('id'), form.get('about')];
      const says =
        kind === 'same-paper' && about !== ''
          ? `Kept ${nameOf(desk, id)} and ${nameOf(desk, about)} apart`
          : `Settled for ${nameOf(desk, id)}: ${kindName(kind!).toLowerCase()}`;
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
  const id = form.get('id');
  const archive = await desk.archive();
  const what =
    id === ''
      ? `${mendedSays(planMends(archive, kind, {}, itemsOf(archive, kind)))}: ${kindName(kind).toLowerCase()}`
      : `Mended ${nameOf(desk, id)}`;
  const scope = id === '' ? {} : { id, edited: form.get('field') };
  const { result, warnings } = await desk.change(what, async (step, warn) => {
    const report = await applyMends(desk.content, kind, scope, warn, step, desk.fileCache);
    if (report.mended.length > 0) return report;
    throw new UsageError(`expected what has a sure mend, found nothing of the kind "${kind}" that waits`);
  });
  return id === ''
    ? { ...done(desk.words, mendedSays(result), warnings), to: `/review/${kind}` }
    : done(desk.words, what, warnings);
}

/** The papers whose texts are mended, and those of which nothing but the question goes. */
function papersOf({ mended }: MendReport): { changed: number; settled: number } {
  const changed = new Set(mended.filter(({ after }) => after !== undefined).map(({ id }) => id));
  return { changed: changed.size, settled: new Set(mended.map(({ id }) => id)).size - changed.size };
}

/** “Mended 2 papers and settled 1 paper”, or with other verbs. */
function mendedSays(report: MendReport, mends = 'Mended', settles = 'Settled'): string {
  const { changed, settled } = papersOf(report);
  if (settled === 0) return `${mends} ${plural(changed, 'paper')}`;
  const rest = plural(settled, 'paper');
  return changed === 0
    ? `${settles} ${rest}`
    : `${mends} ${plural(changed, 'paper')} and ${settles.toLowerCase()} ${grouped(settled)} more`;
}

function kinds(all: readonly Waiting[]): View {
  const count = all.reduce((sum, { items }) => sum + items.length, 0);
  const body =
    count === 0
      ? html`<p>Nothing waits for a person.</p>\n`
      : html`<p class="tally">${plural(count, 'question waits', 'questions wait')} for a person.</p>
<ul class="kinds">
${all.map(({ kind, name, items }) => html`<li data-item="${kind}"><a href="/review/${kind}" data-key="o" data-key-says="open">${name} <span class="count">${grouped(items.length)}</span></a></li>\n`)}</ul>
`;
  return { title: 'Review', body };
}

async function ofKind(desk: Desk, kind: string, query: URLSearchParams): Promise<View> {
  const archive = await desk.archive();
  const items = itemsOf(archive, kind);
  const { items: shown, says, turn } = pageWindow(desk.words, items, query, `/review/${kind}`, ITEMS);
  const { site } = readSiteFolder(desk.content, desk.fileCache);
  const context: ReviewContext = {
    archive,
    topics: readTopicFolder(desk.content, desk.fileCache),
    finders: entry => finders(site, entry),
  };
  const body = html`<p class="tally">${
    items.length === 0 ? 'Nothing of this kind waits any more' : says || plural(items.length, 'waits', 'wait')
  } · <a href="/review">all kinds</a></p>
${mendAll(archive, kind, items)}${shown.map(item => reviewItem(desk.words, item, context))}${turn}`;
  return { title: kindName(kind), body };
}

const itemsOf = (archive: Archive, kind: string): ReviewItem[] =>
  waiting(archive).find(other => other.kind === kind)?.items ?? [];

/** The way to mend all that can be, where one can. */
function mendAll(archive: Archive, kind: string, items: readonly ReviewItem[]): Value {
  if (items.length < 2 || !Object.hasOwn(MENDS, kind)) return undefined;
  const report = planMends(archive, kind, {}, items);
  const { changed, settled } = papersOf(report);
  const some = changed > 0 ? changed : settled;
  if (some === 0) return undefined;
  const many =
    report.left.length === 0 && settled * changed === 0
      ? `all ${grouped(some)}`
      : `${grouped(some)} of ${grouped(papersIn(items))}`;
  const how = changed > 0 ? `by ${MENDS[kind]!.says}; you see each before` : 'They were mended while being read';
  return html`<p class="mend-all"><a href="/review/${kind}/mends">${changed > 0 ? 'Mend' : 'Settle'} ${many} at once</a> <span class="aside">${how}</span></p>\n`;
}

const papersIn = (items: readonly ReviewItem[]): number => new Set(items.map(({ id }) => id)).size;

/** Each text that would be mended, before it is. */
async function mends(desk: Desk, kind: string, query: URLSearchParams): Promise<View> {
  const archive = await desk.archive();
  const report = planMends(archive, kind, {}, itemsOf(archive, kind));
  const { mended, left, says: by } = report;
  const changes = mended.filter(({ after }) => after !== undefined);
  const { items, says, turn } = pageWindow(desk.words, changes, query, `/review/${kind}/mends`, MENDINGS);
  const whole = mended.length - changes.length;
  const item = ({
    id,
    before,
    after,
  }: (typeof changes)[number]): Html => html`<article class="mending" data-item="${id}" tabindex="-1">
<h2><a href="/paper/${id}">${paperName(desk.words, archive.entries.get(id)!.entry)}</a></h2>
${placesMended(before!, after!)}</article>
`;
  const body = html`<div class="before-all"><p>${
    changes.length > 0 &&
    `Mended by ${by}. ${plural(changes.length, 'text')} would change${whole > 0 ? `; ${plural(whole, 'more')} already mended while being read would be asked about no more` : ''}.`
  }${
    changes.length === 0 &&
    whole > 0 &&
    `Nothing would change: ${plural(whole, 'text was', 'texts were')} mended while being read, and would be asked about no more.`
  }${left.length > 0 && ` ${plural(left.length, 'paper has', 'papers have')} places without a sure mend, and still wait then.`}</p>
${
  mended.length > 0 &&
  html`<form class="acts" method="post" action="/review/${kind}/mend" data-desk>
<button type="submit" class="main">${mendedSays(report, 'Mend', 'Settle')}</button> <a href="/review/${kind}">Back to one by one</a>
</form>
`
}</div>
${says && html`<p class="tally">${says}</p>\n`}${items.map(item)}${turn}`;
  return { title: `${kindName(kind)}: all at once`, body };
}
