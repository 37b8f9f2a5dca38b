import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { comparePrintings, printing } from '../../src/editorial/printing.ts';
import { isRecurringTitle } from '../../src/editorial/recurring-title.ts';
import { comparePapers, RULES } from '../../src/editorial/same-paper.ts';
import { maySameVenue } from '../../src/editorial/venue.ts';
import { ABSTRACT, identity, LONG, type Said } from './a-paper.ts';

function verdict(a: Said, b: Said) {
  const [x, y] = [identity(a), identity(b)];
  return comparePapers(x, y, x.title !== undefined && x.title === y.title);
}

/** Pairs that are one paper, and why a person would say so. */
const SAME: Record<string, [Said, Said]> = {
  'a preprint and its publication a year later': [
    { title: LONG, author: ['Ada Alder', 'Ben Birch'], issued: '2021-03', identifiers: { arxiv: '2103.00001' } },
    {
      title: LONG,
      author: ['Ada Alder', 'Ben Birch'],
      issued: '2022',
      'container-title': 'Shore Science',
      printed: { volume: '4', page: '1--9' },
    },
  ],
  'the same, three years later, of a short title': [
    {
      title: 'Winter Pebbles',
      author: ['A. Alder', 'B. Birch'],
      issued: '2021',
      'container-title': 'arXiv.org Geophysics',
    },
    {
      title: 'Winter Pebbles',
      author: ['Alder, Ada', 'Birch, Ben'],
      issued: '2024',
      'container-title': 'Shore Science',
      identifiers: { doi: '10.1234/a.1' },
    },
  ],
  'a preprint that gained an author': [
    { title: LONG, author: ['Ada Alder', 'Ben Birch', 'Cy Cedar'], issued: '2021-03-04', genre: 'preprint' },
    {
      title: LONG,
      author: ['Ada Alder', 'Ben Birch', 'Cy Cedar', 'Di Dogwood'],
      issued: '2022',
      'container-title': 'SHORE',
    },
  ],
  'a listing of the day and the proceedings': [
    { title: LONG, author: ['Ada Alder', 'Ben Birch'], issued: '2023-12-30' },
    { title: LONG, author: ['Ada Alder', 'Ben Birch'], issued: '2024', 'container-title': 'ICSS 2024' },
  ],
  'abbreviated names and venues': [
    {
      title: LONG,
      author: ['A. Alder'],
      issued: '2020',
      'container-title': 'J. Shore Sci.',
      printed: { volume: '7', issue: '2', page: '10-14' },
    },
    {
      title: LONG,
      author: ['Ada Alder'],
      issued: '2020',
      'container-title': 'Journal of Shore Science',
      printed: { volume: '07', page: '10--14' },
    },
  ],
  'initials of a conference': [
    { title: LONG, author: ['Ada Alder'], issued: '2020', 'container-title': 'Proceedings of ICSS' },
    {
      title: LONG,
      author: ['Ada Alder'],
      issued: '2020',
      'container-title': '12th International Conference on Shore Studies',
    },
  ],
  'one DOI, and a title that was changed': [
    { title: LONG, author: ['Ada Alder'], issued: '2020', identifiers: { doi: '10.1234/a.1' } },
    { title: 'Kiesel auf Reisen', author: ['Ada Alder'], issued: '2020', identifiers: { doi: '10.1234/a.1' } },
  ],
  'one DOI, online first and in print': [
    {
      title: LONG,
      author: ['Ada Alder'],
      issued: '2020',
      identifiers: { doi: '10.1234/a.1' },
      printed: { page: '1-12' },
    },
    {
      title: LONG,
      author: ['Ada Alder'],
      issued: '2021',
      identifiers: { doi: '10.1234/a.1' },
      printed: { volume: '3', page: '201-212' },
    },
  ],
  'one DOI, names that are read otherwise': [
    { title: LONG, author: ['Alder Ada'], identifiers: { doi: '10.1234/a.1' } },
    { title: LONG, author: ['Ada Alder'], identifiers: { doi: '10.1234/a.1' } },
  ],
  'one number in PubMed, of which one listing has the title in another language': [
    { title: LONG, author: ['Ada Alder'], issued: '2020', identifiers: { pmid: '90000001' } },
    { title: 'Kiesel auf Reisen', author: ['Ada Alder'], issued: '2024', identifiers: { pmid: '90000001' } },
  ],
  'one arXiv id, a listing without authors and another title': [
    { title: LONG, author: ['Ada Alder'], identifiers: { arxiv: '2103.00001' } },
    { title: 'Pebbles Revisited', identifiers: { arxiv: '2103.00001' } },
  ],
  'one arXiv id, a longer title, names turned round': [
    { title: LONG, author: ['Alder Ada'], identifiers: { arxiv: '2103.00001' } },
    { title: `${LONG}: Four Years`, author: ['Ada Alder'], identifiers: { arxiv: '2103.00001' } },
  ],
  'the same title and abstract': [
    { title: 'Preface', author: ['Ada Alder'], abstract: ABSTRACT, issued: '2019' },
    { title: 'Preface', author: ['Ada Alder', 'Ben Birch'], abstract: ABSTRACT, issued: '2020' },
  ],
  'a long title, some authors in common, nothing against it': [
    { title: LONG, author: ['Ada Alder', 'Ben Birch', 'Cy Cedar', 'Di Dogwood'] },
    { title: LONG, author: ['Ada Alder', 'Eve Elm'] },
  ],
  'a list that is known to be a part': [
    { title: 'Winter Pebbles', author: ['Ada Alder'], 'authors-complete': false },
    { title: 'Winter Pebbles', author: ['Ada Alder', 'Ben Birch', 'Cy Cedar'] },
  ],
  'a column with its volume and page': [
    {
      title: 'Editorial',
      author: ['Ada Alder'],
      issued: '2020',
      'container-title': 'Shore Science',
      printed: { volume: '7', page: '1' },
    },
    {
      title: 'Editorial',
      author: ['A. Alder'],
      issued: '2020-02',
      'container-title': 'Shore Sci.',
      printed: { volume: '7', issue: '1', page: '1-2' },
    },
  ],
  'an uncertain year': [
    { title: LONG, author: ['Ada Alder'], issued: '2018~', 'container-title': 'Shore Science' },
    { title: LONG, author: ['Ada Alder'], issued: '2020', 'container-title': 'Shore Science' },
  ],
};

