import type { TablePaper } from './papers-table.ts';

/**
 * What a result shows beside its text: day, year, venue, topics, where to read the paper. A search brings along a result's text, its metadata and its
 * address, and everything but the address is searched: a paper would be found by its topic's name, and left out by
 * `-2025`. So it stands in the address, as a query. Both the build and the browser use this file; it imports nothing.
 */
export interface ResultFacts {
  day: string;
  year?: string;
  venue?: string;
  topics: string[];
  has: string[];
  at?: string;
}

const SCHEME = 'https://';

/** @param url relative to the site's root, without a query */
export function resultUrl(url: string, { facts, listed, issued, at }: TablePaper): string {
  const year = /^\d{4}/.exec(issued)?.[0];
  const query = new URLSearchParams([
    ['day', listed],
    ...(year ? [['year', year] as [string, string]] : []),
    ...(['venue', 'topic', 'has'] as const).flatMap(field =>
      facts[field].map((value): [string, string] => [field, value]),
    ),
    // Most addresses begin with the same scheme.
    ...(at ? [['at', at.startsWith(SCHEME) ? at.slice(SCHEME.length) : at] as [string, string]] : []),
  ]);
  return `/${url}?${query}`;
}

/** What `resultUrl` made; the url is relative to the site's root again. */
export function readResultUrl(text: string): ResultFacts & { url: string } {
  const [url = '', query] = text.split('?', 2);
  const facts = new URLSearchParams(query);
  const at = facts.get('at');
  const optional = (field: 'year' | 'venue') => (facts.has(field) ? { [field]: facts.get(field)! } : {});
  return {
    url: url.replace(/^\/+/, ''),
    day: facts.get('day') ?? '',
    ...optional('year'),
    ...optional('venue'),
    topics: facts.getAll('topic'),
    has: facts.getAll('has'),
    ...(at ? { at: /^https?:\/\//.test(at) ? at : SCHEME + at } : {}),
  };
}
