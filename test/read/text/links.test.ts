import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  arxivId,
  doi,
  doiOfField,
  NORMALISED,
  openreviewId,
  pmcId,
  pubmedId,
} from '../../../src/content/identifier.ts';
import { findLinks } from '../../../src/read/text/links.ts';

test('links are found with and without scheme, each once, in order, of the right kind', () => {
  const text =
    'Code: <https://github.com/a/b>. Again https://github.com/a/b.git, and github.com/c/d) or gitlab.com/e/f. ' +
    'Data https://huggingface.co/datasets/a/b; model (https://huggingface.co/org/m-7b). [Record](https://zenodo.org/record/1) ' +
    'at https://foo.github.io/bar/. Project website: https://x.example/a(b). See www.example.org/x_y and https://arxiv.org/abs/2309.17425. ' +
    'https://en.example.org/wiki/A_(b), \\url{https://a.example/x\\_y}';
  assert.equal(
    findLinks(text).map(link => `${link.kind} ${link.url}`),
    [
      'code https://github.com/a/b',
      'code https://github.com/c/d',
      'code https://gitlab.com/e/f',
      'data https://huggingface.co/datasets/a/b',
      'model https://huggingface.co/org/m-7b',
      'data https://zenodo.org/record/1',
      'project https://foo.github.io/bar/',
      'project https://x.example/a(b)',
      'other https://www.example.org/x_y',
      'paper https://arxiv.org/abs/2309.17425',
      'other https://en.example.org/wiki/A_(b)',
      'other https://a.example/x_y',
    ],
  );
});

test('what is no address is no link', () => {
  assert.equal(
    findLinks('javascript:alert(1) ftp://a.b/c http://localhost/x me@github.com/a notgithub.com/a/b https://'),
    [],
  );
});

test('arXiv identifiers lose their version and their clothes', () => {
  const ids: [string, string | undefined][] = [
    ['https://arxiv.org/pdf/2309.17425v2.pdf', '2309.17425'],
    ['http://arxiv.org/abs/math.GT/0309136v1', 'math/0309136'],
    ['https://arxiv.org/abs/q-bio/0601001', 'q-bio/0601001'],
    ['q-bio.NC/0601001v2', 'q-bio/0601001'],
    ['arXiv:2309.17425v2 [cs.LG]', '2309.17425'],
    ['https://doi.org/10.48550/arXiv.2309.17425', '2309.17425'],
    ['hep-th/9901001', 'hep-th/9901001'],
    ['0704.0001', '0704.0001'],
    ['https://huggingface.co/papers/2309.17425', '2309.17425'],
    ['2313.17425', undefined],
    ['2309.1742', undefined],
    ['version 2024.12345', undefined],
    ['https://example.org/2309.17425', undefined],
  ];
  for (const [text, id] of ids) assert.is(arxivId(text), id, text);
});

test('DOIs and OpenReview identifiers', () => {
  assert.is(doi('https://doi.org/10.1145/ABC.123?x=1'), '10.1145/abc.123');
  assert.is(doi('(doi:10.1000/A(1)2).'), '10.1000/a(1)2');
  assert.is(doi('https://doi.org/10.1002/%28SICI%291097'), '10.1002/(sici)1097');
  assert.is(doi('none'), undefined);
  // What a publisher's address has behind the DOI is none of it; a resolver's address is the DOI as it is.
  for (const tail of [
    '',
    'v2',
    'v2.full',
    'v12.full.pdf',
    'v1.full-text',
    'v1.full.pdf+html',
    'v1.supplementary-material',
  ])
    assert.is(
      doi(`https://www.biorxiv.org/content/10.1101/2021.10.04.463034${tail}`),
      '10.1101/2021.10.04.463034',
      tail,
    );
  assert.is(doi('https://www.frontiersin.org/articles/10.3389/abcde.2020.00001/full'), '10.3389/abcde.2020.00001');
  assert.is(doi('https://link.example.com/content/pdf/10.1007/s1-020-0001-1.pdf'), '10.1007/s1-020-0001-1');
  assert.is(doi('https://online.example.com/doi/10.1002/abc.123/abstract?x=1'), '10.1002/abc.123');
  assert.is(doi('https://doi.org/10.1000/a/full'), '10.1000/a/full');
  assert.is(doi('https://doi.org/10.1000/a.1v2'), '10.1000/a.1v2');
  assert.is(openreviewId('https://openreview.net/forum?noteId=q&id=aB_c-D123&x=1'), 'aB_c-D123');
  assert.is(openreviewId('https://openreview.net/pdf?id=aBcD1234'), 'aBcD1234');
  assert.is(openreviewId('https://example.org/forum?id=aBcD1234'), undefined);
});

