import { readTopicFolder } from '../../content/content-folder.ts';
import { readSiteFolder } from '../../content/site-file.ts';
import { applyMends, planMends } from '../../curate/mend.ts';
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
import type { Room, View } from '../view.ts';
import { kindName, type Waiting, waiting } from '../waiting.ts';
import { placesMended } from './damaged-text.ts';
import { type ReviewContext, reviewItem } from './review-item.ts';

/** So many items, which are long, are shown at once; and so many mends, which are short. */
const ITEMS = 20;
const MENDINGS = 50;

/** What waits for a person: looked at by kind, and settled one by one or all of a kind at once. */
export const reviewRoom: Room = {
  nav: { name: 'Review', to: '/review' },
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
      return done(says, warnings);
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
      return done(says, warnings);
    },
    '/review/:kind/mend': async (desk, { kind }, form) => {
      const id = form.get('id');
      const says = id === '' ? `Mended all: ${kindName(kind!).toLowerCase()}` : `Mended ${nameOf(desk, id)}`;
      const scope = id === '' ? {} : { id };
      const { result, warnings } = await desk.change(says, async (step, warn) => {
        const report = await applyMends(desk.content, kind!, scope, warn, step, desk.fileCache);
        if (report.mended.length > 0) return report;
        throw new UsageError(`expected what has a sure mend, found nothing of the kind "${kind}" that waits`);
      });
      const many = plural(new Set(result.mended.map(mended => mended.id)).size, 'paper');
      return { ...done(id === '' ? `Mended ${many}` : says, warnings), ...(id === '' && { to: `/review/${kind}` }) };
    },
  },
};

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
  const { items: shown, says, turn } = pageWindow(items, query, `/review/${kind}`, ITEMS);
  const { site } = readSiteFolder(desk.content, desk.fileCache);
  const context: ReviewContext = {
    archive,
    topics: readTopicFolder(desk.content, desk.fileCache),
    finders: entry => finders(site, entry),
  };
  const body = html`<p class="tally">${
    items.length === 0 ? 'Nothing of this kind waits any more' : says || plural(items.length, 'waits', 'wait')
  } · <a href="/review">all kinds</a></p>
${items.length > 1 && mendAll(kind)}${shown.map(item => reviewItem(item, context))}${turn}`;
  return { title: kindName(kind), body };
}

const itemsOf = (archive: Archive, kind: string): ReviewItem[] =>
  waiting(archive).find(other => other.kind === kind)?.items ?? [];

function mendAll(kind: string): Value {
  if (!Object.hasOwn(MENDS, kind)) return undefined;
  return html`<p class="mend-all"><a href="/review/${kind}/mends">Mend all of them at once</a> <span class="aside">by ${MENDS[kind]!.says}; you see each before</span></p>\n`;
}

/** Each text that would be mended, before it is. */
async function mends(desk: Desk, kind: string, query: URLSearchParams): Promise<View> {
  const archive = await desk.archive();
  const { mended, left, says: by } = planMends(archive, kind, {}, itemsOf(archive, kind));
  const changes = mended.filter(({ after }) => after !== undefined);
  const { items, says, turn } = pageWindow(changes, query, `/review/${kind}/mends`, MENDINGS);
  const whole = mended.length - changes.length;
  const papers = new Set(mended.map(({ id }) => id)).size;
  const item = ({
    id,
    before,
    after,
  }: (typeof changes)[number]): Html => html`<article class="mending" data-item="${id}" tabindex="-1">
<h2><a href="/paper/${id}">${paperName(archive.entries.get(id)!.entry)}</a></h2>
${placesMended(before!, after!)}</article>
`;
  const body = html`<div class="before-all"><p>Mended by ${by}. ${plural(changes.length, 'text')} would change${
    whole > 0 && `, and ${plural(whole, 'text')} already mended while being read would be asked about no more`
  }.${left.length > 0 && ` ${plural(left.length, 'paper has', 'papers have')} places without a sure mend, and still wait then.`}</p>
${
  mended.length > 0 &&
  html`<form class="acts" method="post" action="/review/${kind}/mend" data-desk>
<button type="submit" class="main">Mend ${plural(papers, 'paper')}</button> <a href="/review/${kind}">Back to one by one</a>
</form>
`
}</div>
${says && html`<p class="tally">${says}</p>\n`}${items.map(item)}${turn}`;
  return { title: `${kindName(kind)}: all at once`, body };
}
