import fs from 'node:fs';
import path from 'node:path';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { openPublished } from '../../../src/digest/published-file.ts';
import type { Curator } from './curator.ts';
import type { Kept, Paper } from './kept.ts';

/** What readers are told of a paper: where it changed, and there alone, feeds may say so. */
const READ =
  `title author author-count authors-complete issued container-title event identifiers links abstract-by status note
  title-translations`.split(/\s+/);

interface Item {
  published: string;
  updated: string;
  hash?: string;
  gone?: true;
  into?: string;
  title?: string;
}

interface Entry {
  text: string;
  /** What readers are told. */
  read: string;
  listed: string;
  days: string[];
  dumps: string[];
}

/** Looks at a digest after each build, and compares what is there with what must be, and with what was there before. */
export class Look {
  readonly #kept: Kept;
  readonly #entries = new Map<string, Entry>();
  readonly #pages = new Map<string, string>();
  /** Of the items of the feeds: when each was published, and what it said of when it changed. */
  #items = new Map<string, Item>();
  /** What readers were told of each paper and day when it last stood there. */
  readonly #told = new Map<string, string>();
  #last = '';
  /** Items that feeds named, by their ids. */
  inFeeds = 0;

  constructor(kept: Kept) {
    this.#kept = kept;
  }

  get items(): number {
    return this.#items.size;
  }

  /** @param other a curator whose work was just merged: what both told of otherwise may be told of anew */
  all(curator: Curator, other?: Curator): void {
    const entries = this.#readEntries(curator);
    this.#papers(curator, entries);
    this.#addresses(curator);
    const theirs = other && openPublished(other.at('published.json')).items;
    this.#feeds(curator, this.#times(curator, entries, theirs));
    this.#last = curator.time;
  }

  /** Looks at the times alone, where another curator's work is yet to come. */
  times(curator: Curator): void {
    this.#times(curator, this.#readEntries(curator));
  }

