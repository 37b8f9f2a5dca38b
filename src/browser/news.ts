import { idKey } from '../search/papers-table.ts';
import { element } from './element.ts';
import { paperId } from './marked-papers.ts';
import { ITEM_LINK, ITEMS } from './marks-buttons.ts';
import { isRecord, ownKey, store, storedRecord } from './stored.ts';
import { words } from './words.ts';

/** The newest papers' keys (`idKey`, one behind the other) by day, as `assets/news.js` has them. */
export type News = Record<string, string>;

/** After so many milliseconds without a page, the next one is of another visit. */
const PAUSE = 4 * 3600_000;
/** Beyond so many, nobody counts. */
const MOST = 99;

/** What the site has now; nothing on the search page, whose scripts are many already. */
export const newsNow = (): News | undefined => asNews((globalThis as { broadsheetNews?: unknown }).broadsheetNews);

/** News out of storage; nothing where it is something else. */
export function asNews(from: unknown): News | undefined {
  if (!isRecord(from)) return undefined;
  const isDay = ([day, keys]: [string, unknown]) =>
    /^\d{4}-\d\d-\d\d$/.test(day) && typeof keys === 'string' && /^[\da-f]*$/.test(keys);
  return Object.entries(from).every(isDay) ? (from as News) : undefined;
}

/** The keys of the papers that are in the news and were not in an earlier one. */
export function fresh(news: News, seen: News): Set<string> {
  const known = new Set(Object.values(seen).flatMap(split));
  const first = Object.keys(seen).sort()[0] ?? '';
  const days = Object.keys(news).filter(day => day >= first);
  return new Set(days.flatMap(day => split(news[day]!)).filter(key => !known.has(key)));
}

const split = (keys: string): string[] => keys.match(/.{8}/g) ?? [];

/** The news as the last visit left it, once `newsSince` has begun this one; nothing on a first visit or where nothing is kept. */
export const seenLast = (root: string): News | undefined => asNews(storedRecord(ownKey('visit', root))['seen']);

/**
 * Shows what is new since the reader's last visit, which the device keeps: a count beside Today until it was opened, and a line in lists
 * that begin with what is new.
 */
export function newsSince(root: string): void {
  const news = newsNow();
  if (!news) return;
  const key = ownKey('visit', root);
  const kept = storedRecord(key);
  const before = asNews(kept['newest']);
  const isSame = Math.abs(Date.now() - Number(kept['at'])) < PAUSE;
  const seen = (isSame ? asNews(kept['seen']) : before) ?? before ?? news;
  let today = (isSame && asNews(kept['today'])) || seen;
  const link = [...document.querySelectorAll<HTMLAnchorElement>('.bar nav a')].find(
    ({ href }) => href === `${root}index.html`,
  );
  const { size } = fresh(news, today);
  if (size > 0)
    link?.append(
      element(
        'span',
        { class: 'count' },
        ' ',
        ...words.set<'new-since-visit', Node>('new-since-visit', {
          count: size > MOST ? `${MOST}+` : size,
          rest: inner => element('span', { class: 'hidden' }, ...inner),
        }),
      ),
    );
  if (document.body.classList.contains('home-page')) today = news;
  store(key, JSON.stringify({ at: Date.now(), seen, newest: news, today }));
  // Further back than the news go, nobody knows what is new.
  if (Object.keys(news).some(day => day in seen)) line(fresh(news, seen), day => day in news && !(day in seen));
}

/** A line below what is new, in a list that has all of it first. */
function line(keys: ReadonlySet<string>, isNewDay: (day: string) => boolean): void {
  const items = [...document.querySelectorAll<HTMLElement>(`main :is(${ITEMS}, .day-index li)`)];
  const isNew = (item: HTMLElement): boolean => {
    const href = item.querySelector<HTMLAnchorElement>(`${ITEM_LINK}, a`)?.href ?? '';
    const id = paperId(href);
    return id ? keys.has(idKey(id)) : isNewDay(/(\d{4}-\d\d-\d\d)\.html$/.exec(href)?.[1] ?? '');
  };
  const count = items.findIndex(item => !isNew(item));
  if (count < 1 || items.slice(count).some(isNew)) return;
  const item = items[count]!;
  const place =
    item.parentElement!.matches('section') && item.previousElementSibling?.matches('h2') ? item.parentElement! : item;
  place.before(element(place.matches('li') ? 'li' : 'p', { class: 'since' }, words.say('above-is-new')));
}
