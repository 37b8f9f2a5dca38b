import { isDay } from '../content/calendar.ts';
import type { SiteConfig } from '../content/site-file.ts';
import type { PaperEntry } from '../paper.ts';
import { fold } from '../typeset/fold.ts';
import { plainTitle } from '../typeset/markdown.ts';
import { aliasesOf } from './digest-content.ts';
import type { DigestDay } from './grouping.ts';
import { correctionKey, dayKey, type ItemTimes, MOVED, midnight, type PublishedItem, paperKey, tagOf } from './item.ts';
import { dayItemHash, paperItemHash, shortSha1 } from './item-hash.ts';
import { markGone, NOTHING_PUBLISHED, type PublishedFile } from './published-file.ts';

/** A change that readers of a paper should learn about. */
export interface Correction extends ItemTimes {
  key: string;
  what: 'retitled' | 'merged' | 'moved' | NonNullable<PaperEntry['status']>;
  /** The entry as it is now. */
  paper: PaperEntry;
  /** For a retitled paper: its former title; absent if it had none. For one that moved: the day on which it was published. */
  was?: string;
  /** For a merged paper: its former id. */
  alias?: string;
}

export interface PublishOptions {
  known: PublishedFile;
  /** The time given to changes, `yyyy-mm-ddThh:mm:ssZ`. */
  now: string;
  /** Whether nothing is written back: then no item may take the clock's time, and items keep their known times. */
  frozen: boolean;
}

/** The parts of a digest that its publication depends on. */
interface Published {
  site: SiteConfig;
  papers: readonly PaperEntry[];
  byId: ReadonlyMap<string, PaperEntry>;
  days: readonly DigestDay[];
}

/**
 * When each item of the digest was published and when it last changed.
 *
 * A new item is published at midnight UTC of its day; a change to a known item takes the clock's time. Nothing else moves a
 * time, neither building again nor a new version of this program.
 */
export class Publication {
  /** All items, new and changed ones included: the next `published.json`. */
  readonly file: PublishedFile;
  /** Newest first. */
  readonly corrections: readonly Correction[];
  /** Keys of published items that are gone without the editor having confirmed it. */
  readonly lost: readonly string[];
  /** The former prefix of the ids if it changed, in which case every id is different. */
  readonly formerTag: string | undefined;
  /** How many items are new, and how many known ones changed. */
  readonly added: number;
  readonly changed: number;
  /**
   * Whether every paper was published on the day on which it is listed, so that the digest's order is also the feeds'
   * order.
   */
  readonly inOrder: boolean;

  constructor(digest: Published, options: Partial<PublishOptions> = {}) {
    const { known = NOTHING_PUBLISHED, now = '', frozen = true } = options;
    const aliases = aliasesOf(digest.papers);
    const published = new PublishedItems(known.items, now, frozen);
    const hashes = new Map<string, string>();
    let inOrder = true;
    for (const entry of digest.papers) {
      const hash = paperItemHash(entry);
      hashes.set(entry.id, hash);
      const key = paperKey(entry.id);
      const before = known.items.get(key);
      if (before && !before.published.startsWith(entry.listed)) inOrder = false;
      if (before && isRetitled(before.title, entry.title)) published.retitled(entry, before.title);
      if (entry.status) published.statusOf(entry, entry.status, before !== undefined && !('gone' in before));
      published.put(key, entry.listed, hash, entry.title);
    }
    for (const day of digest.days) {
      const papers = [...day.papers, ...day.again].map(entry => hashes.get(entry.id)!);
      published.put(dayKey(day.date), day.date, dayItemHash(day.note, papers));
    }
    this.inOrder = inOrder;
    const lost: string[] = [];
    for (const [key, item] of known.items) {
      if (published.items.has(key)) continue;
      const into = key.startsWith('paper:') ? aliases.get(key.slice('paper:'.length)) : undefined;
      if (into !== undefined) published.merged(key, item, into);
      else {
        published.items.set(key, item);
        if (!item.gone && !key.startsWith('correction:')) lost.push(key);
      }
    }
    const tag = tagOf(digest.site.tag);
    this.formerTag = known.tag !== undefined && known.tag !== tag ? known.tag : undefined;
    this.file = { tag, items: published.items };
    this.lost = lost;
    this.added = published.added;
    this.changed = published.changed + (known.tag !== undefined && known.tag !== tag ? 1 : 0);
    this.corrections = correctionsOf(published.items, digest.byId, aliases);
  }

  /** @param day the item's day, used if the item is unknown */
  times(key: string, day: string): ItemTimes {
    const time = midnight(day);
    const { published, updated } = this.file.items.get(key) ?? { published: time, updated: time };
    return { published, updated };
  }

  /** The file with all lost items marked as gone, which the editor confirmed. */
  acceptLost(): PublishedFile {
    return markGone(this.file, this.lost);
  }
}

