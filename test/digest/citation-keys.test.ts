import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { citationKeys } from '../../src/digest/citation-keys.ts';

/** The keys of records of BibTeX are those that people write by hand, and no two papers of a site have the same. */

const keyOf = (author: string | undefined, issued: string | undefined, id: string) =>
  citationKeys([{ id, listed: '2025-01-01', author: author === undefined ? undefined : [author], issued }]).get(id);

const RULES: [rule: string, author: string | undefined, issued: string | undefined, id: string, key: string][] = [
  ['family name, year, first telling word', 'Ann Reed', '2017-06-12', 'the-tide-is-all-you-need', 'reed2017tide'],
  ['a name turned around', 'Reed, Ann', '2017', 'tides', 'reed2017tides'],
  ['small words belong to the family name', 'Jan van den Berg', '2020', 'on-shores', 'vandenberg2020shores'],
  ['“Jr.” is no name', 'Tom Hale Jr.', '2020', 'on-shores', 'hale2020shores'],
  ['letters with marks become plain ones', 'Łukasz Żółć', '2020', 'shores', 'zolc2020shores'],
  ['no year is left out', 'Ann Reed', undefined, 'shores', 'reedshores'],
  ['nobody is “anon”', undefined, '2020', 'shores', 'anon2020shores'],
  ['a name in another script is not spelt out', '王小明', '2020', 'shores', 'anon2020shores'],
  ['where all words are small, the first stands', 'Ann Reed', '2020', 'how-to-be', 'reed2020how'],
];
for (const [rule, author, issued, id, key] of RULES) test(rule, () => assert.is(keyOf(author, issued, id), key));

test('the paper that was listed first has the plain key, whatever comes later', () => {
  const paper = (id: string, listed: string) => ({ id, listed, author: ['Ann Reed'], issued: '2020' });
  const keys = (...papers: ReturnType<typeof paper>[]) => Object.fromEntries(citationKeys(papers));
  const first = paper('shores-one', '2025-01-01');
  const second = paper('shores-two', '2025-01-02');
  assert.equal(keys(first), { 'shores-one': 'reed2020shores' });
  assert.equal(keys(second, first), { 'shores-one': 'reed2020shores', 'shores-two': 'reed2020shoresb' });
});

test('thousands of the same key are all told apart', () => {
  const papers = Array.from({ length: 3000 }, (_, i) => ({ id: `shores-${i}`, listed: '2025-01-01' }));
  assert.is(new Set(citationKeys(papers).values()).size, 3000);
});

test.run();
