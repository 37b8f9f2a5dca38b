import type { DayFile } from '../../src/content/day-file.ts';
import type { SavedQuery } from '../../src/content/feed-file.ts';
import type { PageFile } from '../../src/content/page-file.ts';
import type { SiteConfig } from '../../src/content/site-file.ts';
import type { TopicFile } from '../../src/content/topic-file.ts';
import { type Digest, makeDigest } from '../../src/digest/digest.ts';
import type { PublishedFile } from '../../src/digest/published-file.ts';
import { fingerprint } from '../../src/memory/fingerprint.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { Relations } from '../../src/related/related.ts';
import { random } from '../setup/random.ts';

/** What a content folder says. */
export interface Content {
  site: SiteConfig;
  entries: readonly PaperEntry[];
  topics: readonly TopicFile[];
  days: readonly DayFile[];
  queries: readonly SavedQuery[];
  pages: readonly PageFile[];
}

/** @param known what the build before published */
export function digestOf(content: Content, known?: PublishedFile, now = '2025-04-01T00:00:00Z'): Digest {
  // As of files: an entry's id is its file's name, and not in the file.
  const hashes = new Map(content.entries.map(({ id, ...entry }) => [id, fingerprint([JSON.stringify(entry)])]));
  const relations = new Relations(undefined, ({ id }) => hashes.get(id) ?? '');
  relations.sync(content.entries);
  return makeDigest({
    ...content,
    hashes,
    related: id => relations.related(id),
    nearKey: id => relations.nearKey(id),
    published: { now, frozen: false, ...(known && { known }) },
  });
}

const WORDS = 'kite tail string knot wind canopy bridle spar cloth line gust reel anchor thermal'.split(' ');
const NAMES = ['Ann One', 'Bo Two', 'Cy Three', 'Di Four', 'Éva Öt'];

/** A year and a day with more papers than most lists show on their first page. */
export function someContent(): Content {
  const draw = random(11);
  const word = () => WORDS[draw(WORDS.length)]!;
  const words = (count: number) => Array.from({ length: count }, word).join(' ');
  const entries = Array.from({ length: 150 }, (_, i): PaperEntry => {
    const listed = i < 8 ? '2025-03-02' : `2025-0${1 + (i % 2)}-${10 + (i % 7)}`;
    const sources = i % 9 === 0 ? ['2025-03-02', '2025-01-12'] : [];
    return {
      id: `p${i}`,
      listed,
      title: i % 30 === 7 ? undefined : `The ${words(3)} number ${i}`,
      abstract: i % 25 === 3 ? undefined : `We fly ${words(9)}. It ${words(4)}.`,
      topics: i % 12 === 5 ? [] : i % 5 === 0 ? ['strings', 'tails'] : ['tails'],
      provenance: [listed, ...sources.filter(day => day > listed)].map((day, n) => ({
        dump: `${day}.txt`,
        source: n === 0 ? 'kites' : 'winds',
        lines: `${i + 1}`,
        listed: day,
      })),
      ...(i % 3 === 0 && { author: [NAMES[draw(5)]!, `Solo${i} Name`] }),
      ...(i % 4 === 0 && {
        issued: ['2023', '2024-05', '2024-06-01'][draw(3)]!,
        'container-title': `Venue ${draw(3)}`,
      }),
      ...(i % 20 === 1 && { pick: true, note: 'Read *this*.' }),
      ...(i === 2 && { title: 'On $\\alpha$', aliases: ['former'], status: 'withdrawn' as const }),
    };
  });
  return {
    site: {
      name: 'The Kite',
      tagline: 'Kites & strings',
      url: 'https://kites.example/',
      language: 'en',
      timezone: 'UTC',
      editor: { name: 'A. Editor', email: 'editor@kites.example' },
      tag: { authority: 'kites.example', date: '2025-01-01' },
    },
    entries,
    topics: [
      { slug: 'tails', name: 'Tails', belongs: 'What hangs behind', terms: {}, intro: 'On *tails*.' },
      { slug: 'strings', name: 'Strings & knots', terms: {}, intro: '' },
      { slug: 'empty', name: 'Nothing yet', terms: {}, intro: '' },
    ],
    days: [
      {
        day: '2025-03-02',
        title: 'A windy day',
        note: 'All about *tails* and [knots](paper:p9).',
        picks: ['p20', 'p3'],
      },
      { day: '2025-01-12', note: 'A note.' },
    ],
    pages: [
      {
        path: 'group',
        title: 'Group',
        nav: true,
        text: 'We read [it](paper:p7), [that](day:2025-03-02), [more](page:talks/old).',
      },
      { path: 'talks/old', title: 'Talks', text: 'On [strings](topic:strings).' },
    ],
    queries: [{ slug: 'wind', name: 'On wind', words: ['wind'], topics: ['strings'] }],
  };
}

/** A change that a curator, or a dump, could make. @param at chooses of lists */
export type Change = (content: Content, at: number) => Content;

const pick = <T>(list: readonly T[], at: number): T | undefined => list[at % Math.max(1, list.length)];