/** Pairs that only a person can tell, and words that say why. */
const DOUBTS: Record<string, [Said, Said, RegExp]> = {
  'chapters that carry the book’s DOI': [
    { title: 'How Harbours Began', author: ['Ada Alder'], identifiers: { doi: '10.1234/book' } },
    { title: 'Where the Sand Goes in Spring', author: ['Ben Birch'], identifiers: { doi: '10.1234/book' } },
    /^the same doi identifier, 10\.1234\/book, but another title and no author in common$/,
  ],
  'an arXiv id copied into another paper': [
    { title: 'How Harbours Began', author: ['Ada Alder'], identifiers: { arxiv: '2103.00001' } },
    { title: 'Where the Sand Goes in Spring', author: ['Ben Birch'], identifiers: { arxiv: '2103.00001' } },
    /^the same arxiv identifier, 2103\.00001, but another title and no author in common$/,
  ],
  'chapters of one author that carry it': [
    {
      title: 'How Harbours Began',
      author: ['Ada Alder'],
      issued: '2010',
      identifiers: { doi: '10.1234/book' },
      printed: { page: '1-20' },
    },
    {
      title: 'Where the Sand Goes',
      author: ['Ada Alder'],
      issued: '2010',
      identifiers: { doi: '10.1234/book' },
      printed: { page: '21-40' },
    },
    /another title and on page 21 here and 1 there|another title and on page 1 here and 21 there/,
  ],
  'a DOI copied into a record without authors': [
    { title: 'How Harbours Began', author: ['Ada Alder'], identifiers: { doi: '10.1234/book' } },
    { title: 'Where the Sand Goes in Spring', identifiers: { doi: '10.1234/book' } },
    /another title and no authors to compare/,
  ],
  'an editorial that carries another’s DOI': [
    { title: 'Editorial', author: ['Ada Alder'], issued: '2010', identifiers: { doi: '10.1234/ed' } },
    { title: 'Editorial', author: ['Ada Alder'], issued: '2011', identifiers: { doi: '10.1234/ed' } },
    /but of 2010 here and 2011 there/,
  ],
  'a column of two years': [
    {
      title: LONG,
      author: ['Ada Alder'],
      issued: '2006',
      'container-title': 'Shore Letters',
      printed: { volume: '8' },
    },
    {
      title: LONG,
      author: ['Ada Alder'],
      issued: '2009',
      'container-title': 'Shore Letters',
      printed: { volume: '11' },
    },
    /^the same title, but in volume 8 here and 11 there$/,
  ],
  'a column of one year': [
    {
      title: 'Calendar',
      author: ['Ada Alder'],
      issued: '2006',
      'container-title': 'Shore Letters',
      printed: { volume: '8', issue: '1' },
    },
    {
      title: 'Calendar',
      author: ['Ada Alder'],
      issued: '2006',
      'container-title': 'Shore Letters',
      printed: { volume: '8', issue: '2' },
    },
    /in issue 1 here and 2 there/,
  ],
  'a column of which no place is known': [
    { title: 'Editorial', author: ['Ada Alder'], issued: '2006' },
    { title: 'Editorial', author: ['Ada Alder'], issued: '2006' },
    /returns from issue to issue/,
  ],
  'one author in common, twelve years apart': [
    { title: 'Shoreline memory', author: ['Ada Alder', 'Ben Birch'], issued: '1974' },
    { title: 'Shoreline memory', author: ['Ada Alder'], issued: '1986' },
    /of 1974 here and 1986 there/,
  ],
  'editions of a book': [
    { title: LONG, author: ['Ada Alder', 'Ben Birch'], issued: '2001' },
    { title: LONG, author: ['Ada Alder', 'Ben Birch'], issued: '2002' },
    /of 2001 here and 2002 there/,
  ],
  'a conference and a journal': [
    {
      title: LONG,
      author: ['Ada Alder', 'Ben Birch'],
      issued: '2001',
      'container-title': 'Conference on Shore Studies',
    },
    { title: LONG, author: ['Ada Alder', 'Ben Birch'], issued: '2001', 'container-title': 'Annals of Gravel' },
    /in Conference on Shore Studies here and in Annals of Gravel there/,
  ],
  'a preprint ten years before': [
    { title: LONG, author: ['Ada Alder', 'Ben Birch'], issued: '2011', identifiers: { arxiv: '1103.00001' } },
    { title: LONG, author: ['Ada Alder', 'Ben Birch'], issued: '2021', 'container-title': 'Shore Science' },
    /of 2011 here and 2021 there/,
  ],
  'a preprint with one author in common': [
    {
      title: LONG,
      author: ['Ada Alder', 'Ben Birch', 'Cy Cedar'],
      issued: '2020',
      identifiers: { arxiv: '2003.00001' },
    },
    { title: LONG, author: ['Ada Alder', 'Eve Elm', 'Fay Fir'], issued: '2021', 'container-title': 'Shore Science' },
    /only one author in common/,
  ],
  'two DOIs': [
    { title: LONG, author: ['Ada Alder'], identifiers: { doi: '10.1234/a.1' } },
    { title: LONG, author: ['Ada Alder'], identifiers: { doi: '10.1234/a.2' } },
    /another doi identifier/,
  ],
  'no author in common': [
    { title: LONG, author: ['Ada Alder'] },
    { title: LONG, author: ['Zoe Zander'] },
    /no author in common/,
  ],
  'yearly reports without authors': [
    { title: 'Report of the harbour society on mud', issued: '2006' },
    { title: 'Report of the harbour society on mud', issued: '2007' },
    /of 2006 here and 2007 there/,
  ],
};

