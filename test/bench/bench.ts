/**
 * What a build costs beside its peers, in one run on one machine: `npm run bench -- [--papers N] [--runs N] [--json FILE]`.
 *
 * The same papers, as entries here and as Markdown files with the front matter that the peers expect, are rendered as the same
 * kinds of page with the same fields: paper, day, topic, home, site map (the peers write one feed besides, of fifty items). The peers are given the sentence "in brief"
 * ready made (the program without a framework is measured finding it too), and Hugo and Nunjucks leave mathematics as it stands; they know no relations between papers,
 * remember nothing, and write straight into their folder. What else this project's site has (further pages, relations, the search index) stands on lines of its own.
 */
import { execFileSync, fork, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build as esbuild } from 'esbuild';
import { editEntry } from '../../src/content/edit-entry.ts';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { brief } from '../../src/typeset/brief.ts';
import { benchArguments, corpusFile, count } from './bench-arguments.ts';
import { corpusEntries, writeContentFolder, writeDumps, writePeerFiles } from './bench-content.ts';
import { type Cost, measuredAnswer, measuredRun, median } from './measured-run.ts';

const USAGE =
  'npm run bench -- [--papers N] [--runs N] [--pages-only] [--json FILE]\nNeeds the reference folder (BROADSHEET_REFERENCE), GNU time, xz, and Hugo: apt-get install time xz-utils hugo';
const { values } = benchArguments(
  {
    papers: { type: 'string', default: '450' },
    runs: { type: 'string', default: '3' },
    json: { type: 'string' },
    'pages-only': { type: 'boolean' },
  },
  USAGE,
);
const PAPERS = count(values.papers, 'papers', USAGE);
const RUNS = count(values.runs, 'runs', USAGE);
const corpus = corpusFile();
for (const tool of ['hugo', 'xz', '/usr/bin/time'])
  if (spawnSync(tool, ['--version'], { stdio: 'ignore' }).error) {
    console.error(`${tool} is needed: apt-get install time xz-utils hugo`);
    process.exit(2);
  }

