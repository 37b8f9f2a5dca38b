import { authorKeys, type Identity } from './identity.ts';

/** Groups up to this size are compared in full. */
const SMALL = 24;
/** How many authors of a long list are considered. */
const AUTHORS = 12;
/** How many members with the same author and year are compared. */
const OF_ONE_YEAR = 12;
/** The most years between a preprint and its publication. */
const YEARS = 3;

/**
 * The entries that share a title, an identifier or an abstract. In a large group, a paper is compared only with those that
 * share an author and a nearby year, so that the ten-thousandth "Editorial" costs no more than the hundredth.
 */
export class TitleGroup {
  readonly #ids: Set<string>;
  /** By printing, by author and year, by author, and by year if no author is named; filled on demand. */
  readonly #near = new Map<string, string[]>();
  readonly #waiting: string[];

  constructor(...ids: readonly string[]) {
    this.#ids = new Set(ids);
    this.#waiting = [...ids];
  }

  get size(): number {
    return this.#ids.size;
  }

  add(id: string): void {
    if (this.#ids.has(id)) return;
    this.#ids.add(id);
    this.#waiting.push(id);
  }

  /**
   * All members of a small group; of a large one, those closest to the paper and the group's first.
   *
   * @param most the maximum number
   * @param look returns what a member says; undefined if it is gone
   */
  nearest(paper: Identity, most: number, look: (id: string) => Identity | undefined): string[] {
    if (this.#ids.size <= SMALL) return [...this.#ids];
    this.#sort(look);
    const found = new Set<string>();
    const take = (key: string): void => {
      for (const id of this.#near.get(key)?.slice(0, OF_ONE_YEAR) ?? []) if (found.size < most - 1) found.add(id);
    };
    for (const place of paper.printings) take(`in ${place}`);
    const authors = [...authorKeys(paper)].slice(0, AUTHORS);
    for (const author of authors.length > 0 ? authors : ['']) {
      for (const year of yearsAround(paper)) take(`${author}\t${year}`);
      if (!paper.years) take(author);
    }
    const [first] = this.#ids;
    return [...found.add(first!)];
  }

  #sort(look: (id: string) => Identity | undefined): void {
    for (const id of this.#waiting) {
      const known = look(id);
      if (!known) continue;
      for (const place of known.printings) this.#put(`in ${place}`, id);
      const authors = [...authorKeys(known)].slice(0, AUTHORS);
      for (const author of authors.length > 0 ? authors : ['']) {
        this.#put(author, id);
        this.#put(`${author}\t${known.years?.[0] ?? ''}`, id);
      }
    }
    this.#waiting.length = 0;
  }

  #put(key: string, id: string): void {
    const list = this.#near.get(key);
    if (list) list.push(id);
    else this.#near.set(key, [id]);
  }
}

/** The paper's year, the years around it, nearest first, and no year. */
function yearsAround({ years }: Identity): (number | '')[] {
  if (!years) return [''];
  const around: (number | '')[] = [years[0], ''];
  for (let apart = 1; apart <= YEARS; apart++) around.push(years[0] - apart, years[0] + apart);
  return around;
}