test('what is one paper', () => {
  for (const [name, [a, b]] of Object.entries(SAME))
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const)
      assert.is(verdict(x, y).is, 'same', `${name}: ${verdict(x, y).why}`);
});

test('what waits for a person, whichever came first, and why', () => {
  for (const [name, [a, b, why]] of Object.entries(DOUBTS))
    for (const [x, y] of [
      [a, b],
      [b, a],
    ] as const) {
      assert.is(verdict(x, y).is, 'doubt', `${name}: ${verdict(x, y).why}`);
      if (x === a) assert.match(verdict(x, y).why, why, name);
    }
});

test('each rule decides some pair, and is a sentence', () => {
  const used = new Set<string>();
  const spied = RULES.map(rule => ({ ...rule, applies: rule.applies }));
  for (const [i, rule] of RULES.entries())
    (rule as { applies: typeof rule.applies }).applies = facts => {
      const applies = spied[i]!.applies(facts);
      if (applies) used.add(rule.says);
      return applies;
    };
  const counted: Said[] = [
    { title: LONG, author: ['Ada Alder'] },
    { title: LONG, 'author-count': 3 },
    { title: 'Winter Pebbles' },
    { title: 'Winter Pebbles', author: ['Ada Alder', 'Ben Birch', 'Cy Cedar'] },
    { title: 'Winter Pebbles', author: ['Ada Alder', 'Eve Elm', 'Fay Fir'] },
  ];
  const pairs: [Said, Said][] = [
    ...Object.values(SAME),
    ...Object.values(DOUBTS).map(([a, b]): [Said, Said] => [a, b]),
    [counted[0]!, counted[1]!],
    [counted[2]!, counted[3]!],
    [counted[3]!, counted[4]!],
    [counted[0]!, { title: LONG }],
  ];
  for (const [a, b] of pairs) verdict(a, b);
  for (const [i, rule] of RULES.entries()) (rule as { applies: typeof rule.applies }).applies = spied[i]!.applies;
  assert.equal(
    RULES.map(({ says }) => says).filter(says => !used.has(says)),
    [],
  );
  for (const { says } of RULES) assert.match(says, /^[A-Z].*\.$/);
});