test('PubMed’s numbers and PubMed Central’s identifiers', () => {
  assert.is(pubmedId('https://pubmed.ncbi.nlm.nih.gov/90000101/?dopt=Abstract'), '90000101');
  assert.is(pubmedId('http://www.ncbi.nlm.nih.gov/pubmed/90000101'), '90000101');
  assert.is(pubmedId('see PMID: 90000101.'), '90000101');
  assert.is(pubmedId('90000101'), undefined);
  assert.is(pubmedId('PMID: 900001011234'), undefined);
  assert.is(pubmedId('PMID- 000000000'), undefined);
  assert.is(pmcId('https://pmc.ncbi.nlm.nih.gov/articles/PMC9000101/pdf/'), 'PMC9000101');
  assert.is(pmcId('PMCID: PMC9000101'), 'PMC9000101');
  assert.is(pmcId('apmc9000101'), undefined);
  assert.is(NORMALISED.pmid(' 90000101 '), '90000101');
  assert.is(NORMALISED.pmcid('9000101'), 'PMC9000101');
  assert.is(NORMALISED.pmcid('none'), undefined);
});

test('a field that is called DOI is one as a whole', () => {
  const sici = '10.9999/(sici)1111-2222(199903)21:5<311::aid-jil1>3.0.co;2-a';
  for (const written of [
    '10.9999/(SICI)1111-2222(199903)21:5<311::AID-JIL1>3.0.CO;2-A',
    '10.9999/(SICI)1111-2222(199903)21:5&lt;311::AID-JIL1&gt;3.0.CO;2-A',
    'https://doi.org/10.9999/(SICI)1111-2222(199903)21:5%3C311::AID-JIL1%3E3.0.CO;2-A',
    'doi: 10.9999/(SICI)1111-2222 (199903)21:5$<$311::AID-JIL1$>$3.0.CO;2-A',
    '10.9999/(SICI)1111-2222(199903)21:5{\\textless}311::AID-JIL1{\\textgreater}3.0.CO;2-A',
    'http://dx.doi.org/10.9999/(SICI)1111-2222(199903)21:5<311::AID-JIL1>3.0.CO;2-A',
  ])
    assert.is(doiOfField(written), sici, written);
  assert.is(doiOfField('10.9999/a\\_b [doi]'), '10.9999/a_b');
  assert.is(doiOfField('10.9999/a; 10.9999/b'), '10.9999/a');
  assert.is(doiOfField('banana'), undefined);
  assert.is(
    doi('see doi:10.9999/(SICI)1111(199903)21:5<311::AID-JIL1>3.0.CO;2-A.'),
    '10.9999/(sici)1111(199903)21:5<311::aid-jil1>3.0.co;2-a',
  );
  assert.is(doi('<b>10.9999/abc</b>'), '10.9999/abc');
});

test('a DOI that a sign turns or cuts is none; signs that nobody sees go', () => {
  for (const written of [
    '10.9999/ab\u202ecd',
    'https://doi.org/10.9999/ab%E2%80%AEcd',
    '10.9999/a\u2066b',
    '10.9999/a\x07',
  ])
    for (const read of [doi, doiOfField]) assert.is(read(written), undefined, JSON.stringify(written));
  for (const written of ['10.9999/\u200eab', 'doi:10.9999/a\u200bb', '\u200fhttps://doi.org/10.9999/ab'])
    for (const read of [doi, doiOfField]) assert.is(read(written), '10.9999/ab', JSON.stringify(written));
});

test.run();
