import type { Paper } from '../paper.ts';
import { joinLinks } from './clean.ts';

/** Fields whose value is chosen or joined when two listings state the same paper. */
export type MergedField = Exclude<keyof Paper, never>;

/**
 * What the entry would say if the listing's values were weighed with its own. Fields of a list are joined; of others the
 * better value stands: complete before partial, precise before vague, the authors' abstract before an editor's, and, of
 * two as good as each other, the one from the earlier listing, so that the order of ingestion does not matter.
 *
 * @param current what the entry says
 * @param listing what the new listing says
 * @param earlier whether the listing stands before the one that gave the entry this field
 * @returns only what changes; `undefined` for a field that goes
 */
export function mergeListing(
  current: Paper,
  listing: Paper,
  earlier: (field: MergedField) => boolean,
): Partial<Record<MergedField, unknown>> {
  const changes: Partial<Record<MergedField, unknown>> = {};
  const take = (field: MergedField, value: unknown): void => {
    if (value !== undefined && !same(value, current[field])) changes[field] = value;
  };
  const choose = <F extends MergedField>(field: F, rank: (value: NonNullable<Paper[F]>) => number): void => {
    const mine = current[field];
    const theirs = listing[field];
    if (theirs === undefined || theirs === null) return;
    if (mine === undefined || mine === null) {
      take(field, theirs);
      return;
    }
    const difference = rank(theirs) - rank(mine);
    if (difference > 0 || (difference === 0 && earlier(field))) take(field, theirs);
  };

  choose('title', () => 0);
  mergeAuthors(current, listing, earlier('author'), changes);
  choose('issued', date => date.length);
  choose('container-title', title => (/^arxiv\b/i.test(title) ? 0 : 1));
  choose('event', event => Object.keys(event).length);
  choose('genre', genre => (genre === 'preprint' ? 0 : 1));
  choose('comments', count => count);
  choose('status', () => 0);
  if (listing.identifiers) take('identifiers', { ...listing.identifiers, ...current.identifiers });
  if (listing.links) take('links', joinLinks(current.links ?? [], listing.links));
  if (listing.abstract !== undefined && betterAbstract(listing, current, earlier('abstract'))) {
    take('abstract', listing.abstract);
    if (listing['abstract-by'] !== current['abstract-by']) changes['abstract-by'] = listing['abstract-by'];
  }
  return changes;
}

function mergeAuthors(
  current: Paper,
  listing: Paper,
  earlier: boolean,
  changes: Partial<Record<MergedField, unknown>>,
): void {
  const rank = (paper: Paper) => (!paper.author ? 0 : paper['authors-complete'] === false ? 1 : 2);
  if (
    listing.author &&
    (rank(listing) > rank(current) ||
      (rank(listing) === rank(current) && earlier && !same(listing.author, current.author)))
  ) {
    changes.author = listing.author;
    if (listing['authors-complete'] !== current['authors-complete'])
      changes['authors-complete'] = listing['authors-complete'];
  }
  const complete = Math.max(rank(current), rank(listing)) === 2;
  if (complete && current['author-count'] !== undefined) changes['author-count'] = undefined;
  else if (!complete && current['author-count'] === undefined && listing['author-count'] !== undefined)
    changes['author-count'] = listing['author-count'];
}

function betterAbstract(listing: Paper, current: Paper, earlier: boolean): boolean {
  if (current.abstract === undefined) return true;
  const rank = (paper: Paper) =>
    (paper['abstract-by'] === 'editor' ? 0 : 2) + (/[.!?…)”"’'\]$]\s*$/.test(paper.abstract ?? '') ? 1 : 0);
  if (rank(listing) !== rank(current)) return rank(listing) > rank(current);
  const ratio = listing.abstract!.length / current.abstract.length;
  return ratio > 1.2 || (ratio > 1 / 1.2 && earlier && listing.abstract !== current.abstract);
}

/** Equal as data. */
export function same(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const x = Object.entries(a);
  return (
    x.length === Object.keys(b).length && x.every(([key, value]) => same(value, (b as Record<string, unknown>)[key]))
  );
}
