import fs from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { hostingTemplate } from '../../src/build/hosting.ts';
import { coins } from '../../src/cite/coins.ts';
import { cslItem } from '../../src/cite/csl-json.ts';
import { ris } from '../../src/cite/ris.ts';
import { makeDigest } from '../../src/digest/digest.ts';
import { partsOf } from '../../src/digest/parts.ts';
import { fingerprint } from '../../src/memory/fingerprint.ts';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { exportsTemplate } from '../../src/publish/exports.ts';
import { renderedAgain, textsOf } from '../build/rendered.ts';

const paper: PaperEntry = {
  id: 'tails',
  listed: '2025-03-02',
  title: 'Tails & $\\alpha$ knots',
  author: ['Ann One', 'Bo van Two'],
  issued: '2024-05',
  'container-title': 'Journal of Kites',
  identifiers: { doi: '10.1/ab', arxiv: '2309.17425' },
  abstract: 'We *tie* tails.',
  topics: ['strings'],
  provenance: [{ dump: 'a.txt', source: 'kites', lines: '1', listed: '2025-03-02' }],
};

function digestOf(entries: readonly PaperEntry[]) {
  return makeDigest({
    site: {
      name: 'The Kite',
      url: 'https://kites.example/',
      language: 'en',
      timezone: 'UTC',
      tag: { authority: 'kites.example', date: '2025-01-01' },
    },
    entries,
    topics: [{ slug: 'strings', name: 'Strings', terms: {}, intro: '' }],
    days: [],
    hashes: new Map(entries.map(entry => [entry.id, fingerprint([JSON.stringify(entry)])])),
  });
}

const filesOf = (entries: readonly PaperEntry[]) => textsOf(digestOf(entries), [exportsTemplate]);

test('CSL-JSON says what is known: the date as exact as it is, names whole', () => {
  const item = JSON.parse(JSON.stringify(cslItem(paper, 'one2024tails')));
  assert.equal(item, {
    id: 'tails',
    'citation-key': 'one2024tails',
    type: 'article-journal',
    title: 'Tails & α knots',
    author: [{ literal: 'Ann One' }, { literal: 'Bo van Two' }],
    issued: { 'date-parts': [[2024, 5]] },
    'container-title': 'Journal of Kites',
    DOI: '10.1/ab',
    archive: 'arXiv',
    archive_location: '2309.17425',
    URL: 'https://arxiv.org/abs/2309.17425',
    abstract: 'We tie tails.',
  });
});

test('RIS is lines of tags, ended, and a month without a day stays so', () => {
  const lines = ris(cslItem(paper, 'one2024tails')).split('\r\n');
  assert.is(lines[0], 'TY  - JOUR');
  assert.ok(lines.includes('AU  - Bo van Two'));
  assert.ok(lines.includes('DA  - 2024/05/'));
  assert.equal(lines.slice(-2), ['ER  - ', '']);
  for (const line of lines.slice(0, -1)) assert.match(line, /^[A-Z][A-Z0-9] {2}- /);
});

test('a summary by the editor is exported nowhere as the abstract', () => {
  const summary: PaperEntry = { ...paper, 'abstract-by': 'editor', abstract: 'Said in our words.' };
  for (const [file, text] of filesOf([summary])) {
    if (/\.(?:bib|ris|md|csl\.json)$/.test(file)) assert.not.match(text, /our words/, file);
    else if (file.startsWith('api/v1/days/')) {
      const { papers } = JSON.parse(text);
      assert.is(papers[0].summary, 'Said in our words.');
      assert.is(papers[0].abstract, undefined);
    }
  }
});

test('of the files of a day, its JSON has the abstracts; citations have none', () => {
  const files = filesOf([paper]);
  const having = [...files].filter(([, text]) => /We \*?tie/.test(text)).map(([file]) => file);
  assert.equal(
    having.filter(file => !/papers\.json|topics/.test(file)),
    ['api/v1/days/2025-03-02.json'],
  );
  for (const extension of ['bib', 'ris', 'csl.json'])
    for (const list of ['days/2025-03-02', 'topics/strings'])
      assert.not.match(files.get(`${list}.${extension}`)!, /We tie/, `${list}.${extension}`);
});

