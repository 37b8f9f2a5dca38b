// only: npm run test:long
// limit: 240 s
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';

/**
 * A dump of 50 MB is read whole in bounded memory, whatever its form. A run takes the first three forms;
 * `BROADSHEET_LARGE=all`, or names as `ris,csv`, takes others.
 */

const BYTES = 50_000_000;
/** Megabytes of the reader's heap: the text itself, and little besides. */
const HEAP = 256;
const READER = fileURLToPath(new URL('read-large.ts', import.meta.url));
const ABOUT =
  'We sort pebbles by weight, and show that a learned rule needs fewer moves than any that is known. '.repeat(20);

interface Form {
  source: string;
  before?: string;
  between?: string;
  after?: string;
  paper(i: number, title: string): string;
}

const day = (i: number) => `2024-0${1 + (i % 9)}-1${i % 9}`;
const json = (value: unknown) => JSON.stringify(value, null, 1);

const FORMS: Record<string, Form> = {
  bib: {
    source: 'bibtex',
    paper: (i, title) =>
      `@article{k${i},\n title = {${title}},\n author = {Alder, Ada and Birch, Ben},\n year = {2024},\n doi = {10.99999/${i}},\n abstract = {${ABOUT}}\n}\n`,
  },
  'pubmed-xml': {
    source: 'pubmed-xml',
    before: '<?xml version="1.0"?>\n<PubmedArticleSet>\n',
    after: '</PubmedArticleSet>\n',
    paper: (i, title) =>
      `<PubmedArticle><MedlineCitation><PMID Version="1">${i + 1}</PMID><Article><Journal><JournalIssue><PubDate><Year>2024</Year></PubDate></JournalIssue><Title>Pebbles</Title></Journal>\n<ArticleTitle>${title}</ArticleTitle>\n<Abstract><AbstractText>${ABOUT}</AbstractText></Abstract>\n<AuthorList><Author><LastName>Alder</LastName><ForeName>Ada</ForeName></Author></AuthorList></Article></MedlineCitation></PubmedArticle>\n`,
  },
  csl: {
    source: 'csl-json',
    before: '[\n',
    between: ',\n',
    after: '\n]\n',
    paper: (i, title) =>
      json({
        id: `k${i}`,
        type: 'article-journal',
        title,
        author: [{ family: 'Alder', given: 'Ada' }],
        issued: { 'date-parts': [[2024, 1 + (i % 9)]] },
        DOI: `10.99999/${i}`,
        abstract: ABOUT,
      }),
  },
  ris: {
    source: 'ris',
    paper: (i, title) =>
      `TY  - JOUR\nTI  - ${title}\nAU  - Alder, Ada\nPY  - 2024\nDO  - 10.99999/${i}\nAB  - ${ABOUT}\nER  - \n\n`,
  },
  wos: {
    source: 'wos-tagged',
    before: 'FN Clarivate Analytics Web of Science\nVR 1.0\n',
    after: 'EF\n',
    paper: (i, title) => `PT J\nAU Alder, A\nTI ${title}\nPY 2024\nDI 10.99999/${i}\nAB ${ABOUT}\nER\n\n`,
  },
  crossref: {
    source: 'crossref-json',
    before: '{"status":"ok","message-type":"work-list","message-version":"1.0.0","message":{"items":[\n',
    between: ',\n',
    after: '\n]}}\n',
    paper: (i, title) =>
      json({
        DOI: `10.99999/${i}`,
        type: 'journal-article',
        title: [title],
        author: [{ family: 'Alder', given: 'Ada' }],
        issued: { 'date-parts': [[2024, 1 + (i % 9)]] },
        abstract: `<jats:p>${ABOUT}</jats:p>`,
      }),
  },
  s2: {
    source: 'semantic-scholar-json',
    before: '{"total":9,"offset":0,"data":[\n',
    between: ',\n',
    after: '\n]}\n',
    paper: (i, title) =>
      json({
        paperId: i.toString(16).padStart(40, '0'),
        externalIds: { DOI: `10.99999/${i}` },
        title,
        authors: [{ authorId: '1', name: 'Ada Alder' }],
        publicationDate: day(i),
        abstract: ABOUT,
      }),
  },
  'json-feed': {
    source: 'json-feed',
    before: '{"version":"https://jsonfeed.org/version/1.1","title":"Pebbles","items":[\n',
    between: ',\n',
    after: '\n]}\n',
    paper: (i, title) =>
      json({
        id: `https://a.example/${i}`,
        url: `https://a.example/${i}`,
        title,
        authors: [{ name: 'Ada Alder' }],
        date_published: `${day(i)}T00:00:00Z`,
        content_text: ABOUT,
      }),
  },
  csv: {
    source: 'csv',
    before: 'Title,Authors,Year,DOI,Abstract\n',
    paper: (i, title) => `"${title}","Alder, Ada; Birch, Ben",2024,10.99999/${i},"${ABOUT}"\n`,
  },
  nbib: {
    source: 'pubmed-nbib',
    paper: (i, title) =>
      `PMID- ${i + 1}\nTI  - ${title}\nFAU - Alder, Ada\nDP  - 2024 Jan\nAB  - ${ABOUT}\nTA  - Pebbles\n\n`,
  },
};

const asked = process.env['BROADSHEET_LARGE'];
const names = Object.keys(FORMS);
const taken = asked === 'all' ? names : asked ? asked.split(',') : names.slice(0, 3);

/** Writes the dump, piece by piece. @returns how many papers it has */
function write(file: string, { before = '', between = '', after = '', paper }: Form): number {
  const handle = fs.openSync(file, 'w');
  let size = fs.writeSync(handle, before);
  let count = 0;
  for (; size < BYTES; count++)
    size += fs.writeSync(handle, `${count === 0 ? '' : between}${paper(count, `Sorting ${count} Pebbles by Weight`)}`);
  fs.writeSync(handle, after);
  fs.closeSync(handle);
  return count;
}

for (const name of taken)
  test(`${name}: 50 MB are read whole with a heap of ${HEAP} MB`, () => {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'broadsheet-large-'));
    try {
      const file = path.join(folder, 'large.txt');
      const count = write(file, FORMS[name]!);
      const args = [`--max-old-space-size=${HEAP}`, '--import', 'tsx', READER, file];
      const { status, stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' });
      assert.is(status, 0, stderr.slice(-2000));
      assert.is(stdout.trim(), `${FORMS[name]!.source} ${count}`);
    } finally {
      fs.rmSync(folder, { recursive: true });
    }
  });

test.run();
