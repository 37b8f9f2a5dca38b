import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bibtex } from '../../src/cite/bibtex.ts';
import { coins } from '../../src/cite/coins.ts';
import type { CslItem } from '../../src/cite/csl-item.ts';
import { cslItem } from '../../src/cite/csl-json.ts';
import { markdownCitation } from '../../src/cite/markdown.ts';
import { ris } from '../../src/cite/ris.ts';
import type { PaperEntry } from '../../src/paper.ts';

/** What a citation says of a paper, in CSL's words, from which the other forms are made. */

const ENTRY: PaperEntry = { id: 'kites', listed: '2025-01-01', title: 'On kites', provenance: [] };
const doi = { doi: '10.1234/a?b#c' };

/** A rule; what the entry says; and some of what the citation says. */
type Row = [rule: string, entry: Partial<PaperEntry>, says: Partial<CslItem>];
const RULES: Row[] = [
  ['a paper without a venue is an article of no journal', {}, { type: 'article', 'container-title': undefined }],
  ['a paper of a journal is an article of it', { 'container-title': 'Shore Science' }, { type: 'article-journal' }],
  [
    'a paper that was presented is one of a conference',
    { 'container-title': 'Shores', event: { place: 'Kiel' } },
    { type: 'paper-conference' },
  ],
  ['a day is a year, a month and a day', { issued: '2024-05-06' }, { issued: { 'date-parts': [[2024, 5, 6]] } }],
  ['a season is its year', { issued: '2024-21' }, { issued: { 'date-parts': [[2024]] } }],
  ['two dates are both', { issued: '2019/2020' }, { issued: { 'date-parts': [[2019], [2020]] } }],
  ['an uncertain date is said to be so', { issued: '2024~' }, { issued: { 'date-parts': [[2024]], circa: true } }],
  ['a date that no number says is none', { issued: 'XXXX' }, { issued: undefined }],
  ['an abstract is taken along', { abstract: 'It *floats*.' }, { abstract: 'It floats.' }],
  [
    'a summary by the editor is no abstract',
    { abstract: 'It floats.', 'abstract-by': 'editor' },
    { abstract: undefined },
  ],
  [
    'that authors are missing is noted',
    { author: ['Ann One'], 'authors-complete': false },
    { note: 'The source names some of the authors only.' },
  ],
  [
    'that authors are only counted is noted',
    { 'author-count': 3 },
    { note: 'The source counts 3 authors and names none.' },
  ],
  [
    'where authors are named, their count is nothing to note',
    { author: ['Ann One'], 'author-count': 3 },
    { note: undefined },
  ],
  [
    'a paper of arXiv stands there, also where it has a DOI',
    { identifiers: { arxiv: '2401.00001', ...doi } },
    { URL: 'https://arxiv.org/abs/2401.00001', archive: 'arXiv' },
  ],
  [
    'a DOI leads to the paper, whatever signs it has',
    { identifiers: doi },
    { URL: 'https://doi.org/10.1234/a%3Fb%23c' },
  ],
  [
    'a paper of OpenReview stands there',
    { identifiers: { openreview: 'aB c' } },
    { URL: 'https://openreview.net/forum?id=aB%20c' },
  ],
  [
    'a paper that only PubMed knows stands there, under its own variables',
    { identifiers: { pmid: '90000001', pmcid: 'PMC9000001' } },
    { URL: 'https://pmc.ncbi.nlm.nih.gov/articles/PMC9000001/', PMID: '90000001', PMCID: 'PMC9000001' },
  ],
  [
    'a paper that its source links to stands there',
    { links: [{ url: 'https://shore.example/k.pdf', kind: 'paper' }] },
    { URL: 'https://shore.example/k.pdf' },
  ],
  [
    'a paper whose address is not known has none; its page here is not the paper',
    { links: [{ url: 'https://code.example/k', kind: 'code' }] },
    { URL: undefined },
  ],
];
for (const [rule, entry, says] of RULES)
  test(rule, () => {
    const item = cslItem({ ...ENTRY, ...entry });
    assert.equal(Object.fromEntries(Object.keys(says).map(key => [key, item[key as keyof CslItem]])), says);
  });

const names = (count: number) => Array.from({ length: count }, (_, i) => `N${i}`);
const cited = (count: number) => cslItem({ ...ENTRY, author: names(count) });

test('Markdown names three authors, or the first of more', () => {
  assert.match(markdownCitation(cited(3)), /^N0, N1, N2\. /);
  assert.match(markdownCitation(cited(4)), /^N0 et al\. /);
});

test('a paper of a list names thirty authors to reference managers; its own page has all', () => {
  const named = (count: number) => coins({ ...ENTRY, author: names(count) })!.text.split('rft.au=').length - 1;
  assert.equal([named(30), named(31)], [30, 30]);
});

test('BibTeX: who is missing is “others”; a name with “and” in it is one name', () => {
  assert.match(bibtex(cited(2), { others: true }), 'author = {N0 and N1 and others}');
  assert.not.match(bibtex(cited(0), { others: true }), 'others');
  assert.match(
    bibtex(cslItem({ ...ENTRY, author: ['Sand and Sea', 'Anders Andersen'] })),
    'author = {{Sand and Sea} and Anders Andersen}',
  );
});

test('RIS: what is known of the date, with its slashes; a journal and a conference have fields of their own', () => {
  const fields = (entry: Partial<PaperEntry>) => ris(cslItem({ ...ENTRY, ...entry }));
  assert.match(fields({ issued: '2024-05' }), 'PY  - 2024\r\nDA  - 2024/05/\r\n');
  assert.match(fields({ 'container-title': 'Shores' }), 'JO  - Shores\r\n');
  assert.match(fields({ 'container-title': 'Shores', event: { place: 'Kiel' } }), 'T2  - Shores\r\n');
  assert.match(fields({ status: 'retracted', 'author-count': 2 }), 'N1  - Retracted. The source counts 2 authors');
});

test.run();