/** Changes one entry. */
const edit =
  (change: (entry: PaperEntry, at: number, all: readonly PaperEntry[]) => Partial<PaperEntry>): Change =>
  (content, at) => {
    const one = pick(content.entries, at);
    if (!one) return content;
    const next = { ...one, ...change(one, at, content.entries) };
    return { ...content, entries: content.entries.map(entry => (entry === one ? next : entry)) };
  };

const editTopic =
  (change: (topic: TopicFile, at: number) => Partial<TopicFile>): Change =>
  (content, at) => {
    const one = pick(content.topics, at);
    return {
      ...content,
      topics: content.topics.map(topic => (topic === one ? { ...one, ...change(one, at) } : topic)),
    };
  };

const editPage =
  (change: (at: number) => Partial<PageFile>): Change =>
  (content, at) => {
    const one = pick(content.pages, at);
    return { ...content, pages: content.pages.map(page => (page === one ? { ...one, ...change(at) } : page)) };
  };

const editSite =
  (change: (at: number) => Partial<SiteConfig>): Change =>
  (content, at) => ({ ...content, site: { ...content.site, ...change(at) } });

/** Writes the file of a day that the digest has, or of one that it has not. */
const editDay =
  (change: (at: number, content: Content) => Partial<DayFile>): Change =>
  (content, at) => {
    const days = [...new Set([...content.entries.map(entry => entry.listed), '2024-12-24'])].sort();
    const day = pick(days, at)!;
    const old = content.days.find(file => file.day === day) ?? { day, note: '' };
    return { ...content, days: [...content.days.filter(file => file !== old), { ...old, ...change(at, content) }] };
  };

const added =
  (day: (at: number) => string): Change =>
  (content, at) => {
    const listed = day(at);
    const provenance = [{ dump: `${listed}-new.txt`, source: 'kites', lines: '1', listed }];
    const entry: PaperEntry = { id: `new-${at}`, listed, title: `New ${at}`, topics: ['tails'], provenance };
    return content.entries.some(({ id }) => id === entry.id)
      ? content
      : { ...content, entries: [...content.entries, entry] };
  };

const listing = (listed: string, source = 'kites') => ({ dump: `${listed}.txt`, source, lines: '9', listed });