/** Pages that the peers render too. */
const PEER_KINDS = 'papers,days,topics,home,sitemap';
const work = fs.mkdtempSync(path.join(fs.existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir(), 'broadsheet-bench-'));
const at = (...parts: string[]) => path.join(work, ...parts);
const bin = path.join(PROJECT_ROOT, 'src/bin.js');
/** Those of Node with which `npm run build` runs. */
const flags = (
  JSON.parse(fs.readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8')) as { scripts: { build: string } }
).scripts.build
  .split(' ')
  .filter(word => word.startsWith('--'));
const peers = path.join(PROJECT_ROOT, 'test/bench/peers');
let edits = 0;
const rows: { what: string; cost: Cost; files?: number; bytes?: number }[] = [];

/** Runs something several times, from nothing each time, and keeps the median. */
function row(what: string, out: string | undefined, prepare: () => void, run: () => Cost): Cost {
  const costs: Cost[] = [];
  for (let i = 0; i < (PAPERS > 30_000 ? 1 : RUNS); i++) {
    prepare();
    costs.push(run());
  }
  const cost = median(costs);
  rows.push({ what, cost, ...(out ? measure(out) : {}) });
  process.stderr.write(`${what}: ${cost.cpu.toFixed(2)} s CPU\n`);
  return cost;
}

function measure(dir: string): { files: number; bytes: number } {
  const files = fs.readdirSync(dir, { recursive: true, withFileTypes: true }).filter(item => item.isFile());
  return {
    files: files.length,
    bytes: files.reduce((sum, item) => sum + fs.statSync(path.join(item.parentPath, item.name)).size, 0),
  };
}

const buildOf = (extra: readonly string[], content = 'content', output = 'ours'): string[] => [
  'build',
  '--content',
  at(content),
  '--output',
  at(output),
  '--cache',
  at(`cache-${output}`),
  ...extra,
];
const ours =
  (...args: Parameters<typeof buildOf>) =>
  () =>
    measuredRun(process.execPath, [...flags, bin, ...buildOf(...args)]);
const clear =
  (...names: string[]) =>
  () => {
    for (const name of names) fs.rmSync(at(name), { recursive: true, force: true });
  };

try {
  process.stderr.write(`Preparing ${PAPERS} papers …\n`);
  const entries = corpusEntries(corpus, PAPERS);
  writeContentFolder(at('content'), entries);
  writePeerFiles(at('peer-papers'), entries, entry => brief(entry.abstract ?? ''));
  fs.cpSync(path.join(peers, 'hugo'), at('hugo'), { recursive: true });
  fs.cpSync(at('peer-papers'), at('hugo/content/papers'), { recursive: true });
  ours(['--no-index', '--kinds', 'home'], 'content', 'first')();
  clear('first', 'cache-first')();

  const hugo = row('Hugo', at('out-hugo'), clear('out-hugo'), () =>
    measuredRun('hugo', ['--quiet', '-d', at('out-hugo')], { cwd: at('hugo') }),
  );
  const floor = row('no framework', at('out-floor'), clear('out-floor'), () =>
    measuredRun(process.execPath, [path.join(peers, 'no-framework/render.mjs'), at('peer-papers'), at('out-floor')]),
  );
  const words = at('words.mjs');
  await esbuild({
    stdin: {
      contents: "export { brief } from './brief.ts';export { plainAbstract } from './markdown.ts';",
      resolveDir: path.join(PROJECT_ROOT, 'src/typeset'),
    },
    bundle: true,
    format: 'esm',
    platform: 'node',
    mainFields: ['module', 'main'],
    outfile: words,
  });
  const wholeFloor = row('no framework, finding the sentence too', at('out-floor'), clear('out-floor'), () =>
    measuredRun(process.execPath, [
      path.join(peers, 'no-framework/render.mjs'),
      at('peer-papers'),
      at('out-floor'),
      words,
    ]),
  );
  if (PAPERS <= 20_000) {
    // Beside the project's own node_modules, where Eleventy and its plugins are found.
    const njk = path.join(PROJECT_ROOT, '.cache', `bench-nunjucks-${process.pid}`);
    fs.cpSync(path.join(peers, 'nunjucks'), njk, { recursive: true });
    fs.cpSync(at('peer-papers'), path.join(njk, 'papers'), { recursive: true });
    fs.writeFileSync(
      path.join(njk, 'papers/papers.json'),
      JSON.stringify({ layout: 'paper.njk', tags: 'paper', permalink: '/papers/{{ page.fileSlug }}.html' }),
    );
    row('Eleventy, Markdown and Nunjucks', at('out-njk'), clear('out-njk'), () =>
      measuredRun(
        process.execPath,
        [
          '--max-old-space-size=8000',
          path.join(PROJECT_ROOT, 'node_modules/@11ty/eleventy/cmd.cjs'),
          '--quiet',
          `--output=${at('out-njk')}`,
        ],
        { cwd: njk },
      ),
    );
    fs.rmSync(njk, { recursive: true });
  }
  const same = row(
    'Broadsheet, the same pages, from nothing',
    at('ours'),
    clear('ours', 'cache-ours'),
    ours(['--no-index', '--kinds', PEER_KINDS]),
  );
  const sameEdited = row(
    '… one paper edited, the same pages',
    undefined,
    () => editOne(entries, ++edits),
    ours(['--no-index', '--kinds', PEER_KINDS]),
  );
  await workerRow(entries);
  const more = values['pages-only'] ? undefined : furtherRows(entries);

  const ratio = (a: number, b: number) => (a / b).toFixed(2);
  console.log(
    `\n${PAPERS} papers, ${new Date().toISOString().slice(0, 10)}, ${os.cpus()[0]?.model ?? os.arch()} × ${os.cpus().length}, Node ${process.version}, ${execFileSync('hugo', ['version'], { encoding: 'utf8' }).split(' ')[1]?.split('+')[0]}, median of ${PAPERS > 30_000 ? 1 : RUNS}\n`,
  );
  console.log('| | CPU s | wall s | peak MiB | files | MB |\n| --- | --: | --: | --: | --: | --: |');
  for (const { what, cost, files, bytes } of rows)
    console.log(
      `| ${what} | ${cost.cpu.toFixed(2)} | ${cost.wall.toFixed(2)} | ${cost.peak.toFixed(0)} | ${files ?? ''} | ${bytes ? (bytes / 1e6).toFixed(1) : ''} |`,
    );
  const ratios: [string, string][] = [
    ['the same pages, against Hugo', ratio(same.cpu, hugo.cpu)],
    ['the same pages, against no framework', ratio(same.cpu, floor.cpu)],
    ['… that finds the sentence “in brief” itself', ratio(same.cpu, wholeFloor.cpu)],
  ];
  if (more) {
    const { indexed, indexEdited, whole, pagefind } = more;
    const index = indexed.cpu - same.cpu;
    ratios.push(
      ['the same pages and index, against Hugo and Pagefind', ratio(indexed.cpu, hugo.cpu + pagefind.cpu)],
      [
        'everything (further pages, search from disk, offline pack), against Hugo and Pagefind',
        ratio(whole.cpu, hugo.cpu + pagefind.cpu),
      ],
      ['the index, against Pagefind’s command line', ratio(index, pagefind.cpu)],
      [
        'one edit’s search (beyond its pages), against the whole index',
        ratio(Math.max(0, indexEdited.cpu - sameEdited.cpu), index),
      ],
    );
  }
  console.log(
    `\n| ratio of CPU | |\n| --- | --: |\n${ratios.map(([what, value]) => `| ${what} | ${value} |`).join('\n')}\n`,
  );
  if (values.json) fs.writeFileSync(values.json, JSON.stringify({ papers: PAPERS, rows }, undefined, 1));
} finally {
  fs.rmSync(work, { recursive: true, force: true });
}

/** A curator's edit of one paper in the middle of the archive. */
function editOne(entries: readonly PaperEntry[], round: number): void {
  const entry = entries[Math.floor(entries.length / 2) + round]!;
  const file = at('content/papers', entry.listed.slice(0, 4), `${entry.id}.md`);
  fs.writeFileSync(
    file,
    editEntry(fs.readFileSync(file, 'utf8'), { abstract: `${entry.abstract} An afterthought, number ${round}.` }),
  );
}

/** Edits as `broadsheet dev` builds them: by a process that stays. */
async function workerRow(entries: readonly PaperEntry[]): Promise<void> {
  const child = fork(bin, ['worker'], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'], execArgv: flags });
  const message = buildOf(['--no-index', '--draft', '--kinds', PEER_KINDS]);
  const costs: Cost[] = [];
  for (let i = 0; i < 5; i++) {
    editOne(entries, ++edits);
    costs.push(await measuredAnswer(child, message));
  }
  child.kill();
  // The first two load and warm the program up.
  const cost = median(costs.slice(2));
  rows.push({ what: '… one paper edited while `dev` runs, the same pages', cost });
  process.stderr.write(`… while dev runs: ${cost.cpu.toFixed(2)} s CPU\n`);
}

/** A dump of twenty papers, on a day after all others. */
function newDay(entries: readonly PaperEntry[], round: number): void {
  const papers = entries.slice(round * 20, round * 20 + 20);
  const lines = papers.flatMap(entry => [
    `${entry.title}, revisited ${round}`,
    (entry.author ?? []).join(' · '),
    `${entry.abstract} Revisited, number ${round}.`,
  ]);
  fs.writeFileSync(
    at('content/dumps', `2025-12-${String(round).padStart(2, '0')}-session.txt`),
    `Poster\nPoster Session ${round}\nHall B\n${lines.join('\n')}\n`,
  );
}

/** What the peers do not have: the index, the further pages, ingestion; and Pagefind's own command line. */
function furtherRows(entries: readonly PaperEntry[]) {
  let days = 0;
  const indexed = row(
    'Broadsheet, the same pages and the search index, from nothing',
    at('ours'),
    clear('ours', 'cache-ours'),
    ours(['--kinds', PEER_KINDS]),
  );
  const indexEdited = row(
    '… one paper edited, the same pages and the search index',
    undefined,
    () => editOne(entries, ++edits),
    ours(['--kinds', PEER_KINDS]),
  );
  row(
    '… a new day of 20 papers, the same pages and the search index',
    undefined,
    () => newDay(entries, ++days),
    ours(['--kinds', PEER_KINDS]),
  );
  // As it was: a later build from nothing shall be of as many papers as the others.
  clear('content/dumps', 'content/ledger')();
  writeContentFolder(at('content'), entries);
  row('Broadsheet, all pages, from nothing', at('ours'), clear('ours', 'cache-ours'), ours(['--no-index']));
  row('… nothing changed', undefined, () => {}, ours(['--no-index']));
  row('… one paper edited', undefined, () => editOne(entries, ++edits), ours(['--no-index']));
  const whole = row(
    'Broadsheet, all pages and search index, from nothing',
    at('ours'),
    clear('ours', 'cache-ours'),
    ours([]),
  );
  row('… one paper edited, search included', undefined, () => editOne(entries, ++edits), ours([]));
  row('… a new day of 20 papers, search included', undefined, () => newDay(entries, ++days), ours([]));
  row(
    'Broadsheet, ingestion of the papers as dumps',
    undefined,
    () => {
      clear('ingested')();
      if (!fs.existsSync(at('dumps'))) writeDumps(at('dumps'), entries, 1000);
    },
    () => measuredRun(process.execPath, [...flags, bin, 'ingest', at('dumps'), '--content', at('ingested')]),
  );
  const pagefind = row('Pagefind’s command line over our pages', undefined, clear('pagefind'), () =>
    measuredRun(process.execPath, [
      path.join(PROJECT_ROOT, 'node_modules/pagefind/lib/runner/bin.cjs'),
      '--site',
      at('ours'),
      '--output-path',
      at('pagefind'),
      '--glob',
      'papers/*.html',
    ]),
  );
  return { indexed, indexEdited, whole, pagefind };
}