  #readEntries(curator: Curator): Map<string, Entry> {
    const found = new Map<string, Entry>();
    for (const [id, file] of curator.papers()) {
      const text = curator.read(file);
      const known = this.#entries.get(id);
      const entry = known?.text === text ? known : readEntry(text);
      this.#entries.set(id, entry);
      found.set(id, entry);
      assert.is(file, `papers/${entry.listed.slice(0, 4)}/${id}.md`);
    }
    return found;
  }

  /** Each paper that is to stand there does, by its own name, with its authors, its dumps and what a person wrote; and no other. */
  #papers(curator: Curator, entries: ReadonlyMap<string, Entry>): void {
    const kept = this.#kept;
    const standing = kept.papers.filter(paper => kept.stands(paper));
    areTheSame(
      [...entries.keys()],
      standing.map(({ id }) => id),
      'papers that stand there',
    );
    const merged = new Map<Paper, Paper[]>();
    for (const paper of kept.papers) {
      const end = kept.leadsTo(paper);
      if (end && end !== paper) merged.set(end, [...(merged.get(end) ?? []), paper]);
    }
    for (const paper of standing) {
      const { text, dumps } = entries.get(paper.id)!;
      const file = curator.paper(paper.id);
      const all = [paper, ...(merged.get(paper) ?? [])];
      for (const [field, line] of paper.edits) assert.ok(text.includes(line), `${file} has lost ${field}: ${line}`);
      const title = /^title: (.*)$/m.exec(text)?.[1] ?? '';
      const titles = all.flatMap(({ titles }) => [...titles]);
      assert.ok(paper.edits.has('title') || titles.includes(title), `${file} is called ${title}`);
      const authors = all.flatMap(({ authors }) => authors);
      for (const [, name] of text.slice(0, text.indexOf('\nlisted:')).matchAll(/^ {2}- ([A-Z]\w+ [A-Z]\w+)$/gm))
        assert.ok(authors.includes(name!), `${file}: ${name} is an author of it`);
      if (all.some(({ isEntangled }) => isEntangled)) continue;
      const listing = [...paper.dumps].filter(({ is }) => is === 'there').map(({ name }) => name);
      areTheSame(dumps, listing, `${file} names its dumps`);
    }
  }

  /** Each address that there ever was leads to its paper, or to the one that it was merged into; that of no other. */
  #addresses(curator: Curator): void {
    const folder = path.join(curator.site, 'papers');
    const pages = new Set(fs.readdirSync(folder));
    for (const [id, paper] of this.#kept.addresses) {
      const end = this.#kept.leadsTo(paper);
      const name = `${id}.html`;
      assert.is(pages.delete(name), end !== undefined, end ? `${name} is there` : `${name} is gone`);
      if (!end) continue;
      const { mtimeMs, size } = fs.statSync(path.join(folder, name));
      const state = `${mtimeMs} ${size} ${end.id}`;
      if (this.#pages.get(id) === state) continue;
      const text = fs.readFileSync(path.join(folder, name), 'utf8');
      const leads = `http-equiv="refresh" content="0; url=${end.id}.html"`;
      assert.is(text.includes(leads), end !== paper, `${name} leads to ${end.id}`);
      if (end === paper) assert.ok(text.includes('<article class="sheet">'), `${name} is a paper’s page`);
      this.#pages.set(id, state);
    }
    assert.equal([...pages], [], 'no other pages of papers');
  }

  /** What was published keeps its time; what changed for readers says when, and nothing else does. */
  #times(
    curator: Curator,
    entries: ReadonlyMap<string, Entry>,
    theirs?: ReadonlyMap<string, Item>,
  ): ReadonlyMap<string, Item> {
    const items: ReadonlyMap<string, Item> = openPublished(curator.at('published.json')).items;
    const known = theirs ? ofBoth(this.#items, theirs) : this.#items;
    const isToldApart = (key: string): boolean =>
      theirs?.has(key) === true && theirs.get(key)!.hash !== this.#items.get(key)?.hash;
    const told = new Map<string, { told: string; day: string }>();
    const days = new Map<string, string[]>();
    for (const [id, { read, listed, days: also }] of entries) {
      told.set(`paper:${id}`, { told: read, day: listed });
      for (const day of new Set([listed, ...also])) days.set(day, [...(days.get(day) ?? []), `${read}`]);
    }
    for (const [day, papers] of days) {
      const note = curator.has(`days/${day}.md`) ? curator.read(`days/${day}.md`) : '';
      told.set(`day:${day}`, { told: [note, ...papers.sort()].join('\0'), day });
    }
    for (const [key, now] of told) {
      const item = items.get(key);
      assert.ok(item, `${key} is published`);
      assert.not.ok(item.gone || item.into, `${key} is there`);
      const before = known.get(key);
      if (!before) {
        assert.is(item.published, `${now.day}T00:00:00Z`, `${key} is published on its day`);
        this.#told.set(key, now.told);
        continue;
      }
      const isUnsure = !this.#told.has(key) || isToldApart(key);
      const isOther =
        (this.#told.has(key) && this.#told.get(key) !== now.told) || (isUnsure && item.updated !== before.updated);
      const said = `${key}: updated ${before.updated}, now ${item.updated}, last look ${this.#last}`;
      assert.is(item.updated !== before.updated, isOther, isOther ? `${said}; it changed` : `${said}; nothing changed`);
      if (isOther) assert.ok(item.updated > this.#last && item.updated <= curator.time, said);
      this.#told.set(key, now.told);
    }
    for (const [key, before] of known) {
      const item = items.get(key);
      if (!item && /^correction:.*:moved-/.test(key)) continue;
      assert.ok(item, `${key} is held`);
      assert.is(item.published, before.published, `${key} keeps the time at which it was published`);
    }
    for (const [key, item] of items) {
      if (told.has(key)) continue;
      // What another told of a paper that stands here no more, or not yet, is not known.
      if (known.get(key)?.hash !== item.hash) this.#told.delete(key);
      if (key.startsWith('paper:')) assert.ok(item.gone || item.into, `${key} is gone, which is said`);
      if (key.startsWith('correction:') && !this.#items.has(key) && !isOfFirst(key, item))
        assert.ok(item.published > this.#last && item.published <= curator.time, `${key} is of now: ${item.published}`);
    }
    this.#items = new Map(items);
    return items;
  }

  /** Each paper stands in the feed of all papers or its archive, with the times that are kept, and so does each item elsewhere. */
  #feeds(curator: Curator, items: ReadonlyMap<string, Item>): void {
    const folder = path.join(curator.site, 'feeds');
    const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.xml'));
    const inAll = new Set<string>();
    this.inFeeds = 0;
    for (const file of ['../feed.xml', ...files]) {
      const text = fs.readFileSync(path.join(folder, file), 'utf8');
      for (const entry of text.split('<entry>').slice(1)) {
        const [id, published, updated] = SAID.map(what => what.exec(entry)?.[1]);
        const item = items.get(id!);
        assert.ok(item, `${file}: ${id} is an item that is kept`);
        const times = [published, updated].map(time => new Date(time!).toISOString().replace('.000', ''));
        assert.equal(times, [item.published, item.updated], `${file}: ${id}`);
        this.inFeeds++;
        if (/^(?:archive\/)?papers(?:-\d+)?\.xml$/.test(file)) inAll.add(id!);
      }
    }
    const standing = this.#kept.papers.filter(paper => this.#kept.stands(paper));
    areTheSame(
      [...inAll],
      standing.map(({ id }) => `paper:${id}`),
      'the feed of all papers',
    );
  }
}

/** What was published before, where another has published it too: the first of them did, and what both told alike was told by the first. */
function ofBoth(mine: ReadonlyMap<string, Item>, theirs: ReadonlyMap<string, Item>): ReadonlyMap<string, Item> {
  const earlier = (a: string, b: string): string => (a < b ? a : b);
  return new Map(
    [...mine].map(([key, item]) => {
      const other = theirs.get(key) ?? item;
      const published = earlier(item.published, other.published);
      return [
        key,
        other.hash === item.hash
          ? { ...item, published, updated: earlier(item.updated, other.updated) }
          : { ...item, published },
      ];
    }),
  );
}

/** A paper that was withdrawn before it was first published is told of on its day. */
const isOfFirst = (key: string, { published }: Item): boolean =>
  /:(?:withdrawn|retracted)$/.test(key) && published.endsWith('T00:00:00Z');

/** What an entry of Atom says: its id without the digest's own part, and its times. */
const SAID = [/<id>tag:[^<,]*,\d{4}-\d\d-\d\d:([^<]*)<\/id>/, /<published>([^<]*)</, /<updated>([^<]*)</];

/** Compares lists in any order, and says what is too much and what is missing. */
function areTheSame(found: readonly string[], expected: readonly string[], what: string): void {
  const [more, less] = [new Set(found), new Set(expected)];
  for (const name of found) if (less.delete(name)) more.delete(name);
  assert.equal([[...more], [...less], found.length], [[], [], expected.length], what);
}

function readEntry(text: string): Entry {
  const [, front = '', abstract] = text.split(/^---\n/m);
  const data = parse(front) as Record<string, unknown>;
  const provenance = (data['provenance'] ?? []) as { dump: string; listed: string }[];
  return {
    text,
    read: JSON.stringify([...READ.map(field => data[field]), abstract?.trim()]),
    listed: String(data['listed']),
    days: provenance.map(({ listed }) => listed),
    dumps: provenance.map(({ dump }) => dump),
  };
}
