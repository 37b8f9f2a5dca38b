import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DEFAULT_SITE } from '../../src/content/site-file.ts';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { type IngestOptions, type IngestReport, ingest } from '../../src/ingest/ingest.ts';

/** The day on which tests ingest what does not say its day. */
export const TODAY = '2026-02-03';

/** The sample digest's own dumps. */
export const sampleDumps = fileURLToPath(new URL('../../content/dumps/', import.meta.url));

/** Memory-backed where the machine has such a folder: the random sequences write many small files. */
const HOME = fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir();

const TOPIC = '---\nname: Graphs\nbelongs: Graphs.\nterms:\n  graph: 2\n  federated: 1\n---\n';

/** A content folder of its own for a test; gone when the process ends. */
export class AContentFolder {
  readonly root: string;
  readonly warnings: Diagnostic[] = [];

  /** @param dumps texts by file name, put into `dumps/` */
  constructor(dumps: Readonly<Record<string, string>> = {}) {
    this.root = fs.mkdtempSync(path.join(HOME, 'broadsheet-test-'));
    MADE.push(this.root);
    this.write('site.yaml', DEFAULT_SITE);
    this.write('topics/graphs.md', TOPIC);
    for (const [name, text] of Object.entries(dumps)) this.write(`dumps/${name}`, text);
  }

  at(file: string): string {
    return path.join(this.root, file);
  }

  write(file: string, text: string | Uint8Array): void {
    fs.mkdirSync(path.dirname(this.at(file)), { recursive: true });
    fs.writeFileSync(this.at(file), text);
  }

  remove(file: string): void {
    fs.rmSync(this.at(file));
  }

  read(file: string): string {
    return fs.readFileSync(this.at(file), 'utf8');
  }

  edit(file: string, change: (text: string) => string): void {
    const before = this.read(file);
    const after = change(before);
    if (after === before) throw new Error(`the edit of ${file} changed nothing:\n${before}`);
    this.write(file, after);
  }

  ingest(options: Partial<IngestOptions> = {}): Promise<IngestReport> {
    this.warnings.length = 0;
    return ingest({ content: this.root, today: TODAY, warn: d => this.warnings.push(d), ...options });
  }

  /** Every file with its text, by path; hidden files left out. @param under only those whose path starts so */
  files(under = ''): Record<string, string> {
    const found: Record<string, string> = {};
    for (const file of fs.readdirSync(this.root, { recursive: true, encoding: 'utf8' }).sort())
      if (file.startsWith(under) && !file.startsWith('.') && fs.statSync(this.at(file)).isFile())
        found[file] = fs.readFileSync(this.at(file), 'latin1');
    return found;
  }

  /** Ids of all entries, in order. */
  ids(): string[] {
    return Object.keys(this.files('papers/'))
      .map(file => path.basename(file, '.md'))
      .sort();
  }

  /** The file of an entry. */
  paper(id: string): string {
    const file = Object.keys(this.files('papers/')).find(name => path.basename(name, '.md') === id);
    if (file === undefined) throw new Error(`no entry ${id}; there are ${this.ids().join(', ')}`);
    return file;
  }
}

const MADE: string[] = [];
process.on('exit', () => {
  for (const folder of MADE) fs.rmSync(folder, { recursive: true, force: true });
});

/** A poster session as its page is copied: title, authors, abstract. */
export function posterSession(...papers: { title: string; authors?: string; abstract?: string }[]): string {
  const rows = papers.map(
    ({ title, authors = 'Ada Alder · Ben Birch', abstract = aboutOf(title) }) => `${title}\n${authors}\n${abstract}\n`,
  );
  return `Poster\nPoster Session\n${rows.join('')}`;
}

/** A page of papers, as it is copied: title, abstract and, where dated, the number of authors and the day. */
export function paperList(...papers: { title: string; abstract?: string; date?: string; authors?: number }[]): string {
  const rows = papers.map(({ title, abstract = aboutOf(title), date, authors = 2 }) =>
    date === undefined
      ? `${title}\n\n${abstract}\n`
      : `${title}\n\n${abstract}\n\n  • ${authors} authors\n·\n${date}\n`,
  );
  return `new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\nDaily Papers\n\nbyAK and the research community\n\nNov 19\n\n${rows.join('\n')}`;
}

/** Abstracts without titles, as a scraper of search results leaves them. */
export function abstracts(...texts: string[]): string {
  return texts.map(text => `Abstract:${text}\n`).join('');
}

/** Prose enough for an abstract, and of its own for each title. */
export function aboutOf(title: string): string {
  return `This paper is about ${title.toLowerCase()}, which nobody had looked at so closely before. We measure it on twelve data sets and find that the simple method wins in most of them, at a tenth of the cost.`;
}
