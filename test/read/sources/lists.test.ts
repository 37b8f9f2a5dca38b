import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { PaperRecord, Source } from '../../../src/read/source.ts';
import markdown from '../../../src/read/sources/markdown-list.ts';
import plain from '../../../src/read/sources/plain-list.ts';
import { loadSources, recogniseSource } from '../../../src/read/sources.ts';
import { refusal } from '../../setup/refusal.ts';

/** What single lines of lists say of a paper, and what is no list. */

const sources = await loadSources();
const dumpOf = (text: string) => ({ name: 'a.md', file: 'a.md', lines: text.split('\n') });
const read = (source: Source, text: string) =>
  [...source.parse(dumpOf(text))].filter((part): part is PaperRecord => part.kind === 'record');

/** A rule; the line; and some of what its record says. */
type Row = [rule: string, line: string, says: Partial<PaperRecord>];

const MARKDOWN: Row[] = [
  [
    'a link’s words are the title, unless they only call it paper',
    '- [Sheep](https://arxiv.org/abs/2401.00001) [[Paper]](https://arxiv.org/abs/2401.00001)',
    { title: 'Sheep' },
  ],
  [
    'a paper of which a list only says "paper" has no title',
    '- [PDF](https://arxiv.org/pdf/2401.00001v3), [Code](https://github.com/example/a)',
    {
      title: undefined,
      identifiers: { arxiv: '2401.00001' },
      links: [{ url: 'https://github.com/example/a', kind: 'code' }],
    },
  ],
  [
    'an identifier is no title',
    '- [10.1000/kites.of](https://doi.org/10.1000/kites.of)',
    { title: undefined, identifiers: { doi: '10.1000/kites.of' } },
  ],
  [
    'bold words are the title, and the author’s page no paper',
    '**Knots in Ropes of Sand.** *[Ada Byron](https://byron.example.org), Kim Doe.* CVPR 2020. [[PDF](https://arxiv.org/abs/2001.00001)]',
    {
      title: 'Knots in Ropes of Sand',
      author: ['Ada Byron', 'Kim Doe'],
      'container-title': 'CVPR 2020',
      issued: '2020',
      links: undefined,
    },
  ],
  [
    'the authors may be led in by "by"',
    '- [Sorting Pebbles by Weight](https://arxiv.org/abs/2401.00001), by Kim Doe, NeurIPS 2019',
    { title: 'Sorting Pebbles by Weight', author: ['Kim Doe'], 'container-title': 'NeurIPS 2019' },
  ],
  [
    'a name in bold with a colon behind it begins the title',
    '- ***Kite:*** A Toy for Windy Days [[Paper]](https://arxiv.org/abs/2001.00001)',
    { title: 'Kite: A Toy for Windy Days' },
  ],
  [
    'a name in bold begins the title before its colon too, up to the sentence’s end',
    '* **Kite**: A Toy for Windy Days. Ada Byron, Kim Doe. **NeurIPS 2019**. [[pdf](https://arxiv.org/abs/2001.00001)]',
    { title: 'Kite: A Toy for Windy Days', author: ['Ada Byron', 'Kim Doe'], issued: '2019' },
  ],
  [
    'a name in brackets before the title is none',
    '* **[KITE]** Toys Are Windy Things. *Ada Byron, et al.* NeurIPS 2020. [paper](https://arxiv.org/abs/2005.00001)',
    { title: 'Toys Are Windy Things', author: ['Ada Byron'], issued: '2020' },
  ],
  [
    'a venue in brackets in front is no part of the title',
    '- [ICLR 2024] "What Does a Kite Mean?" [paper](https://arxiv.org/abs/2301.00001)',
    { title: 'What Does a Kite Mean?', 'container-title': 'ICLR 2024', issued: '2024' },
  ],
  [
    'a venue in front with a short year is one',
    "- [NeurIPS'23] Sheep and Trees: A Study [[paper]](https://arxiv.org/abs/2301.00002)",
    { title: 'Sheep and Trees: A Study', issued: '2023' },
  ],
  [
    'a day in front is the date',
    '- [2024.03.15] Kite: Bar Baz **[[Paper](https://arxiv.org/abs/2403.09999)]**',
    { title: 'Kite: Bar Baz', issued: '2024-03-15', 'container-title': undefined },
  ],
  [
    'other words in brackets in front stay',
    '- [Part 2] Sheep in Trees [[paper]](https://arxiv.org/abs/2201.00002)',
    { title: '[Part 2] Sheep in Trees', 'container-title': undefined },
  ],
  [
    'two words with “and” are a title, and no two families',
    '- (ICML 2022) Sheep and Trees [[paper]](https://arxiv.org/abs/2201.00002)',
    { title: 'Sheep and Trees', author: undefined, 'container-title': 'ICML 2022' },
  ],
  [
    'two families with a year behind are two people',
    '- [Sheep](https://arxiv.org/abs/2404.00002) (Li & Wang, 2024)',
    { title: 'Sheep', author: ['Li', 'Wang'], issued: '2024' },
  ],
  [
    'so are three with a venue',
    '- [Sheep](https://arxiv.org/abs/2404.00002) (Garcia, van Dyke and Lopez, ICML 2024)',
    { title: 'Sheep', author: ['Garcia', 'van Dyke', 'Lopez'], 'container-title': 'ICML 2024' },
  ],
  [
    'two words with “and” behind a title are nobody',
    '- [Sheep](https://arxiv.org/abs/2404.00002) - Sets and Trees',
    { title: 'Sheep', author: undefined },
  ],
  [
    'a quoted title may have its author behind',
    '- "Kites of All Winds" Ada Byron, ICML 2023 [pdf](https://arxiv.org/abs/2301.00001)',
    { title: 'Kites of All Winds', author: ['Ada Byron'], 'container-title': 'ICML 2023' },
  ],
  [
    'a description is no author and no venue',
    '- [Knots in Ropes](https://arxiv.org/abs/2001.00001) - Deep Learning, Computer Vision',
    { title: 'Knots in Ropes', author: undefined, 'container-title': undefined },
  ],
  [
    'a title and authors without a sign between them stay one text',
    '* Colourful Kites Ada Byron, Kim Doe, Bo A. Cole, ECCV, 2016 [[Paper]](https://arxiv.org/abs/1601.00001)',
    { title: 'Colourful Kites Ada Byron, Kim Doe, Bo A. Cole, ECCV, 2016', author: undefined },
  ],
  [
    'only http and https are links',
    '- [Knots in Ropes](https://arxiv.org/abs/2001.00001) [code](javascript:alert(1)) [data](data:text/html,x) <a href="javascript:alert(2)">model</a>',
    { title: 'Knots in Ropes', links: undefined },
  ],
  [
    'tags in a title are no tags',
    '- **A <script>alert(1)</script> in Sand** [paper](https://arxiv.org/abs/2001.00001)',
    { title: 'A alert(1) in Sand' },
  ],
  [
    'a formula keeps its signs',
    '- [Sorting in $O(n_1 * n_2)$ and $\\alpha_{i}$ Steps](https://arxiv.org/abs/2001.00001)',
    { title: 'Sorting in $O(n_1 * n_2)$ and $\\alpha_{i}$ Steps' },
  ],
  [
    'the words of an item before an address that stands for itself are its title',
    '- Kites of All Winds. <https://doi.org/10.1000/kites.1>',
    { title: 'Kites of All Winds', identifiers: { doi: '10.1000/kites.1' } },
  ],
  [
    'strong words inside of italics are a part of the title',
    '- _Slow **Kites** in the Rain_ [[pdf](https://arxiv.org/abs/2001.00006)]',
    { title: 'Slow Kites in the Rain' },
  ],
  [
    'who wrote it, in brackets, is no venue',
    '1. "Kites Are Slow Birds" (Byron et al., 2020) arXiv:2005.00001',
    { title: 'Kites Are Slow Birds', 'container-title': undefined, issued: '2020' },
  ],
  [
    'of two papers in one item the second stays as a link',
    '- [paper](https://arxiv.org/abs/2001.00001), [here](https://arxiv.org/abs/2001.00002)',
    {
      identifiers: { arxiv: '2001.00001' },
      links: [{ url: 'https://arxiv.org/abs/2001.00002', kind: 'paper' }],
    },
  ],
];

