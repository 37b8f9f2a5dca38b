/**
 * One set of papers, written for every program of the bench: as this project's content folder, as Markdown files with the
 * front matter that Hugo and Eleventy expect, and as dumps. Twenty papers a day, two topics each by a hash of the title.
 */

import { execFileSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { writeEntry } from '../../src/content/entry-file.ts';
import { DEFAULT_SITE } from '../../src/content/site-file.ts';
import { entryId } from '../../src/content/slug.ts';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { cleanText, cleanTitle } from '../../src/read/text/latex.ts';

interface CorpusPaper {
  title: string;
  author: string[];
  abstract: string;
  venue: string;
  year: number;
}

/** The newest day of the bench's digest. */
const LAST_DAY = Date.UTC(2025, 10, 19);
const PAPERS_A_DAY = 20;

/** The first `count` papers of the corpus that have a title, an author and an abstract, as entries, newest day first. */
export function corpusEntries(corpus: string, count: number): PaperEntry[] {
  const topics = topicSlugs();
  const text = execFileSync('xz', ['-dc', corpus], { maxBuffer: 2 ** 30, encoding: 'utf8' });
  const entries: PaperEntry[] = [];
  const taken = new Set<string>();
  for (const line of text.split('\n')) {
    if (line === '' || entries.length === count) continue;
    const paper = JSON.parse(line) as CorpusPaper;
    const title = cleanTitle(paper.title).text;
    const abstract = cleanText(paper.abstract).text;
    if (!title || abstract.length < 200 || paper.author.length === 0) continue;
    const hash = crypto.createHash('sha1').update(title).digest();
    const first = hash.readUInt16BE(0) % topics.length;
    const second = (first + 1 + (hash.readUInt16BE(2) % (topics.length - 1))) % topics.length;
    const id = entryId(title, abstract, slug => taken.has(slug), `${title}\n${paper.author.join('\n')}\n${abstract}`);
    if (taken.has(id)) continue;
    taken.add(id);
    const listed = new Date(LAST_DAY - Math.floor(entries.length / PAPERS_A_DAY) * 864e5).toISOString().slice(0, 10);
    entries.push({
      id,
      title,
      author: paper.author,
      issued: String(paper.year),
      listed,
      'container-title': `${paper.venue} ${paper.year}`,
      topics: [topics[first]!, topics[second]!],
      provenance: [
        {
          dump: `${listed}.txt`,
          source: 'poster-session',
          lines: `${(entries.length % PAPERS_A_DAY) * 3 + 1}-${(entries.length % PAPERS_A_DAY) * 3 + 3}`,
          listed,
        },
      ],
      abstract,
    });
  }
  return entries;
}

/** This project's content folder: the entries, the shipped topics, the default site.yaml. */
export function writeContentFolder(folder: string, entries: readonly PaperEntry[]): void {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(path.join(folder, 'dumps'), { recursive: true });
  fs.cpSync(path.join(PROJECT_ROOT, 'content', 'topics'), path.join(folder, 'topics'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'site.yaml'), DEFAULT_SITE);
  for (const year of new Set(entries.map(entry => entry.listed.slice(0, 4))))
    fs.mkdirSync(path.join(folder, 'papers', year), { recursive: true });
  for (const entry of entries)
    fs.writeFileSync(path.join(folder, 'papers', entry.listed.slice(0, 4), `${entry.id}.md`), writeEntry(entry));
}

/** The papers for the peers: `<id>.md` with the front matter that Hugo and Eleventy read. */
export function writePeerFiles(
  folder: string,
  entries: readonly PaperEntry[],
  briefOf: (entry: PaperEntry) => string,
): void {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  // YAML allows no control characters, which some of the corpus' texts hold.
  const quoted = (text: string | undefined) => JSON.stringify((text ?? '').replace(/[\x7f-\x9f\ufffe\uffff]/g, ''));
  // What their Markdown would take for HTML or a template.
  const harmless = (text: string) => text.replaceAll('<', '&lt;').replace(/\{([{%#])/g, '{ $1');
  for (const entry of entries) {
    const [origin] = entry.provenance;
    const lines = [
      `title: ${quoted(harmless(entry.title ?? ''))}`,
      'authors:',
      ...(entry.author ?? []).map(name => `  - ${quoted(name)}`),
      `date: ${entry.listed}`,
      `days: ["${entry.listed}"]`,
      'topics:',
      ...(entry.topics ?? []).map(slug => `  - "${slug}"`),
      `primary: "${entry.topics?.[0]}"`,
      `issued: "${entry.issued}"`,
      `venue: ${quoted(entry['container-title'])}`,
      `brief: ${quoted(harmless(briefOf(entry)))}`,
      `dump: ${quoted(origin?.dump)}`,
      `lines: "${origin?.lines}"`,
    ];
    fs.writeFileSync(
      path.join(folder, `${entry.id}.md`),
      `---\n${lines.join('\n')}\n---\n${harmless(entry.abstract ?? '')}\n`,
    );
  }
}

/** The papers as poster sessions, `size` papers a dump: for measuring ingestion. */
export function writeDumps(folder: string, entries: readonly PaperEntry[], size: number): void {
  fs.rmSync(folder, { recursive: true, force: true });
  fs.mkdirSync(folder, { recursive: true });
  for (let at = 0; at < entries.length; at += size) {
    const part = entries.slice(at, at + size);
    const lines = part.flatMap(entry => [entry.title, (entry.author ?? []).join(' · '), entry.abstract]);
    fs.writeFileSync(
      path.join(folder, `${part[0]!.listed}-${String(at).padStart(6, '0')}.txt`),
      `Poster\nPoster Session 1\nHall B\n${lines.join('\n')}\n`,
    );
  }
}

function topicSlugs(): string[] {
  return fs
    .readdirSync(path.join(PROJECT_ROOT, 'content', 'topics'))
    .filter(name => name.endsWith('.md'))
    .map(name => name.slice(0, -3))
    .sort();
}
