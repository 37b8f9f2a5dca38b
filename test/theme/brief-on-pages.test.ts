import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { makeDigest } from '../../src/digest/digest.ts';
import { fingerprint } from '../../src/memory/fingerprint.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { textsOf } from '../build/rendered.ts';

const REST = 'It flies in any wind that blows over the sea, by day and by night, as long as somebody holds the string.';

/** The pages of a digest of one paper. */
function pagesOf(abstract: string, more: Partial<PaperEntry> = {}): (file: string) => string {
  const day = '2025-01-01';
  const provenance = [{ dump: 'a.txt', source: 'kites', lines: '1', listed: day }];
  const entry: PaperEntry = { id: 'a', listed: day, title: 'Kites', abstract, provenance, ...more };
  const files = textsOf(
    makeDigest({
      site: {
        name: 'The Kite',
        tagline: 'Kites',
        url: 'https://kites.example/',
        language: 'en',
        timezone: 'UTC',
        editor: { name: 'A. Editor', email: 'editor@kites.example' },
        tag: { authority: 'kites.example', date: '2025-01-01' },
      },
      topics: [],
      days: [],
      entries: [entry],
      hashes: new Map([['a', fingerprint([JSON.stringify(entry)])]]),
      related: () => [],
    }),
  );
  return file => files.get(file)!;
}

const BOX = 'class="in-brief"';

test('the point stands in a box above the abstract', () => {
  const page = pagesOf(`Kites fall, and nobody knows. We propose a "kite" of $n^2$ tails. ${REST}`)('papers/a.html');
  assert.match(page, /<p class="in-brief"><b>In brief\.<\/b> We propose a “kite” of <math>.*<\/math> tails\.<\/p>/);
  assert.not.match(page, '<mark');
});

test('where it is the first sentence of the abstract, it is marked there instead, and given to programs all the same', () => {
  const file = pagesOf(`In this paper, we propose a "kite" of $n^2$ *tails*. ${REST}`);
  assert.match(
    file('papers/a.html'),
    /<p><mark title="In brief">In this paper, we propose a “kite” of <math.*<\/math> <em>tails<\/em>\.<\/mark> It flies/,
  );
  assert.not.match(file('papers/a.html'), BOX);
  assert.is(JSON.parse(file('papers.json')).papers[0].brief, 'We propose a "kite" of n² tails.');
  assert.match(file('days/2025-01-01.html'), '<p class="brief">We propose a “kite” of n² tails.</p>');
});

test('a short abstract has neither', () => {
  const page = pagesOf('We propose a kite of two tails. It flies.')('papers/a.html');
  assert.not.match(page, BOX);
  assert.not.match(page, '<mark');
});

test('a list does not say twice what stands for the title of a paper', () => {
  const day = pagesOf('A kite.', { title: undefined })('days/2025-01-01.html');
  assert.match(day, '“A kite.”');
  assert.not.match(day, '<p class="brief">');
});

test.run();