/** The kinds of change. */
export const CHANGES: Readonly<Record<string, Change>> = {
  'a page’s text': editPage(at => ({ text: `On [it](paper:p${at % 150}) and [that](page:talks/old).` })),
  'a page’s picture': editPage(at => ({
    text: '![A room](room.png)',
    pictures: { 'room.png': { source: 'pages/room.png', file: `pictures/${at % 3}.png`, width: 4, height: 3 } },
  })),
  'a page’s place in the navigation': editPage(at => ({ nav: at % 2 === 0, order: at % 5, title: `Page ${at % 4}` })),
  'a page goes': (content, at) => ({
    ...content,
    pages: content.pages.filter(page => page !== pick(content.pages, at)),
  }),
  'a new page': (content, at) => ({
    ...content,
    pages: [...content.pages.filter(({ path }) => path !== 'new'), { path: 'new', title: `New ${at}`, text: 'New.' }],
  }),
  'another title': edit((_, at) => ({ title: `Retitled ${at}` })),
  'a title that reads the same as text': edit(({ title }) => ({
    title: title?.includes('$') ? 'On α' : 'On $\\alpha$',
  })),
  'no title': edit(() => ({ title: undefined })),
  'a title that others have': edit((_, at, all) => ({ title: pick(all, at + 1)!.title })),
  'another abstract': edit((_, at) => ({ abstract: `We tie ${at} knots of ${WORDS[at % WORDS.length]} in the wind.` })),
  'no abstract': edit(() => ({ abstract: undefined })),
  'a summary by the editor': edit(() => ({ 'abstract-by': 'editor' })),
  'another note': edit((_, at) => ({ note: `Remark ${at}, as [the other](paper:p${at % 150}).` })),
  'a pick, or none any more': edit(({ pick }) => ({ pick: pick ? undefined : true })),
  'another status': edit((_, at) => ({
    status: (['withdrawn', 'retracted', 'superseded', undefined] as const)[at % 4],
  })),
  'other authors': edit((_, at) => ({ author: [NAMES[at % 5]!, NAMES[(at + 1) % 5]!] })),
  'authors who are only counted': edit((_, at) => ({ author: undefined, 'author-count': 2 + (at % 7) })),
  'another date': edit((_, at) => ({ issued: ['2019', '2024-05', '2024-06-01', undefined][at % 4] })),
  'another venue': edit((_, at) => ({ 'container-title': [`Venue ${at % 4}`, undefined][at % 2] })),
  'another session': edit((_, at) => ({ event: { session: `Session ${at % 3}` } })),
  'links and identifiers': edit((_, at) => ({
    links: [{ url: `https://code.example/${at}`, kind: 'code' }],
    identifiers: { arxiv: `2301.${10_000 + (at % 1000)}` },
  })),
  comments: edit((_, at) => ({ comments: 1 + (at % 3) })),
  'other topics': edit((_, at) => ({ topics: [['strings'], ['tails', 'strings'], [], ['empty']][at % 4] })),
  'a topic without a file': edit((_, at) => ({ topics: [`loose-${at % 2}`, 'tails'] })),
  'listed on another day': edit((_, at) => {
    const listed = ['2025-03-02', '2025-02-11', '2024-11-05', '2025-03-09'][at % 4]!;
    return { listed, provenance: [listing(listed)] };
  }),
  'listed again on another day': edit(({ provenance }, at) => ({
    provenance: [...provenance, listing(['2025-03-02', '2025-03-09'][at % 2]!, 'winds')],
  })),
  'read from other lines': edit(({ provenance }, at) => ({
    provenance: provenance.map(place => ({ ...place, lines: `${at % 200}`, source: ['kites', 'gusts'][at % 2]! })),
  })),
  'another alias': edit((_, at) => ({ aliases: [`alias-${at}`] })),
  'an alias that goes to another entry': (content, at) => {
    const alias = content.entries.find(entry => entry.aliases)?.aliases?.[0];
    const entries = content.entries.map(entry => (entry.aliases ? { ...entry, aliases: undefined } : entry));
    return edit(() => (alias === undefined ? {} : { aliases: [alias] }))({ ...content, entries }, at);
  },
  'another name of an entry’s file': edit((_, at) => ({ id: `renamed-${at}` })),
  'two entries that change their names': (content, at) => {
    const [a, b] = [pick(content.entries, at), pick(content.entries, at + 1)];
    if (!a || !b) return content;
    const named = (entry: PaperEntry) => (entry === a ? { ...a, id: b.id } : entry === b ? { ...b, id: a.id } : entry);
    return { ...content, entries: content.entries.map(named) };
  },
  'an entry that is merged into another': (content, at) => {
    const one = pick(content.entries, at);
    if (!one || content.entries.length < 2) return content;
    const rest = { ...content, entries: content.entries.filter(entry => entry !== one) };
    return edit(() => ({ aliases: [one.id, ...(one.aliases ?? [])] }))(rest, at);
  },
  'an entry goes': (content, at) => ({
    ...content,
    entries: content.entries.filter(entry => entry !== pick(content.entries, at)),
  }),
  'a copy of an entry': (content, at) => {
    const one = pick(content.entries, at);
    const id = `copy-${at}`;
    if (!one || content.entries.some(entry => entry.id === id)) return content;
    return { ...content, entries: [...content.entries, { ...one, id, aliases: undefined }] };
  },
  'a new paper of the newest day': added(() => '2025-03-02'),
  'a new paper of an old day': added(at => `2025-01-${10 + (at % 7)}`),
  'a new paper of a new day': added(at => ['2025-03-03', '2025-02-20', '2024-06-01'][at % 3]!),
  'another name of a topic': editTopic((_, at) => ({ name: `Topic ${at}` })),
  'a topic’s introduction': editTopic((_, at) => ({ intro: `Introduced ${at}.` })),
  'what belongs to a topic': editTopic((_, at) => ({ belongs: `Belongs ${at}` })),
  'a new topic': (content, at) =>
    content.topics.some(topic => topic.slug === `loose-${at % 2}`)
      ? content
      : { ...content, topics: [...content.topics, { slug: `loose-${at % 2}`, name: 'Aloof', terms: {}, intro: '' }] },
  'a topic’s file goes': (content, at) => ({
    ...content,
    topics: content.topics.filter(topic => topic !== pick(content.topics, at)),
  }),
  'a day’s title': editDay(at => ({ title: `Issue ${at}` })),
  'a day’s note': editDay(at => ({ note: `Note ${at}.` })),
  'a day’s picks': editDay((at, { entries }) => ({
    picks: [...new Set([pick(entries, at), pick(entries, at + 40)].map(entry => entry?.id ?? 'nobody'))],
  })),
  'a day’s file goes': (content, at) => ({
    ...content,
    days: content.days.filter(day => day !== pick(content.days, at)),
  }),
  'a saved search': (content, at) => ({
    ...content,
    queries: [
      ...content.queries.filter(({ slug }) => slug !== `q${at % 2}`),
      { slug: `q${at % 2}`, name: `Query ${at}`, words: [pick(WORDS, at)!] },
    ],
  }),
  'a saved search goes': (content, at) => ({
    ...content,
    queries: content.queries.filter(query => query !== pick(content.queries, at)),
  }),
  'another name of the site': editSite(at => ({ name: `The Kite ${at}` })),
  'another tagline': editSite(at => ({ tagline: [`Kites ${at}`, undefined][at % 2] })),
  'another editor': editSite(at => ({ editor: { name: `Editor ${at}` } })),
  'another licence': editSite(at => ({ license: `Licence ${at}` })),
  'another address': editSite(at => ({ url: `https://kites.example/${at}/` })),
  'another language': editSite(at => ({ language: ['de', 'fr'][at % 2]! })),
  'nothing is left': content => ({ ...content, entries: [], days: [], topics: [] }),
};
