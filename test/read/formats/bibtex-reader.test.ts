import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { BibtexReader } from '../../../src/read/formats/bibtex-reader.ts';

/** A rule; a file of BibTeX; and the fields of its last entry. */
type Row = [rule: string, text: string, fields: Record<string, string>];

const RULES: Row[] = [
  [
    'of a field that stands twice the first counts, as to BibTeX',
    '@misc{a, year = {2020}, year = {1999}}',
    { year: '2020' },
  ],
  ['names of fields have no case', '@misc{a, Year = 2020, YEAR = 1999}', { year: '2020' }],
  ['the braces of a value go, those inside stay', '@misc{a, title = {The {GPU} book}}', { title: 'The {GPU} book' }],
  [
    'quotation marks do as well; in braces they end nothing',
    '@misc{a, title = "A {"}b{"} c"}',
    { title: 'A {"}b{"} c' },
  ],
  ['parts are joined by #', '@string{v = {Shore }} @misc{a, journal = v # "Science"}', { journal: 'Shore Science' }],
  [
    'a macro that nobody defined is its own name',
    '@misc{a, month = jan, journal = nowhere}',
    { month: 'jan', journal: 'nowhere' },
  ],
  ['a % starts a remark between fields', '@misc{a, % year = 1999\n year = 2020}', { year: '2020' }],
  ['round brackets hold an entry too', '@misc(a, year = 2020)', { year: '2020' }],
  ['an entry without a name has its fields all the same', '@misc{year = 2020}', { year: '2020' }],
];

for (const [rule, text, expected] of RULES)
  test(rule, () => {
    const entries = [...new BibtexReader({ name: 'a.bib', file: 'a.bib', lines: text.split('\n') }).entries()];
    const last = entries.at(-1)!;
    assert.ok(last.kind === 'entry');
    assert.equal(Object.fromEntries([...last.fields].map(([name, { text: value }]) => [name, value])), expected);
  });

test.run();