const PLAIN: Row[] = [
  [
    'a DOI of any characters is whole',
    '10.1002/(SICI)1097-0258(19980815)17:15<1661::AID-SIM968>3.0.CO;2-2',
    { identifiers: { doi: '10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2' } },
  ],
  [
    'an address keeps the brackets that are its own',
    'Kites of Sand (https://doi.org/10.1000/A(12)3)',
    { title: 'Kites of Sand', identifiers: { doi: '10.1000/a(12)3' } },
  ],
  ['an old identifier of arXiv is one', 'arXiv:math/0211159', { identifiers: { arxiv: 'math/0211159' } }],
  [
    'a title that is a question keeps its mark',
    'Ada Byron and Kim Doe. How Do Kites Sleep? In Proceedings of the Conference on Strings, 2019.',
    {
      title: 'How Do Kites Sleep?',
      author: ['Ada Byron', 'Kim Doe'],
      'container-title': 'Proceedings of the Conference on Strings',
      issued: '2019',
    },
  ],
  [
    'names with particles, initials and a family name behind them',
    'van der Byron, A. B., & Doe, K. (2017). Pebbles and tides. Journal of Shores, 30(2), 1–9.',
    {
      title: 'Pebbles and tides',
      author: ['van der Byron, A. B.', 'Doe, K.'],
      'container-title': 'Journal of Shores',
      issued: '2017',
    },
  ],
  [
    'an initial at the end of a name is not the end of the authors',
    'Ian J. Cole, Jean Pouget and Mehdi Doe. Networks of string. In NeurIPS, 2014. arXiv:1406.0001',
    {
      title: 'Networks of string',
      author: ['Ian J. Cole', 'Jean Pouget', 'Mehdi Doe'],
      identifiers: { arxiv: '1406.0001' },
    },
  ],
];