test('printings are compared part by part', () => {
  assert.is(printing({ volume: 'Vol. 08', issue: '1', page: 'pp. 10--14' }), 'vol08(1):10');
  assert.is(printing({ volume: '08', page: '10--14' }), '8:10');
  assert.is(printing({ page: '–' }), undefined);
  assert.is(comparePrintings('8(1):10', '8:10')?.same, true);
  assert.is(comparePrintings('8(1):10', '8(2):10')?.same, false);
  assert.is(comparePrintings('8', ':10'), undefined);
  assert.is(comparePrintings('8', '8'), undefined, 'a volume alone does not make two papers one');
});

test('venues: what may be the same name, and what is another', () => {
  for (const [a, b] of [
    ['Advances in Neural Information Processing Systems 36', 'NeurIPS 2023'],
    ['ICLR 2024', 'The Twelfth International Conference on Learning Representations'],
    ['Phys. Rev. D', 'Physical Review D'],
    ['Proceedings of the 40th Annual Meeting on Shore Studies', 'Annual Meeting on Shore Studies'],
    ['Journal of Shore Science', 'Journal of Shore Science: Series A'],
    ['Conference on Shores (SHORE)', 'SHORE 2020'],
  ] as const)
    assert.ok(maySameVenue(a, b) && maySameVenue(b, a), `${a} / ${b}`);
  for (const [a, b] of [
    ['Nature', 'Nature Physics'],
    ['Shore Letters', 'Harbour Letters'],
    ['ICML 2020', 'NeurIPS 2020'],
    ['Journal of Physics A', 'Journal of Chemistry A'],
  ] as const)
    assert.not.ok(maySameVenue(a, b) || maySameVenue(b, a), `${a} / ${b}`);
});

test('titles that return', () => {
  for (const title of [
    'Editorial',
    'The Calendar',
    'Letters to the Editor',
    'Guest editors’ introduction',
    'Book Reviews 12',
    '2019',
  ])
    assert.ok(isRecurringTitle(title), title);
  for (const title of ['Calendar ageing of batteries', 'Working memory', LONG])
    assert.not.ok(isRecurringTitle(title), title);
});

test.run();
