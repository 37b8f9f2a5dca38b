import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { PaperRecord } from '../../../src/read/source.ts';
import bibtex from '../../../src/read/sources/bibtex.ts';
import { tooSlow } from '../../promises/growth.ts';

/** What fields of BibTeX say of a paper, by a file whose last entry it is. */

/** A rule; the file; and some of what the record says. */
type Row = [rule: string, text: string, says: Partial<PaperRecord>];
const WHOLE = '@proceedings{whole, title = {Shores 2020}, year = 2020, venue = {Kiel}}';

const RULES: Row[] = [
  [
    'a location alone is the publisher’s',
    '@inproceedings{a, title = {A}, publisher = {Springer}, location = {Cham}}',
    { event: undefined },
  ],
  [
    'a location beside an event is the event’s',
    '@inproceedings{a, title = {A}, eventtitle = {Shores}, eventdate = {2020-05}, location = {Kiel}}',
    { event: { place: 'Kiel' } },
  ],
  [
    'a location beside the publisher’s address is the event’s',
    '@inproceedings{a, title = {A}, publisher = {ACM}, address = {New York}, location = {Kiel}}',
    { event: { place: 'Kiel' } },
  ],
  ['an entry is no part of itself', '@article{a, title = {A}, crossref = {a}}', { 'container-title': undefined }],
  [
    'a whole that the file lacks is told of',
    '@inbook{a, title = {A}, crossref = {gone}}',
    {
      leftOut: [
        { line: 1, message: 'expected the entry “gone”, from which this one inherits, found none in this file' },
      ],
    },
  ],
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
    'the name under which a whole’s papers are cited goes before its title',
    `@inproceedings{a, crossref = {b}, title = {A}}\n@proceedings{b, title = {Proceedings}, booktitle = {Shores 2021}}`,
    { 'container-title': 'Shores 2021' },
  ],
  [
    'an article has its issue’s title, volume and number',
    `@article{a, crossref = {b}, title = {A}}\n@periodical{b, title = {Shore Letters}, volume = {7}, number = {2}, date = {2021-03}}`,
    { 'container-title': 'Shore Letters', printed: { volume: '7', issue: '2' }, issued: '2021-03' },
  ],
  [
    'a part has not its whole’s identifiers, addresses and abstract',
    `@incollection{a, crossref = {b}, title = {A}}\n@book{b, title = {B}, doi = {10.1234/b}, url = {https://arxiv.org/abs/2401.01234}, abstract = {B.}}`,
    { identifiers: undefined, links: undefined, abstract: undefined, 'container-title': 'B' },
  ],
  [
    'a chapter has its book’s author, by any of the book’s names and over several steps',
    `@inbook{a, crossref = {Other}, title = {A}}\n@book{b, ids = {x, other}, crossref = {c}, title = {B}}\n@mvbook{c, title = {C}, author = {Ada Alder}, year = 1999}`,
    { author: ['Ada Alder'], issued: '1999', 'container-title': 'B' },
  ],
  [
    'entries that inherit from one another in a circle are read',
    '@misc{a, xdata = {b}, title = {A}}\n@misc{b, xdata = {c}, year = 2020}\n@misc{c, xdata = {a, b, c}, author = {Ada Alder}}',
    { title: 'A', issued: '2020', author: ['Ada Alder'] },
  ],
  [
    'an arXiv id stands in a note, a number or the pages',
    '@article{a, title = {A}, number = {arXiv:2401.01234}, pages = {arXiv--2401}, note = {arXiv: 2401.99999}}',
    { identifiers: { arxiv: '2401.99999' }, printed: undefined },
  ],
  [
    'Mendeley has a field of its own for it',
    '@article{a, title = {A}, arxivId = {2401.01234v2}, pmid = {90000001}}',
    { identifiers: { arxiv: '2401.01234', pmid: '90000001' } },
  ],
  [
    'an old arXiv number has its class in another field',
    '@misc{a, title = {A}, eprint = {9901001v2}, eprinttype = {arXiv}, eprintclass = {hep-th}}',
    { identifiers: { arxiv: 'hep-th/9901001' } },
  ],
  [
    'an eprint of another archive is none of arXiv’s',
    '@misc{a, title = {A}, eprint = {90000001}, eprinttype = {pubmed}}',
    { identifiers: { pmid: '90000001' } },
  ],
  [
    'a number that looks like an arXiv id is a number',
    '@article{a, title = {A}, number = {2401.01234}}',
    { identifiers: undefined, printed: { issue: '2401.01234' } },
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

test('a whole that others name as theirs is no paper; one that nobody names is', () => {
  const titles = (text: string) =>
    [...bibtex.parse({ name: 'a.bib', file: 'a.bib', lines: text.split('\n') })].flatMap(parsed =>
      parsed.kind === 'record' ? [parsed.title] : [],
    );
  assert.equal(titles(`@inproceedings{a, crossref = {whole}, title = {A}}\n${WHOLE}`), ['A']);
  assert.equal(titles(WHOLE), ['Shores 2020']);
  assert.equal(titles('@inbook{a, crossref = {b}, title = {A}}\n@book{b, title = {B}}'), ['A', 'B']);
});

test('the time that inheritance takes grows with the file, whoever names whom', () => {
  const file = (n: number) => {
    const keys = Array.from({ length: n }, (_, i) => `k${i}`);
    const shared = `xdata = {${keys.join(',')}}`;
    return keys.map(key => `@misc{${key}, title = {T}, ${shared}}`).join('\n');
  };
  const chain = (n: number) =>
    Array.from({ length: n }, (_, i) => `@misc{k${i}, title = {T}, crossref = {k${i + 1}}}`).join('\n');
  const read = (text: string) =>
    [...bibtex.parse({ name: 'a.bib', file: 'a.bib', lines: text.split('\n') })].filter(p => p.kind === 'record')
      .length;
  assert.equal(
    [...tooSlow('entries that all name one another', read, [{ name: 'n²', make: n => file(Math.sqrt(n)) }], 400)],
    [],
  );
  assert.is(read(chain(50_000)), 50_000);
});

test.run();