for (const [source, rows] of [
  [markdown, MARKDOWN],
  [plain, PLAIN],
] as const)
  for (const [rule, line, says] of rows)
    test(`${source.id}: ${rule}`, () => {
      const [record, ...more] = read(source, line);
      assert.equal(more, []);
      for (const [field, value] of Object.entries(says)) assert.equal(record?.[field as 'title'], value, field);
    });

test('a title on the line of a bullet has its links and authors below', () => {
  const [paper, ...more] = read(
    markdown,
    '- Kites of All Winds.\n    [[pdf]](https://arxiv.org/abs/2401.00001)\n    - Ada Byron, Kim Doe*. *ICML 2024*',
  );
  assert.equal(more, []);
  assert.equal([paper?.title, paper?.author, paper?.issued], ['Kites of All Winds', ['Ada Byron', 'Kim Doe'], '2024']);
});

test('a line of authors with their venue is no paper of its own', () => {
  const [paper, ...more] = read(
    markdown,
    '**Kites of All Winds** [[pdf]](https://arxiv.org/abs/2401.00001)\n\nAda Byron, Bo Cole, Kim Doe. ICCV 2019',
  );
  assert.equal(more, []);
  assert.equal([paper?.author, paper?.['container-title']], [['Ada Byron', 'Bo Cole', 'Kim Doe'], 'ICCV 2019']);
});

test('an item below a paper says more of it, and an item beside it does not', () => {
  const [first, second] = read(
    markdown,
    '- [Sheep at Night](https://arxiv.org/abs/2401.00001)\n  - Code: [official](https://github.com/example/a)\n- [paper](https://arxiv.org/abs/2401.00002)',
  );
  assert.equal(first?.links, [{ url: 'https://github.com/example/a', kind: 'code' }]);
  assert.equal([first?.identifiers, second?.identifiers], [{ arxiv: '2401.00001' }, { arxiv: '2401.00002' }]);
});

