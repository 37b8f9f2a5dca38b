import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { PaperRecord } from '../../../src/read/source.ts';
import bibtex from '../../../src/read/sources/bibtex.ts';

/** What fields of BibTeX say of a paper, by a file whose last entry it is. */

/** A rule; the file; and some of what the record says. */
type Row = [rule: string, text: string, says: Partial<PaperRecord>];
const WHOLE = '@proceedings{whole, title = {Shores 2020}, year = 2020, location = {Kiel}}';

const RULES: Row[] = [
  [
    '“and others” says that there are more authors',
    '@misc{a, title = {A}, author = {Alder, Ada and others}}',
    { author: ['Alder, Ada'], 'authors-complete': false },
  ],
  [
    'an “and” in braces is a part of a name',
    '@misc{a, title = {A}, author = {{Kites and Co} and Ada Alder}}',
    { author: ['{Kites and Co}', 'Ada Alder'] },
  ],
  [
    '“arXiv preprint” is an identifier in a journal’s place',
    '@article{a, title = {A}, journal = {arXiv preprint arXiv:2401.01234}}',
    { 'container-title': undefined, identifiers: { arxiv: '2401.01234' } },
  ],
  [
    'a volume with a slash is no volume',
    '@article{a, title = {A}, journal = {CoRR}, volume = {abs/2401.01234}}',
    { printed: undefined, identifiers: { arxiv: '2401.01234' } },
  ],
  ['a subtitle belongs to the title', '@book{a, title = {A}, subtitle = {B}}', { title: 'A: B' }],
  [
    'a part has its whole’s year and place, and its title as what it stands in',
    `@inproceedings{a, crossref = {whole}, title = {A}}\n${WHOLE}`,
    { issued: '2020', 'container-title': 'Shores 2020', event: { place: 'Kiel' } },
  ],
  [
    'what a part says itself goes before what its whole says',
    `@inproceedings{a, crossref = {whole}, title = {A}, year = 2021, booktitle = {B}}\n${WHOLE}`,
    { issued: '2021', 'container-title': 'B', title: 'A' },
  ],
  [
    'a part has not its whole’s authors',
    `@inproceedings{a, crossref = {b}, title = {A}}\n@book{b, title = {B}, author = {Ada Alder}}`,
    { author: undefined },
  ],
  [
    'what is named by xdata is the entry’s own',
    `@misc{a, xdata = {x}}\n@xdata{x, title = {A}, author = {Ada Alder}}`,
    { title: 'A', author: ['Ada Alder'] },
  ],
  [
    'an identifier that a field of its own states goes before one in an address',
    '@misc{a, title = {A}, doi = {10.1234/a}, url = {https://doi.org/10.1234/b}}',
    { identifiers: { doi: '10.1234/a' } },
  ],
];

for (const [rule, text, says] of RULES)
  test(rule, () => {
    const dump = { name: 'a.bib', file: 'a.bib', lines: text.split('\n') };
    const record = [...bibtex.parse(dump)].find(parsed => parsed.kind === 'record') as PaperRecord;
    const said = Object.fromEntries(Object.keys(says).map(key => [key, record[key as keyof PaperRecord]]));
    assert.equal(said, says);
  });

test.run();
