import { authorKeys, type Identity } from './identity.ts';

/** So many members are all compared with a paper. */
const SMALL = 24;
/** Of a longer list, the authors that are looked at. */
const AUTHORS = 12;
/** Members of one author and one year that are compared. */
const OF_ONE_YEAR = 12;
/** A preprint and its publication are no further apart. */
const YEARS = 3;

/**
 * The entries that share a title (or an identifier, or an abstract). Of many, a paper is compared with those that have an
 * author in common and a year near by, so that the ten-thousandth "Editorial" costs as much as the hundredth.
 */
export class TitleGroup {
  readonly #ids: Set<string>;
  /** By where they are printed, by author and year, by author, and by year where no author is named; as far as was asked. */
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
   * All members of a small group; of a large one those that come nearest to the paper, and the group's first.
   *
   * @param most how many at most
   * @param look what a member says; undefined where it is gone
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

/** The paper's year, those around it, nearest first, and none. */
function yearsAround({ years }: Identity): (number | '')[] {
  if (!years) return [''];
  const around: (number | '')[] = [years[0], ''];
  for (let apart = 1; apart <= YEARS; apart++) around.push(years[0] - apart, years[0] + apart);
  return around;
}