test('COinS keeps what it says apart, and says nothing of a paper without a title', () => {
  const query = /title="([^"]*)"/.exec(coins(paper)!.text)![1]!.replaceAll('&amp;', '&');
  const read = new URLSearchParams(query);
  assert.is(read.get('rft.atitle'), 'Tails & α knots');
  assert.equal(read.getAll('rft.au'), ['Ann One', 'Bo van Two']);
  assert.ok(read.getAll('rft_id').includes('info:doi/10.1/ab'));
  assert.is(coins({ ...paper, title: undefined }), undefined);
});

test('a list is cut from the oldest: a new item leaves the full parts as they are', () => {
  const items = Array.from({ length: 47 }, (_, i) => 47 - i);
  const before = partsOf(items, 10);
  const after = partsOf([48, ...items], 10);
  assert.equal(after.archive, before.archive);
  assert.equal([before.newest, ...before.archive.map(part => part.items)].flat(), items);
  assert.equal(partsOf([], 10), { newest: [], archive: [] });
  assert.is(partsOf(items.slice(0, 19), 10).archive.length, 0);
});

test('the JSON of lists parses, counts, and leads to its older parts', () => {
  const many = Array.from(
    { length: 620 },
    (_, i): PaperEntry => ({
      ...paper,
      id: `p${String(i).padStart(3, '0')}`,
      listed: `2025-03-${String((i % 28) + 1).padStart(2, '0')}`,
      abstract: undefined,
    }),
  );
  const files = filesOf(many);
  const seen = new Set<string>();
  for (let file: string | undefined = 'papers.json'; file; ) {
    const list: { version: number; older?: string; papers: { id: string }[] } = JSON.parse(files.get(file)!);
    assert.is(list.version, 1);
    for (const { id } of list.papers) seen.add(id);
    file = list.older?.slice('https://kites.example/'.length);
  }
  assert.is(seen.size, 620);
  const { days, topics } = JSON.parse(files.get('papers.json')!);
  for (const { url } of [...days, ...topics]) assert.ok(files.has(url.slice('https://kites.example/'.length)), url);
});

test('an edited paper changes the files of its day, its topics and its part only', () => {
  const listed = '2025-03-01';
  const provenance = [{ ...paper.provenance[0]!, listed }];
  const other: PaperEntry = { ...paper, id: 'other', listed, topics: [], provenance };
  const edited = digestOf([paper, { ...other, title: 'New' }]);
  const changed = renderedAgain(digestOf([paper, other]), edited, [exportsTemplate]);
  assert.ok(changed.includes('days/2025-03-01.bib') && changed.includes('papers.json'));
  assert.not.ok(
    changed.some(file => file.includes('2025-03-02') || file.includes('strings')),
    changed.join(),
  );
});

test('hosts are told of the policy and of addresses that moved', () => {
  const files = textsOf(digestOf([{ ...paper, aliases: ['heads'] }]), [hostingTemplate]);
  assert.match(files.get('_headers')!, /^\/\*\n {2}Content-Security-Policy: default-src 'none';/);
  assert.is(files.get('_redirects'), '/papers/heads.html /papers/tails.html 301\n');
});

test('the sample for nginx sends the same headers', () => {
  const sample = fs.readFileSync(path.join(PROJECT_ROOT, 'hosting/nginx.conf'), 'utf8').replaceAll('"', '');
  const [ofEveryPage] = textsOf(digestOf([paper]), [hostingTemplate])
    .get('_headers')!
    .split('\n\n');
  const headers = [...ofEveryPage!.matchAll(/^ {2}(\S+): (.*)$/gm)];
  assert.is(headers.length, 5);
  for (const [, name, value] of headers) assert.ok(sample.includes(`add_header ${name} ${value} always;`), name);
});

test.run();
