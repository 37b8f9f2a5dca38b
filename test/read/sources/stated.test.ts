import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { PaperRecord } from '../../../src/read/source.ts';
import { loadSources, recogniseSource } from '../../../src/read/sources.ts';

/** What a dump states is a paper's, and what only stands beside it is not. */

const sources = await loadSources();

/** What the records of a dump say, in the fields that are asked for. */
function said(text: string, ...fields: (keyof PaperRecord)[]): unknown[] {
  const dump = { name: 'a.txt', file: 'a.txt', lines: text.split('\n') };
  return [...recogniseSource(dump, sources).parse(dump)].flatMap(parsed =>
    parsed.kind === 'record' ? [Object.fromEntries(fields.map(field => [field, parsed[field]]))] : [],
  );
}

test('OpenAlex: the DOI of a copy is not the paper’s', () => {
  const work = (more: object) =>
    JSON.stringify({ id: 'https://openalex.org/W1', title: 'Tides', publication_year: 2017, ...more });
  const at = (url: string) => ({ landing_page_url: url });
  const copy = at('https://doi.org/10.5281/zenodo.12345');
  for (const [more, identifiers] of [
    [{ doi: 'https://doi.org/10.48550/arxiv.2309.97002', locations: [copy] }, { arxiv: '2309.97002' }],
    [{ ids: { doi: 'https://doi.org/10.99999/a' }, locations: [copy] }, { doi: '10.99999/a' }],
    [{ doi: null, locations: [copy, at('https://arxiv.org/abs/2309.97002')] }, { arxiv: '2309.97002' }],
    [{ primary_location: copy }, undefined],
  ] as const)
    assert.equal(said(work(more), 'identifiers'), [{ identifiers }]);
});

test('Web of Science: what came out early has the month and the year of that', () => {
  const record = (...dates: string[]) => ['PT J', 'TI Tides', ...dates, 'ER', 'EF'].join('\n');
  for (const [dates, issued] of [
    [['EA JAN', 'EY 2019'], 'JAN 2019'],
    [['EA JAN 2019'], 'JAN 2019'],
    [['EY 2019'], '2019'],
    [['PD MAR', 'PY 2020', 'EA JAN', 'EY 2019'], 'MAR 2020'],
    [['PY 2019', 'EA JAN', 'EY 2019'], 'JAN 2019'],
  ] as const)
    assert.is((said(record(...dates), 'issued')[0] as PaperRecord).issued?.replace('2019-01', 'JAN 2019'), issued);
});

test('Hugging Face: an address without its host is that of a paper there', () => {
  const page = (link: string) =>
    `<html><body><h1>Daily Papers</h1><article><h3><a href="${link}">Tides of a Harbour</a></h3>
    <a href="${link}"><ul><li><div>28 authors</div></li></ul></a></article></body></html>`;
  for (const link of ['/papers/2309.97002', 'https://huggingface.co/papers/2309.97002'])
    assert.equal(said(page(link), 'title', 'identifiers'), [
      { title: 'Tides of a Harbour', identifiers: { arxiv: '2309.97002' } },
    ]);
});

test('a poster session: the labels of links are no abstract, and the links are the paper’s', () => {
  const card = (below: string) =>
    `<html><body><h3>Poster</h3><h4>Tides of a Harbour</h4><p>Odo Moor &middot; Ines Reef</p>${below}</body></html>`;
  const links =
    '<a href="/virtual/2024/poster/9">details</a><a href="https://openreview.net/forum?id=abcDEF12">OpenReview</a>';
  const identifiers = { openreview: 'abcDEF12' };
  for (const [below, abstract] of [
    [links, undefined],
    [`${links}<p>We weigh tides in a harbour.</p>`, 'We weigh tides in a harbour.'],
    [`<p>We weigh tides in a harbour.</p>${links}`, 'We weigh tides in a harbour.'],
    [`<p>Paper code: we weigh it.</p>${links}`, 'Paper code: we weigh it.'],
  ] as const)
    assert.equal(said(card(below), 'abstract', 'identifiers'), [{ abstract, identifiers }]);
});

test('arXiv: a short sentence behind the labels is an abstract, a short line is the page’s', () => {
  const listing = (line: string, ...behind: string[]) =>
    ['[1] arXiv:2309.97002 [pdf]', 'Title: Tides', 'Authors: Odo Moor', 'Subjects: Sea (cs.SE)', line, ...behind].join(
      '\n',
    );
  for (const [text, abstract] of [
    [listing('We show X.'), 'We show X.'],
    [listing('We show X.', '[2] arXiv:2309.97003 [pdf]', 'Title: Ebbs'), 'We show X.'],
    [listing('We show X.', 'Cross submissions'), 'We show X.'],
    [listing('Total of 2 entries'), undefined],
    [listing('Contact arXiv'), undefined],
  ] as const)
    assert.is((said(text, 'abstract')[0] as PaperRecord).abstract, abstract, text);
});

