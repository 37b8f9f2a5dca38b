import type { PaperEntry } from '../paper.ts';
import { oneLine, otherSpellings, plainText } from './search-text.ts';

/** What the search knows of a paper. Text is plain, on one line, its words apart by single spaces. */
export interface SearchRecord {
  id: string;
  /** Relative to the site's root. */
  url: string;
  /** The text that excerpts are cut from. Weights are Pagefind's: 24 is that of plain text, 240 the most. */
  body: readonly { text: string; weight: number }[];
  /** Shown with a result, and searched as fields (`META_FIELDS`), whose weights the search page sets. */
  meta: Record<string, string>;
  filters: Record<string, string[]>;
  sort: { listed: string; issued: string };
}

/**
 * The fields of a result, sorted. `also` holds other spellings of words and is not shown; `authors` are all of them, apart by
 * commas. Day, topics and venue stand in the filters, which a result brings along.
 */
export const META_FIELDS = ['also', 'authors', 'brief', 'title'] as const;

/**
 * The weight of the abstract: 1.04 times Pagefind's plain weight, and meant for the same. It is the one weight that needs no
 * mark in the index, which becomes 5 % smaller, in a fifth fewer files.
 */
export const BODY_WEIGHT = 25;

/** Names by id. */
type Names = Pick<ReadonlyMap<string, string>, 'get'>;

export interface SearchRecordOptions {
  /** Names of topics by slug. A topic without a name is filed under its slug. */
  topicNames: Names;
  /** Names of sources by id, likewise. */
  sourceNames?: Names;
  /** The line that stands under the title where it is not the abstract's beginning, plain text. */
  brief?: string;
  /** What the page is headed with where the paper has no title. */
  heading?: string;
}

/**
 * What is indexed of a paper: the same for the same entry and names.
 *
 * The filters are `topic` and `source` (names), `venue` (the container as stated), `year` (of the paper), `day` and `month`
 * (when it was listed: `2025-11-19`, `2025-11`), and `has` with `code`, `data`, `abstract` and `pick` where the paper has them.
 */
export function searchRecord(entry: PaperEntry, options: SearchRecordOptions): SearchRecord {
  const title = plainText(entry.title ?? options.heading ?? '');
  const authors = (entry.author ?? []).map(oneLine).filter(Boolean);
  const abstract = plainText(entry.abstract ?? '', true);
  const names = (slugs: readonly string[], known: Names | undefined) => [
    ...new Set(slugs.map(slug => oneLine(known?.get(slug) ?? slug))),
  ];
  const kinds = new Set(entry.links?.map(link => link.kind));
  const has = [
    ...(kinds.has('code') ? ['code'] : []),
    ...(kinds.has('data') ? ['data'] : []),
    ...(abstract ? ['abstract'] : []),
    ...(entry.pick ? ['pick'] : []),
  ];
  const also = otherSpellings(`${title} ${authors.join(' ')} ${abstract}`);
  const venue = oneLine(entry['container-title'] ?? '');
  const year = /^\d{4}/.exec(entry.issued ?? '')?.[0];
  const brief = oneLine(options.brief ?? '');

  return {
    id: entry.id,
    url: `papers/${entry.id}.html`,
    // Pagefind leaves out a page without a body.
    body: [{ text: abstract || title || authors.join(', ') || entry.id, weight: BODY_WEIGHT }],
    meta: {
      ...(also.length ? { also: also.join(' ') } : {}),
      ...(authors.length ? { authors: authors.join(', ') } : {}),
      ...(brief ? { brief } : {}),
      title: title || entry.id,
    },
    filters: {
      ...listed('topic', names(entry.topics ?? [], options.topicNames)),
      ...listed(
        'source',
        names(
          entry.provenance.map(p => p.source),
          options.sourceNames,
        ),
      ),
      ...listed('venue', venue ? [venue] : []),
      ...listed('year', year ? [year] : []),
      day: [entry.listed],
      month: [entry.listed.slice(0, 7)],
      ...listed('has', has),
    },
    // A paper without a date sorts before all others; without the key it would be left out of a sorted search.
    sort: { listed: entry.listed, issued: entry.issued ?? '' },
  };
}

const listed = (filter: string, values: string[]) => (values.length ? { [filter]: values } : {});