/** Collects the items of the next `published.json`. */
class PublishedItems {
  readonly items = new Map<string, PublishedItem>();
  added = 0;
  changed = 0;
  readonly #known: ReadonlyMap<string, PublishedItem>;
  readonly #now: string;
  readonly #frozen: boolean;

  constructor(known: ReadonlyMap<string, PublishedItem>, now: string, frozen: boolean) {
    this.#known = known;
    this.#now = now;
    this.#frozen = frozen;
  }

  put(key: string, day: string, hash: string, title?: string): void {
    const before = this.#known.get(key);
    if (!before) {
      this.added++;
      const time = midnight(day);
      this.items.set(key, { published: time, updated: time, hash, ...(title === undefined ? {} : { title }) });
    } else if (before.hash === hash && !before.gone && !before.into) this.items.set(key, before);
    else {
      this.changed++;
      const updated = before.hash === hash ? before.updated : this.#later(before.updated);
      const next = { published: before.published, updated, hash, ...(title === undefined ? {} : { title }) };
      this.items.set(key, next);
    }
  }

  retitled(entry: PaperEntry, was: string | undefined): void {
    const { id, title } = entry;
    const keyOf = (also = '') => correctionKey(id, `retitled-${shortSha1(`${was}\0${title}${also}`)}`);
    // What another branch told is told; a title that went back since is news again.
    const last = this.#known.has(keyOf()) ? this.#lastRetitled(id) : undefined;
    const key = last === undefined || last.title === title ? keyOf() : keyOf(`\0${last.published}`);
    this.#correct(key, { title: title!, ...(was === undefined ? {} : { was }) });
  }

  #lastRetitled(id: string): PublishedItem | undefined {
    const all = [...this.#known].filter(([key]) => key.startsWith(correctionKey(id, 'retitled-')));
    const [first] = all.sort(([, a], [, b]) => (a.published > b.published ? -1 : 1));
    return first?.[1];
  }

  /** @param known whether the paper was published before, so that its new status is news */
  statusOf(entry: PaperEntry, status: NonNullable<PaperEntry['status']>, known: boolean): void {
    const key = correctionKey(entry.id, status);
    if (known) this.#correct(key, {});
    else this.put(key, entry.listed, shortSha1(key));
  }

  merged(key: string, item: PublishedItem, into: string): void {
    this.items.set(key, item.into === into ? item : { ...item, into });
    if (item.into === into) return;
    this.changed++;
    this.#correct(correctionKey(into, `merged-${key.slice('paper:'.length)}`), {});
  }

  /** A correction counts as published when it is first seen; if nothing is written back, it waits for a build that writes. */
  #correct(key: string, more: Pick<PublishedItem, 'title' | 'was'>): void {
    const before = this.#known.get(key);
    if (before) this.items.set(key, before);
    else {
      this.added++;
      if (!this.#frozen)
        this.items.set(key, { published: this.#now, updated: this.#now, hash: shortSha1(key), ...more });
    }
  }

  #later(time: string): string {
    return this.#frozen || this.#now < time ? time : this.#now;
  }
}

/** The correction of a paper that a person moved from the day on which it was published to another, which a build cannot tell from a slip. */
export function movedItem(id: string, from: string, to: string, now: string): [key: string, item: PublishedItem] {
  const key = correctionKey(id, MOVED + to);
  return [key, { published: now, updated: now, hash: shortSha1(key), was: from }];
}

/** Whether a reader would see a different title; punctuation, spaces and markup do not count. */
function isRetitled(was: string | undefined, title: string | undefined): boolean {
  if (was === title || title === undefined) return false;
  const letters = (text: string) => fold(plainTitle(text)).replace(/[^\p{L}\p{N}]+/gu, '');
  return was === undefined || letters(was) !== letters(title);
}

function correctionsOf(
  items: ReadonlyMap<string, PublishedItem>,
  byId: ReadonlyMap<string, PaperEntry>,
  aliases: ReadonlyMap<string, string>,
): Correction[] {
  const found: Correction[] = [];
  for (const [key, { published, updated, was }] of items) {
    if (!key.startsWith('correction:')) continue;
    const [, id = '', what = ''] = key.split(':');
    const paper = byId.get(id) ?? byId.get(aliases.get(id) ?? '');
    if (!paper) continue;
    const item = { key, paper, published, updated };
    if (what.startsWith(MOVED)) {
      if (paper.listed === what.slice(MOVED.length) && isDay(String(was)))
        found.push({ ...item, what: 'moved', was: was! });
    } else if (what.startsWith('retitled-'))
      found.push({ ...item, what: 'retitled', ...(was === undefined ? {} : { was }) });
    else if (what.startsWith('merged-')) {
      const alias = what.slice('merged-'.length);
      if (!byId.has(alias)) found.push({ ...item, what: 'merged', alias });
    } else if (paper.status === what) found.push({ ...item, what: paper.status });
  }
  return found.sort((a, b) =>
    a.published !== b.published ? (a.published > b.published ? -1 : 1) : a.key < b.key ? -1 : 1,
  );
}
