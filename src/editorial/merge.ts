import { isDeepStrictEqual } from 'node:util';
import type { PaperEntry } from '../paper.ts';
import { joinLinks } from './clean.ts';

/** What a listing can state about a paper; the sidecar can state more than the dump's text. */
export type Listed = Omit<PaperEntry, 'id' | 'listed' | 'provenance' | 'aliases'>;
export type ListedField = keyof Listed;

/** Several listings of one paper combined, and which listing gave each field. */
export interface Folded {
  paper: Listed;
  /** The index of the listing that gave each field. */
  giver: Map<ListedField, number>;
}

/**
 * Combines listings of the same paper. Lists are joined; for other fields the better value wins: complete over partial,
 * precise over vague, the authors' abstract over an editor's and, among equals, the earlier listing.
 *
 * @param listings at least one, sorted by day, so that the order of ingestion does not matter
 */
export function foldListings(listings: readonly Listed[]): Folded {
  const paper: Listed = { ...listings[0]! };
  const giver = new Map<ListedField, number>();
  for (const field of Object.keys(paper) as ListedField[]) giver.set(field, 0);
  for (const [i, listing] of listings.entries()) {
    if (i === 0) continue;
    for (const [field, value] of Object.entries(betterFields(paper, listing)) as [ListedField, unknown][])
      if (value === undefined) {
        delete paper[field];
        giver.delete(field);
      } else {
        Object.assign(paper, { [field]: value });
        giver.set(field, i);
      }
  }
  return { paper, giver };
}

/** @returns the fields that a later listing improves; `undefined` for a field to remove */
function betterFields(current: Listed, listing: Listed): Partial<Record<ListedField, unknown>> {
  const changes: Partial<Record<ListedField, unknown>> = {};
  const take = (field: ListedField, value: unknown): void => {
    if (!isDeepStrictEqual(value, current[field])) changes[field] = value;
  };
  const choose = <F extends ListedField>(field: F, rank: (value: NonNullable<Listed[F]>) => number): void => {
    const mine = current[field];
    const theirs = listing[field];
    if (theirs === undefined || theirs === null) return;
    if (mine === undefined || mine === null || rank(theirs) > rank(mine)) take(field, theirs);
  };

  choose('title', () => 0);
  chooseAuthors(current, listing, changes);
  choose('issued', date => date.length);
  choose('container-title', title => (/^arxiv\b/i.test(title) ? 0 : 1));
  choose('event', event => Object.keys(event).length);
  choose('genre', genre => (genre === 'preprint' ? 0 : 1));
  choose('comments', count => count);
  for (const field of ['language', 'author-comment', 'status', 'topics', 'pick', 'note'] as const)
    choose(field, () => 0);
  const titles = { ...listing['title-translations'], ...current['title-translations'] };
  if (listing['title-translations']) take('title-translations', titles);
  if (listing.identifiers) take('identifiers', { ...listing.identifiers, ...current.identifiers });
  if (listing.links) take('links', joinLinks(current.links ?? [], listing.links));
  if (listing.abstract !== undefined && isBetterAbstract(listing, current)) {
    take('abstract', listing.abstract);
    if (listing['abstract-by'] !== current['abstract-by']) changes['abstract-by'] = listing['abstract-by'];
  }
  return changes;
}

function chooseAuthors(current: Listed, listing: Listed, changes: Partial<Record<ListedField, unknown>>): void {
  const rank = (paper: Listed) => (!paper.author ? 0 : paper['authors-complete'] === false ? 1 : 2);
  if (listing.author && rank(listing) > rank(current)) {
    changes.author = listing.author;
    if (listing['authors-complete'] !== current['authors-complete'])
      changes['authors-complete'] = listing['authors-complete'];
  }
  const complete = Math.max(rank(current), rank(listing)) === 2;
  if (complete && current['author-count'] !== undefined) changes['author-count'] = undefined;
  else if (!complete && current['author-count'] === undefined && listing['author-count'] !== undefined)
    changes['author-count'] = listing['author-count'];
}

/** Complete beats cut off, and the authors' beats an editor's; otherwise a much longer one wins. */
function isBetterAbstract(listing: Listed, current: Listed): boolean {
  if (current.abstract === undefined) return true;
  const rank = (paper: Listed) =>
    (paper['abstract-by'] === 'editor' ? 0 : 2) + (/[.!?…)”"’'\]$]\s*$/.test(paper.abstract ?? '') ? 1 : 0);
  if (rank(listing) !== rank(current)) return rank(listing) > rank(current);
  return listing.abstract!.length > 1.2 * current.abstract.length;
}
