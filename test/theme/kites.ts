import type { DayFile } from '../../src/content/day-file.ts';
import type { SiteConfig } from '../../src/content/site-file.ts';
import type { TopicFile } from '../../src/content/topic-file.ts';
import { type DigestParts, makeDigest } from '../../src/digest/digest.ts';
import { fingerprint } from '../../src/memory/fingerprint.ts';
import type { PaperEntry } from '../../src/paper.ts';

/** A digest of six papers that have every peculiarity a page knows, for the tests of pages. */

export const site: SiteConfig = {
  name: 'The <Kite>',
  tagline: 'Kites & strings',
  url: 'https://kites.example/digest/',
  language: 'en',
  timezone: 'UTC',
  editor: { name: 'A. Editor', email: 'editor@kites.example' },
  tag: { authority: 'kites.example', date: '2025-01-01' },
};
export const topics: TopicFile[] = [
  { slug: 'tails', name: 'Tails', belongs: 'What hangs behind', terms: {}, intro: 'On *tails*.' },
  { slug: 'strings', name: 'Strings & knots', terms: {}, intro: '' },
];
export const HOSTILE = '<script>alert(1)</script> "quoted" & \u202e$\\tilde{x}$ [a](javascript:alert(1))';

export function paper(id: string, listed: string, more: Partial<PaperEntry> = {}): PaperEntry {
  const provenance = [{ dump: 'a & b.txt', source: 'kites', lines: '1-3,7', listed }];
  return {
    id,
    listed,
    title: `Paper ${id}`,
    abstract: `We propose ${id}. It flies.`,
    topics: ['tails'],
    provenance,
    ...more,
  };
}

export const entries: PaperEntry[] = [
  paper('one', '2025-03-02', { pick: true, note: 'Read *this*.', author: ['Ann One', 'Bo Two'], issued: '2024-05' }),
  paper('two', '2025-03-02', { title: undefined, topics: [], status: 'withdrawn' }),
  paper('three', '2025-03-01', {
    aliases: ['old-three'],
    topics: ['tails', 'strings'],
    author: Array.from({ length: 25 }, (_, i) => `Given${i} Family`),
    provenance: [
      { dump: 'a.txt', source: 'kites', lines: '1', listed: '2025-03-01' },
      { dump: 'b.txt', source: 'kites', lines: '2', listed: '2025-03-02' },
    ],
    links: [{ url: 'https://code.example/x', kind: 'code' }],
    identifiers: { arxiv: '2309.17425', doi: '10.1145/3292500', openreview: 'AbC' },
  }),
  paper('four', '2025-02-28', { abstract: undefined, 'author-count': 4 }),
  paper('five', '2025-02-28', { 'abstract-by': 'editor', topics: ['strings'] }),
  paper('six', '2025-02-28', {
    title: HOSTILE,
    abstract: HOSTILE,
    author: [HOSTILE],
    'container-title': HOSTILE,
    event: { session: HOSTILE },
    note: HOSTILE,
  }),
];
export const days: DayFile[] = [{ day: '2025-03-02', title: 'A windy day', note: 'All about *tails*.' }];

export function make(change: Partial<DigestParts> = {}) {
  const list = change.entries ?? entries;
  return makeDigest({
    site,
    topics,
    days,
    hashes: new Map(list.map(entry => [entry.id, fingerprint([JSON.stringify(entry)])])),
    related: id => (id === 'one' ? [{ id: 'three', terms: ['tail', 'wind'] }] : []),
    ...change,
    entries: list,
  });
}