test('an item without a link says nothing of the paper beside it, and is unread', () => {
  for (const item of [
    '- Second Kite Without Any Link, Nature 2020',
    '- Second kite without any link, Journal of Kites 2020',
    '- Ada Byron, Bo Cole, 2020',
    '- A second one, Journal of Kites 2020\n  > Abstract: This is what the second one is about, and no other.',
  ]) {
    const text = `- [Sheep at Night](https://arxiv.org/abs/2401.00001)\n${item}\n- [Third](https://arxiv.org/abs/2401.00003)`;
    const parts = [...markdown.parse(dumpOf(text))];
    assert.is(parts.length, 2, item);
    assert.equal(Object.keys((parts[0] as PaperRecord).lines), ['title', 'identifiers'], item);
  }
});

test('a row without a link is a paper’s or unread, and never passed over', () => {
  const text =
    '| Title | Venue | Year | Link |\n|---|---|---|---|\n| Kites | ICML | 2022 | [pdf](https://arxiv.org/abs/2201.00001) |\n| Sheep of Late | ICML | 2022 | - |';
  const parts = [...markdown.parse(dumpOf(text))];
  assert.equal(
    parts.map(({ kind }) => kind),
    ['heading', 'separator', 'record'],
  );
});

test('people in a column of authors may be called by their families', () => {
  const text = '| Paper | Authors |\n|---|---|\n| [Kites](https://arxiv.org/abs/2201.00001) | Doe & Müller |';
  assert.equal(read(markdown, text)[0]?.author, ['Doe', 'Müller']);
});

test('a heading with the links of one paper below is that paper’s title', () => {
  const links = (n: number) => `[arXiv](https://arxiv.org/abs/2405.0000${n}) | [Code](https://github.com/e/f)`;
  const text = `## [Kites of All Winds](https://arxiv.org/abs/2405.00001)\n\n## Sheep of All Sizes\n${links(2)}\n\n## Papers and Other Links\n${links(3)}`;
  assert.equal(
    read(markdown, text).map(({ title }) => title),
    ['Kites of All Winds', 'Sheep of All Sizes'],
  );
  assert.is(recogniseSource(dumpOf(text), sources).id, 'markdown-list');
});

test('of a clipped page, the comments are kept and links to people are none', () => {
  const text =
    '---\ntitle: "Kites"\nsource: "https://arxiv.org/abs/1706.00001"\n---\n' +
    'Authors:[Ada Byron](https://arxiv.org/search/cs?searchtype=author&query=Byron,+A)\n\n| Comments: | 15 pages |\n| --- | --- |';
  const [paper] = read(markdown, text);
  assert.equal([paper?.links, paper?.['author-comment']], [undefined, '15 pages']);
});

test('a plain list has one paper a line, unless each address stands below its title', () => {
  const said = (...lines: string[]) =>
    read(plain, lines.join('\n')).map(({ title, identifiers }) => [title, ...Object.values(identifiers ?? {})]);
  assert.equal(said('hep-th/9711200', 'https://openreview.net/forum?id=abcDEF1234'), [
    [undefined, 'hep-th/9711200'],
    [undefined, 'abcDEF1234'],
  ]);
  assert.equal(said('Kites of All Winds, arXiv 1512.03385', 'https://arxiv.org/abs/2401.00001'), [
    ['Kites of All Winds', '1512.03385'],
    [undefined, '2401.00001'],
  ]);
  assert.equal(said('Kites of All Winds', 'https://arxiv.org/abs/2401.00001', '10.1234/abc'), [
    ['Kites of All Winds'],
    [undefined, '2401.00001'],
    [undefined, '10.1234/abc'],
  ]);
  assert.equal(
    said('Kites of All Winds', 'https://arxiv.org/abs/2401.00001', 'Sheep at Night', 'https://doi.org/10.1234/abc'),
    [
      ['Kites of All Winds', '2401.00001'],
      ['Sheep at Night', '10.1234/abc'],
    ],
  );
  assert.is(recogniseSource(dumpOf('hep-th/9711200'), sources).id, 'plain-list');
});

