import { createHash } from 'node:crypto';
import { FULL_WEIGHT, keywords, MOST_KEYWORDS, type Text } from './keywords.ts';
import { Postings } from './postings.ts';
import { MOST_RELATED, NONE, type RelationTable, resize } from './relation-table.ts';
import { readable } from './terms.ts';

/** A neighbour of a paper. */
export interface Related {
  id: string;
  /** Cosine of the two papers' keywords, less where they share few: 0 to 1. */
  similarity: number;
  /** What they share, as the first paper words it: up to four, the weightiest first. */
  terms: string[];
}

/** Below this, papers share a word or two and no subject (the lists of some fifty papers were read). */
const LEAST_SIMILARITY = 0.07;
const MOST_SHARED = 4;
/** With more changed papers than this share of all, every list is made anew. */
const LARGE_CHANGE = 0.3;

/**
 * For every paper, the papers most like it. How alike two papers are depends on these two and on the frozen rarity table,
 * so that a changed paper touches few lists, and the lists are always those that a computation from nothing gives.
 */
export class Relations {
  #table: RelationTable;
  #at = new Map<string, number>();
  /** Numbers of `table.keys`; made when a paper is first added. */
  #keyNumbers: Map<string, number> | undefined;
  readonly #markOf: (paper: Text) => string;

  /**
   * @param table what `packRelations` kept; without it, no papers
   * @param markOf another where a paper's title or abstract is another; by default a hash of these, for which all must be read
   */
  constructor(table: RelationTable = resize(undefined, [], []), markOf: (paper: Text) => string = hashOfText) {
    this.#table = table;
    this.#markOf = markOf;
    this.#index();
  }

  /** For `packRelations`. */
  get table(): RelationTable {
    return this.#table;
  }

  /** Names the papers that `related` gives and their texts, without comparing these for what they share. */
  nearKey(id: string): string {
    const { ids, near, marks } = this.#table;
    const at = this.#at.get(id);
    let key = '';
    if (at !== undefined)
      for (let cell = at * MOST_RELATED; cell < (at + 1) * MOST_RELATED && near[cell]! !== NONE; cell++)
        key += `${ids[near[cell]!]!} ${marks[near[cell]!]!} `;
    return key;
  }

