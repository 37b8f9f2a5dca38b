/**
 * The search, measured beside MiniSearch and FlexSearch with prebuilt indexes, on papers of the reference corpus:
 *
 *     npm run bench:search -- [papers…] [--questions 60]        by default 450 and 10000 papers
 *
 * Prints for each size what the index weighs, what a reader fetches until the first result, how long answers take in Chromium
 * (cold: page and all; warm: from the question to the first result on the page), and how often the paper that a question was
 * made of is among the first five.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { build } from '../../../src/build/build.ts';
import { plainText } from '../../../src/search/search-text.ts';
import { StaticServer } from '../../browser/static-server.ts';
import { launch } from '../../setup/browser.ts';
import { benchArguments, corpusFile, count } from '../bench-arguments.ts';
import { corpusEntries, writeContentFolder } from '../bench-content.ts';
import { FORMS, knownItems, quality } from './known-item-quality.ts';
import { measureOpponent, measureOwn, type Reading } from './measured-search.ts';
import { type BenchPaper, OPPONENTS } from './opponents.ts';
import { ownEngine } from './own-engine.ts';

const USAGE =
  'npm run bench:search -- [papers…] [--questions N]\nNeeds the reference folder (BROADSHEET_REFERENCE) and xz: apt-get install xz-utils';
const { values, positionals } = benchArguments({ questions: { type: 'string', default: '60' } }, USAGE, true);
const QUESTIONS = count(values.questions, 'questions', USAGE);
const sizes = positionals.length > 0 ? positionals.map(text => count(text, 'papers', USAGE)) : [450, 10_000];
const corpus = corpusFile();
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-search-'));
const browser = await launch();
try {
  for (const size of sizes) await bench(size, path.join(folder, String(size)));
} finally {
  await browser.close();
  fs.rmSync(folder, { recursive: true, force: true });
}
process.exit(0);

async function bench(size: number, home: string): Promise<void> {
  const entries = corpusEntries(corpus, size);
  writeContentFolder(path.join(home, 'content'), entries);
  const site = path.join(home, 'site');
  const options = { content: path.join(home, 'content'), output: site, cache: path.join(home, 'cache') };
  await build({ ...options, today: '2025-11-20', record: 'draft', warn: () => {} });
  const papers: BenchPaper[] = entries.map(({ id, title, author, abstract }) => ({
    id,
    title: plainText(title ?? ''),
    authors: (author ?? []).join(', '),
    abstract: plainText(abstract ?? '', true),
  }));
  const items = knownItems(papers, home, QUESTIONS);
  const questions = items.map(item => item.three ?? '');

  const scores: [string, Record<string, string>][] = [];
  const own = await ownEngine(site);
  scores.push([own.name, await quality(own, items)]);
  const server = await new StaticServer(site).start();
  const readings: Reading[] = [await measureOwn(browser, server, questions)];
  const { outputFiles } = await esbuild.build({
    entryPoints: [path.join(import.meta.dirname, 'opponent-page.ts')],
    ...{ bundle: true, minify: true, format: 'iife', write: false, target: 'es2022' },
  });
  server.folder = path.join(home, 'opponents');
  fs.mkdirSync(server.folder, { recursive: true });
  fs.writeFileSync(path.join(server.folder, 'opponents.js'), outputFiles[0]!.contents);
  fs.writeFileSync(
    path.join(server.folder, 'index.html'),
    '<!doctype html><title>x</title><script src="opponents.js"></script>',
  );
  for (const opponent of OPPONENTS) {
    const json = await opponent.prebuild(papers);
    fs.writeFileSync(path.join(server.folder, `${opponent.name}.json`), json);
    const search = await opponent.load(json);
    scores.push([opponent.name, await quality({ name: opponent.name, search: async (q, n) => search(q, n) }, items)]);
    readings.push(await measureOpponent(browser, server, opponent.name, questions));
  }
  await server.stop();

  console.log(`\n${size} papers`);
  table(
    ['', ...Object.keys(readings[0]!.figures)],
    readings.map(({ name, figures }) => [name, ...Object.values(figures)]),
  );
  console.log(`\nThe right paper among the first five of ${items.length} questions, and first of all`);
  table(
    ['', ...FORMS],
    scores.map(([name, row]) => [name, ...FORMS.map(form => row[form] ?? '')]),
  );
}

function table(head: string[], rows: string[][]): void {
  const widths = head.map((text, i) => Math.max(text.length, ...rows.map(row => (row[i] ?? '').length)));
  for (const row of [head, ...rows])
    console.log(
      row
        .map((text, i) => text.padEnd(widths[i]!))
        .join('  ')
        .trimEnd(),
    );
}
