// limit: 600 s
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { at, pack, run } from '../package/installed.ts';
import { long } from '../setup/depth.ts';
import { NODES, provideNode } from '../setup/nodes.ts';
import { tried } from '../setup/tried.ts';
import { broadsheet, difference, PROJECT, type RunOptions, tree } from './broadsheet.ts';

const PRELOAD = new URL('./in-process/fault.mjs', import.meta.url).href;
let root = '';
let count = 0;

test.before(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'same-bytes-')));
});
test.after(() => fs.rmSync(root, { recursive: true, force: true }));

/** The sample digest's content, ingested and built from nothing in a folder of its own; what came of both. */
async function made(
  options: RunOptions = {},
  name = `run-${++count}`,
): Promise<{ content: Map<string, string>; site: Map<string, string> }> {
  const dir = path.join(root, name);
  const content = path.join(dir, 'content');
  fs.mkdirSync(content, { recursive: true });
  for (const part of ['dumps', 'topics', 'days', 'site.yaml'])
    fs.cpSync(path.join(PROJECT, 'content', part), path.join(content, part), { recursive: true });
  fs.appendFileSync(path.join(content, 'site.yaml'), 'sections: {zip: on}\n');
  const args = ['build', '--content', content, '--output', path.join(dir, 'site'), '--cache', path.join(dir, 'cache')];
  const { code, stderr } = await broadsheet(args, options);
  assert.is(code, 0, stderr.slice(-800));
  assert.not.match(stderr, /^\(node:\d+\)/m, 'Node warns of nothing');
  const result = { content: tree(content), site: tree(path.join(dir, 'site')) };
  fs.rmSync(dir, { recursive: true });
  return result;
}

let first: Awaited<ReturnType<typeof made>>;
/** @returns how many files are the same */
async function isTheSame(what: string, options: RunOptions, name?: string): Promise<number> {
  first ??= await made();
  assert.ok(first.site.size > 100 && first.content.size > 100);
  const other = await made(options, name);
  assert.equal(difference(first.content, other.content), [], `content: ${what}`);
  assert.equal(difference(first.site, other.site), [], `site: ${what}`);
  tried('builds compared byte for byte');
  return other.content.size + other.site.size;
}

test('the index, the zip and every other file come out the same in another folder, zone, locale and mask', async () => {
  first = await made();
  assert.ok(
    [...first.site.keys()].some(file => file.startsWith('pagefind/')),
    'the search index is part of it',
  );
  const umask = process.umask(0o077);
  try {
    await isTheSame(
      'another folder, zone, locale and mask',
      {
        cwd: os.tmpdir(),
        env: { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', LANGUAGE: 'tr' },
      },
      'a much longer name, with blanks & umlauts ä',
    );
  } finally {
    process.umask(umask);
  }
  await isTheSame('west of Greenwich', { env: { TZ: 'Pacific/Pago_Pago', LANG: 'C', LC_ALL: 'C' } });
});

long(test, 'whatever the order in which folders are listed', async () => {
  for (const seed of ['1', '20251119'])
    await isTheSame(`order ${seed}`, { env: { SHUFFLE: seed, NODE_OPTIONS: `--import ${PRELOAD}` } });
});

long(test, 'whatever the clock says; where nothing dates the papers, SOURCE_DATE_EPOCH does', async () => {
  for (const epoch of ['1763600000', '1763603600', '4102444799'])
    await isTheSame(`the clock at ${epoch}`, { env: { SOURCE_DATE_EPOCH: epoch } });
  await isTheSame('the clock of this machine', { env: { SOURCE_DATE_EPOCH: '' } });
  const content = path.join(root, 'undated');
  for (const [epoch, day] of [
    ['1000000000', '2001-09-09'],
    ['1700000000', '2023-11-14'],
  ] as const) {
    fs.mkdirSync(path.join(content, 'dumps'), { recursive: true });
    fs.copyFileSync(path.join(PROJECT, 'content/site.yaml'), path.join(content, 'site.yaml'));
    fs.copyFileSync(
      path.join(PROJECT, 'content/dumps/2024-10-09-colm-poster-session.txt'),
      path.join(content, 'dumps/undated.txt'),
    );
    const { code, stderr } = await broadsheet(['ingest', '--content', content], { env: { SOURCE_DATE_EPOCH: epoch } });
    assert.is(code, 0, stderr);
    assert.match(stderr, day);
    assert.equal(fs.readdirSync(path.join(content, 'papers')), [day.slice(0, 4)]);
    fs.rmSync(content, { recursive: true });
  }
  for (const epoch of ['x', '1e400', '-1e30', 'NaN']) {
    const { code, stderr } = await broadsheet(['ingest', '--content', content], { env: { SOURCE_DATE_EPOCH: epoch } });
    assert.is(code, 2, epoch);
    assert.match(stderr, 'SOURCE_DATE_EPOCH');
  }
});

long(test, 'on every Node that is supported, by the package as its npm installs it', async () => {
  const tarball = pack();
  for (const wanted of NODES) {
    const node = provideNode(wanted);
    if (!node) continue;
    const place = at(`node-${wanted.node}`);
    fs.mkdirSync(place);
    fs.writeFileSync(path.join(place, 'package.json'), '{"private":true,"type":"module"}');
    fs.copyFileSync(path.join(PROJECT, 'src/new/files/eleventy.config.js'), path.join(place, 'eleventy.config.js'));
    run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', tarball], place, node);
    const program = path.join(place, 'node_modules/broadsheet/src/bin.js');
    const compared = await isTheSame(node.name, { node: node.binary, program, cwd: place, env: node.env });
    tried('Nodes that built the same site from the package');
    tried('files of content and sites that several Nodes wrote alike', compared);
  }
});

test.run();