  /** Up to five papers, the nearest first, equally near ones by id; none for an unknown id. */
  related(id: string): Related[] {
    const { ids, near, dots } = this.#table;
    const at = this.#at.get(id);
    if (at === undefined) return [];
    const out: Related[] = [];
    for (let cell = at * MOST_RELATED; cell < (at + 1) * MOST_RELATED; cell++) {
      const other = near[cell]!;
      if (other === NONE) break;
      const similarity = dots[cell]! / (FULL_WEIGHT * FULL_WEIGHT);
      out.push({ id: ids[other]!, similarity, terms: this.#shared(at, other) });
    }
    return out;
  }

  /**
   * Takes over the papers as they are now; those not named any more are forgotten.
   *
   * @param papers all of them, in any order, each id once; what is new or changed is found by the text
   * @returns as `update`
   */
  sync(papers: Iterable<Text>): string[] {
    const gone = new Set(this.#table.ids);
    const changed: Text[] = [];
    for (const paper of papers) {
      const at = this.#at.get(paper.id);
      gone.delete(paper.id);
      if (at === undefined || this.#table.marks[at] !== this.#markOf(paper)) changed.push(paper);
    }
    return this.update(changed, gone);
  }

  /**
   * Adds papers, replaces those whose id is known, forgets others.
   *
   * @returns ids of the papers whose list changed or may show other terms, sorted; the forgotten ones are not among them
   */
  update(changed: readonly Text[], gone: Iterable<string> = []): string[] {
    const texts = new Map(changed.map(paper => [paper.id, paper]));
    const leaving = new Set([...gone].filter(id => this.#at.has(id) && !texts.has(id)));
    if (!texts.size && !leaving.size) return [];
    const old = this.#table;
    const ids = old.ids.filter(id => !leaving.has(id));
    const known = ids.length;
    for (const id of texts.keys()) if (!this.#at.has(id)) ids.push(id);
    if (ids.length > known) ids.sort();
    const before = ids.map(id => (texts.has(id) ? -1 : this.#at.get(id)!));
    const table = resize(old, ids, before);
    this.#table = table;
    if (leaving.size || ids.length > known) this.#index();

    const dirty = new Set<number>();
    for (const [at, was] of before.entries()) if (was < 0) dirty.add(at);
    const added = [...dirty];
    for (const at of added) {
      const paper = texts.get(ids[at]!)!;
      table.marks[at] = this.#markOf(paper);
      for (const [i, { key, surface, weight }] of keywords(paper).entries()) {
        table.keyOf[at * MOST_KEYWORDS + i] = this.#keyNumber(key);
        table.surfaceOf[at * MOST_KEYWORDS + i] = table.surfaces.push(readable(surface)) - 1;
        table.weightOf[at * MOST_KEYWORDS + i] = weight;
      }
    }

    const postings = new Postings(table, LEAST_SIMILARITY * FULL_WEIGHT * FULL_WEIGHT);
    const anew = added.length + leaving.size > ids.length * LARGE_CHANGE;
    for (const [at, was] of before.entries()) {
      // A list is short of a neighbour where one of its papers went or became another.
      if (was >= 0 && (anew || !keepsList(table, old, at, was))) dirty.add(at);
    }
    const touched = new Set(dirty);
    // A new paper enters the lists of others; those of dirty papers are made from nothing.
    if (!anew)
      for (const at of added)
        postings.each(at, (other, dot) => {
          if (!dirty.has(other) && insert(table, other, at, dot)) touched.add(other);
        });
    for (const at of dirty) {
      table.near.fill(NONE, at * MOST_RELATED, (at + 1) * MOST_RELATED);
      table.dots.fill(0, at * MOST_RELATED, (at + 1) * MOST_RELATED);
      postings.each(at, (other, dot) => insert(table, at, other, dot));
    }
    return [...touched].sort((a, b) => a - b).map(at => ids[at]!);
  }

  #keyNumber(key: string): number {
    const { keys } = this.#table;
    this.#keyNumbers ??= new Map(keys.map((key, number) => [key, number]));
    let number = this.#keyNumbers.get(key);
    if (number === undefined) {
      number = keys.push(key) - 1;
      this.#keyNumbers.set(key, number);
    }
    return number;
  }

  #index(): void {
    this.#at = new Map(this.#table.ids.map((id, at) => [id, at]));
  }

  #shared(a: number, b: number): string[] {
    const { keys, surfaces, keyOf, surfaceOf, weightOf } = this.#table;
    const theirs = new Map<number, number>();
    for (let i = b * MOST_KEYWORDS; i < (b + 1) * MOST_KEYWORDS; i++)
      if (weightOf[i]) theirs.set(keyOf[i]!, weightOf[i]!);
    const shared: { key: string; surface: string; product: number }[] = [];
    for (let i = a * MOST_KEYWORDS; i < (a + 1) * MOST_KEYWORDS && weightOf[i]; i++) {
      const weight = theirs.get(keyOf[i]!);
      if (weight)
        shared.push({ key: keys[keyOf[i]!]!, surface: surfaces[surfaceOf[i]!]!, product: weight * weightOf[i]! });
    }
    shared.sort((x, y) => y.product - x.product || (x.key < y.key ? -1 : 1));
    // "graph" says nothing beside "graph matching".
    const within = (key: string, other: string) => key !== other && ` ${other} `.includes(` ${key} `);
    return shared
      .filter(({ key }) => !shared.some(other => within(key, other.key)))
      .slice(0, MOST_SHARED)
      .map(({ surface }) => surface);
  }
}

function hashOfText({ title, abstract }: Text): string {
  return createHash('sha1')
    .update(`${title ?? ''}\n\n${abstract ?? ''}`)
    .digest('base64');
}

/** Whether all papers of the list that was taken over are still there, unchanged. */
function keepsList(table: RelationTable, old: RelationTable, at: number, was: number): boolean {
  for (let i = 0; i < MOST_RELATED; i++) {
    const then = old.near[was * MOST_RELATED + i]!;
    if (then === NONE) return true;
    if (table.near[at * MOST_RELATED + i] === NONE) return false;
  }
  return true;
}

/** Puts a neighbour where it belongs in a list; positions are in the order of ids, and so they settle a tie. */
function insert({ near, dots }: RelationTable, at: number, other: number, dot: number): boolean {
  const end = (at + 1) * MOST_RELATED;
  let cell = end;
  // An empty cell has the dot product 0 and the largest position, so everything ranks before it.
  while (cell > at * MOST_RELATED && (dot > dots[cell - 1]! || (dot === dots[cell - 1]! && other < near[cell - 1]!)))
    cell--;
  if (cell === end) return false;
  near.copyWithin(cell + 1, cell, end - 1);
  dots.copyWithin(cell + 1, cell, end - 1);
  near[cell] = other;
  dots[cell] = dot;
  return true;
}