test('an item whose link is only called so is a paper beside the one above', () => {
  const [first, second, ...more] = read(
    markdown,
    '1. "Kites Are Slow Birds" (2020) arXiv:2005.00001\n2. Lanterns in Fog and Rain (JMLR 2014) [link](https://jmlr.org/papers/v15/a14a.html)',
  );
  assert.equal(more, []);
  assert.equal([first?.title, first?.links], ['Kites Are Slow Birds', undefined]);
  assert.equal(
    [second?.title, second?.links?.[0]?.url],
    ['Lanterns in Fog and Rain (JMLR 2014)', 'https://jmlr.org/papers/v15/a14a.html'],
  );
});

test('the name of a list of links is not the title of the first', () => {
  for (const name of [
    'Papers for Thursday',
    'My reading list',
    'Read these by Friday:',
    '2025-11-20',
    'Thursday',
    'Links from Bo',
  ])
    assert.equal(
      read(plain, `${name}\nhttps://arxiv.org/abs/2401.00001\nhttps://arxiv.org/abs/2401.00002`).map(
        ({ title }) => title,
      ),
      [undefined, undefined],
      name,
    );
  for (const name of ['Papers without Pens', 'Reading Kites', 'Links that Untie Themselves', 'Thursday’s Kites'])
    assert.is(read(plain, `${name}\nhttps://arxiv.org/abs/2401.00001`)[0]?.title, name);
});

test('running text below a paper is none, and says nothing of it', () => {
  const [paper, ...more] = read(
    markdown,
    '- [Kites of All Winds](https://arxiv.org/abs/2401.00001)\n\nWe also like [slow kites](https://doi.org/10.1000/182) very much.',
  );
  assert.equal(more, []);
  assert.equal(paper?.identifiers, { arxiv: '2401.00001' });
});

test('a list that says how to cite it is still a list', () => {
  const cited = '@article{a,\n  title = {A List},\n}\n';
  const items = Array.from({ length: 4 }, (_, i) => `- [Kites of Kind ${i}](https://arxiv.org/abs/2401.0000${i})\n`);
  assert.is(recogniseSource(dumpOf(items.join('') + cited), sources).id, 'markdown-list');
  assert.is(recogniseSource(dumpOf(cited), sources).id, 'bibtex');
});

test('neither prose, a page about a tool, code, values nor a shopping list is a list of papers', () => {
  for (const text of [
    `${'A kite needs wind and a string, and somebody who holds it. '.repeat(8)}\n\nSee https://arxiv.org/abs/2401.00001 for more.`,
    '# kite\n\nIt folds kites, as in [Kites of All Winds](https://arxiv.org/abs/2401.00001).\n\n## Install\n\n    npm install kite\n\n- fast\n- [small](https://example.org/size)\n- free\n\n## Use\n\nCall it.\n',
    'import fs from "node:fs";\n// https://arxiv.org/abs/2401.00001\nexport const url = "https://doi.org/10.1000/182";\nfunction a() {\n',
    '{"a": "https://arxiv.org/abs/2401.00001"}',
    'Milk\nBread\nTwo lemons',
    '# Kites\n\nWe follow [Byron et al.](https://arxiv.org/abs/2401.00001) in this. The [first idea](https://arxiv.org/abs/2401.00002) was slower.\n' +
      'Later, [KITE](https://arxiv.org/abs/2401.00003) made it known, as [this paper](https://arxiv.org/abs/2401.00004) shows.\n\n' +
      'As in [an earlier work](https://doi.org/10.1000/182), it helps.',
    'Milk\nBread\nTwo lemons\nhttps://doi.org/10.1000/182',
    'https://news.example.org/today\nhttps://shop.example.org/milk',
  ])
    assert.match(refusal(() => recogniseSource(dumpOf(text), sources)).message, 'unknown-source', text);
});

test('a last resort is asked only where no other source knows the dump', () => {
  const entry = 'TY  - JOUR\nTI  - Kites\nUR  - https://arxiv.org/abs/2401.00001\nER  - ';
  assert.is(recogniseSource(dumpOf(entry), sources).id, 'ris');
  const both = sources
    .filter(source => source.lastResort)
    .map(source => ({ ...source, detect: () => ({ found: true, evidence: '' }) }));
  assert.is(recogniseSource(dumpOf('x'), both).id, 'markdown-list');
});

test.run();
