import type { CslItem } from '../cite/csl-item.ts';
import { arxivAddress, doiAddress } from '../cite/paper-address.ts';
import { isRecord, store, storedRecord } from './stored.ts';

/**
 * The citation of each marked paper as CSL-JSON, by id, so that the reading list can be shown and cited without a network. Kept in
 * `localStorage` under `broadsheet:cards`.
 */
export type Cards = Record<string, Card>;

export interface Card extends CslItem {
  /** What the page said of the authors, as "4 authors", where it did not name them all. */
  byline?: string;
}

const CARDS_KEY = 'broadsheet:cards';

/** The kept citations; none where storage is blocked or holds something else. */
export function readCards(): Cards {
  const cards: Cards = Object.create(null);
  for (const [id, card] of Object.entries(storedRecord(CARDS_KEY))) {
    const kept = asCard(id, card);
    if (kept) cards[id] = kept;
  }
  return cards;
}

/** Keeps the citations of marked papers. @returns false if storage is full or blocked */
export function writeCards(cards: Cards): boolean {
  return store(CARDS_KEY, JSON.stringify(cards));
}

/** A citation from storage or a file, reduced to the fields that are known; `undefined` if it is none. */
export function asCard(id: string, from: unknown): Card | undefined {
  if (!isRecord(from)) return undefined;
  const type = from['type'];
  const card: Card = {
    id,
    type: type === 'article-journal' || type === 'paper-conference' ? type : 'article',
  };
  if (typeof from['URL'] === 'string' && /^https?:\/\//.test(from['URL'])) card.URL = from['URL'];
  for (const key of [
    'title',
    'container-title',
    'DOI',
    'archive',
    'archive_location',
    'language',
    'status',
    'note',
    'byline',
  ] as const)
    if (typeof from[key] === 'string') card[key] = from[key];
  if (Array.isArray(from['author']))
    card.author = from['author'].flatMap((name: unknown) => {
      const literal = (name as { literal?: unknown } | null)?.literal;
      return typeof literal === 'string' ? [{ literal }] : [];
    });
  const parts = (from['issued'] as { 'date-parts'?: unknown } | undefined)?.['date-parts'];
  if (Array.isArray(parts) && Array.isArray(parts[0])) {
    const date = parts[0].filter((part: unknown): part is number => Number.isInteger(part));
    if (date.length > 0) card.issued = { 'date-parts': [date] };
  }
  return card;
}

/**
 * The citation of a paper in a list: from its COinS, or from its heading if it has none, as in long lists; `cardFromItsPage` has
 * the rest.
 */
export function cardOfItem(id: string, item: Element, link: HTMLAnchorElement): Card {
  const title = link.textContent?.trim() ?? id;
  const coins = item.querySelector<HTMLElement>('.Z3988');
  const byline = bylineOf(item);
  if (!coins) return { id, type: 'article', title, byline };
  const query = new URLSearchParams(coins.title);
  const ids = query.getAll('rft_id');
  const idOf = (kind: string) => ids.find(name => name.startsWith(kind))?.slice(kind.length);
  return cardOf(id, {
    title: query.get('rft.atitle') ?? title,
    authors: query.getAll('rft.au'),
    byline,
    date: query.get('rft.date'),
    language: query.get('rft.language'),
    venue: query.get('rft.jtitle'),
    meeting: query.get('rft.genre') === 'proceeding',
    doi: idOf('info:doi/'),
    arxiv: idOf('info:arxiv/'),
    address: ids.find(name => /^https?:/.test(name)),
  });
}

/** The citation of a paper from its own page, which is fetched; `undefined` where it cannot be, as from disk. */
export async function cardFromItsPage(id: string, url: string): Promise<Card | undefined> {
  if (location.protocol === 'file:') return undefined;
  const answer = await fetch(url).catch(() => undefined);
  if (!answer?.ok) return undefined;
  return cardOfPage(id, new DOMParser().parseFromString(await answer.text(), 'text/html'));
}

/** The citation of the paper that the page is about, from its metadata for reference managers. */
export function cardOfPage(id: string, page: Document = document): Card {
  const all = (name: string) =>
    [...page.querySelectorAll<HTMLMetaElement>(`meta[name="citation_${name}"]`)].map(meta => meta.content);
  const conference = all('conference_title')[0];
  return cardOf(id, {
    title: all('title')[0] ?? page.querySelector('h1')?.textContent?.trim() ?? id,
    authors: all('author'),
    byline: bylineOf(page.querySelector('.authors')),
    date: all('publication_date')[0]?.replaceAll('/', '-'),
    language: all('language')[0],
    venue: conference ?? all('journal_title')[0],
    meeting: conference !== undefined,
    doi: all('doi')[0],
    arxiv: all('arxiv_id')[0],
    address: all('abstract_html_url')[0],
  });
}

const bylineOf = (place: Element | null) => place?.querySelector('.by')?.textContent ?? undefined;

interface Facts extends Record<'venue' | 'date' | 'language', string | null | undefined> {
  title: string;
  authors: string[];
  byline: string | undefined;
  meeting: boolean;
  doi?: string;
  arxiv?: string;
  /** Where the paper can be read. */
  address?: string;
}

function cardOf(id: string, facts: Facts): Card {
  const { doi, arxiv, venue, date, language } = facts;
  const card: Card = {
    id,
    type: facts.meeting ? 'paper-conference' : venue ? 'article-journal' : 'article',
    title: facts.title,
  };
  const address = arxiv ? arxivAddress(arxiv) : doi ? doiAddress(doi) : facts.address;
  if (address) card.URL = address;
  if (facts.authors.length > 0) card.author = facts.authors.map(literal => ({ literal }));
  else if (facts.byline) card.byline = facts.byline;
  if (date) card.issued = { 'date-parts': [date.split('-').map(Number)] };
  if (venue) card['container-title'] = venue;
  if (language) card.language = language;
  if (doi) card.DOI = doi;
  if (arxiv) {
    card.archive = 'arXiv';
    card.archive_location = arxiv;
  }
  return card;
}
