import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cslItem } from '../../src/cite/csl-json.ts';
import { markdownCitation } from '../../src/cite/markdown.ts';
import { paperBibtex as bibtex } from '../../src/cite/paper-bibtex.ts';
import { citation } from '../../src/theme/parts/citation.ts';
import { ENGLISH } from '../../src/words/site-words.ts';

const entry = { id: 'kites', listed: '2025-01-01', provenance: [] };

test('BibTeX of what is known', () => {
  assert.is(
    bibtex(
      {
        ...entry,
        title: 'Kites & $x_1$ 100%',
        author: ['Ann One', 'Research and Kites Ltd'],
        issued: '2024-05-02',
        'container-title': 'Kite Letters',
        identifiers: { arxiv: '2401.00001' },
        status: 'retracted',
      },
      'one2024kites',
    ),
    `@article{one2024kites,
  title = {{Kites \\& $x_1$ 100\\%}},
  author = {Ann One and {Research and Kites Ltd}},
  journal = {Kite Letters},
  year = {2024},
  month = {5},
  eprint = {2401.00001},
  archiveprefix = {arXiv},
  url = {https://arxiv.org/abs/2401.00001},
  note = {Retracted},
}`,
  );
  assert.is(bibtex({ ...entry, title: 'K' }, 'u'), '@misc{u,\n  title = {{K}},\n}');
  assert.match(
    bibtex({ ...entry, title: 'K', author: ['A'], 'authors-complete': false }, 'u'),
    'author = {A and others}',
  );
  assert.match(
    bibtex({ ...entry, title: 'K', event: {}, 'container-title': 'V' }, 'u'),
    /@inproceedings.*booktitle = \{V\}/s,
  );
});

test('braces always balance, whatever the title', () => {
  fc.assert(
    fc.property(fc.array(fc.constantFrom('{', '}', '\\', '$', 'x', '%', ' '), { maxLength: 30 }), signs => {
      const title = `t${signs.join('')}`;
      let depth = 0;
      for (const [brace] of bibtex({ ...entry, title, author: [title] }, 'u').matchAll(/[{}]/g)) {
        depth += brace === '{' ? 1 : -1;
        assert.ok(depth >= 0);
      }
      assert.is(depth, 0);
    }),
  );
});

test('Markdown', () => {
  assert.is(
    markdownCitation(
      cslItem({
        ...entry,
        title: 'A [b] $x^2$',
        author: ['Ann One', 'B.'],
        issued: '2024',
        'container-title': 'K *L*',
      }),
    ),
    'Ann One, B. A \\[b\\] x². K \\*L\\*, 2024.',
  );
  const item = cslItem({ ...entry, title: 'T' });
  assert.is(
    markdownCitation({ ...item, URL: 'https://a.example/x) [y](https://b.example/ "<z>' }),
    '[T](https://a.example/x%29%20%5By%5D%28https://b.example/%20%22%3Cz%3E).',
  );
  assert.is(markdownCitation(item), 'T.');
  assert.is(
    markdownCitation({ ...item, annote: 'Read *this*.\n\nTwice.' }),
    'T.\n  > Read \\*this\\*.\n  >\n  > Twice.',
  );
});

test('a date that is not exact keeps what is known', () => {
  const parts = (issued: string) => cslItem({ ...entry, issued }).issued;
  assert.equal(parts('2024-05-02'), { 'date-parts': [[2024, 5, 2]] });
  assert.equal(parts('2015~'), { 'date-parts': [[2015]], circa: true });
  assert.equal(parts('2016/2017'), { 'date-parts': [[2016], [2017]] });
  assert.equal(parts('2014-21'), { 'date-parts': [[2014]] });
  assert.is(parts('soon'), undefined);
});

test('a paper without a title cannot be cited', () => assert.is(citation(ENGLISH, entry, 'u'), undefined));

test.run();