test('arXiv: the comment that a paper’s page shows is the authors’', () => {
  const page = (row: string) =>
    `<html><head><meta name="citation_title" content="Tides"><meta name="citation_arxiv_id" content="2309.97002"></head>
    <body><table><tr><td class="tablecell label">Comments:</td>${row}</tr></table></body></html>`;
  const comment = (text: string) => page(`<td class="tablecell comments mathjax">${text}</td>`);
  const asked = ['author-comment', 'status'] as const;
  assert.equal(said(comment('15 pages, 5 figures'), ...asked), [
    { 'author-comment': '15 pages, 5 figures', status: undefined },
  ]);
  const withdrawn = 'This paper has been withdrawn by its authors';
  assert.equal(said(comment(withdrawn), ...asked), [{ 'author-comment': withdrawn, status: 'withdrawn' }]);
  assert.equal(said(page(''), ...asked), [{ 'author-comment': undefined, status: undefined }]);
});

/** A paper in each format that says of which language its papers are. @param says what stands in the language's place */
const IN_A_LANGUAGE: Record<string, (says: string) => string> = {
  'CSL-JSON': says => JSON.stringify([{ type: 'book', title: 'Gezeiten', language: says, issued: 2020 }], null, 1),
  Crossref: says =>
    JSON.stringify({ 'message-type': 'work', message: { type: 'book', title: ['Gezeiten'], language: says } }),
  OpenAlex: says =>
    JSON.stringify({ id: 'https://openalex.org/W1', title: 'Gezeiten', publication_year: 2017, language: says }),
  'BibTeX, as BibLaTeX has it': says => `@article{a, title = {Gezeiten}, langid = {${says}}}`,
  BibTeX: says => `@article{a, title = {Gezeiten}, Language = "${says}"}`,
  RIS: says => `TY  - JOUR\nTI  - Gezeiten\nLA  - ${says}\nER  - `,
  'PubMed’s own format': says => `PMID- 90000001\nTI  - [Not Available].\nTT  - Gezeiten.\nLA  - ${says}`,
  'PubMed’s XML': says =>
    `<PubmedArticle><MedlineCitation><PMID>90000001</PMID><Article><ArticleTitle>Gezeiten.</ArticleTitle><Language>${says}</Language></Article></MedlineCitation></PubmedArticle>`,
  'a book in PubMed’s XML': says =>
    `<PubmedBookArticle><BookDocument><PMID>90000001</PMID><ArticleTitle>Gezeiten.</ArticleTitle><Language>${says}</Language></BookDocument></PubmedBookArticle>`,
  'Web of Science': says => `PT J\nTI Gezeiten\nLA ${says}\nER\nEF`,
  Atom: says => `<feed><entry xml:lang="${says}"><title>Gezeiten</title></entry></feed>`,
  RSS: says => `<rss><channel><item><title>Gezeiten</title><dc:language>${says}</dc:language></item></channel></rss>`,
  'JSON Feed': says =>
    JSON.stringify({
      version: 'https://jsonfeed.org/version/1.1',
      items: [{ id: '1', title: 'Gezeiten', language: says }],
    }),
  'a table': says => `Title,Year,Sprache\nGezeiten,2020,${says}`,
  'a table of Zotero’s': says => `Title,Year,Language\nGezeiten,2020,${says}`,
  'a page with Highwire’s tags': says =>
    `<html><head><meta name="citation_title" content="Gezeiten"><meta name="citation_language" content="${says}"></head></html>`,
  'a page with Dublin Core’s': says =>
    `<html><head><meta name="DC.title" content="Gezeiten"><meta name="DC.creator" content="Odo Moor"><meta name="DC.language" content="${says}"></head></html>`,
};

for (const [format, paper] of Object.entries(IN_A_LANGUAGE))
  test(`${format}: the language is the paper’s; English and what is none are left unsaid`, () => {
    for (const [says, language] of [
      ['de', 'de'],
      ['ger', 'de'],
      ['German', 'de'],
      ['eng', undefined],
      ['mul', undefined],
      ['Gibberish', undefined],
    ] as const)
      assert.equal(said(paper(says), 'title', 'language'), [{ title: 'Gezeiten', language }], says);
  });

test('several languages: none where they contradict', () => {
  for (const [text, language] of [
    ['@article{a, title = {A}, langid = {ngerman}, language = {de}}', 'de'],
    ['@article{a, title = {A}, language = {german and french}}', undefined],
    ['PMID- 90000001\nTI  - Gezeiten.\nLA  - ger\nLA  - fre', undefined],
    ['TY  - JOUR\nTI  - Gezeiten\nLA  - en; de\nER  - ', undefined],
  ] as const)
    assert.is((said(text, 'language')[0] as PaperRecord).language, language, text);
});

test('BibTeX: a part has not its whole’s language', () => {
  const whole = '@proceedings{b, title = {B}, langid = {german}}';
  assert.equal(said(`@inproceedings{a, title = {A}, crossref = {b}}\n${whole}`, 'title', 'language'), [
    { title: 'A', language: undefined },
  ]);
});

test('PubMed: a title that it put into English is not in the paper’s language', () => {
  for (const text of [
    'PMID- 90000001\nTI  - [Tides].\nTT  - Gezeiten.\nLA  - ger',
    '<PubmedArticle><MedlineCitation><PMID>90000001</PMID><Article><ArticleTitle>[Tides].</ArticleTitle><Language>ger</Language></Article></MedlineCitation></PubmedArticle>',
  ])
    assert.equal(said(text, 'title', 'language'), [{ title: '[Tides]', language: undefined }]);
});

test('a table is none of papers for its column of languages', () => {
  const table = { name: 'a.csv', file: 'a.csv', lines: ['Title,Language', 'Kites,Python'] };
  assert.not(sources.find(({ id }) => id === 'csv')!.detect(table).found);
});

test.run();
