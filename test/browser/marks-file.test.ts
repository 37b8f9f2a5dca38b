import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { asCard, type Cards } from '../../src/browser/cards.ts';
import type { Marks } from '../../src/browser/marks.ts';
import { mergeMarksFile, writeMarksFile } from '../../src/browser/marks-file.ts';
import { bibtex } from '../../src/cite/bibtex.ts';
import type { CslItem } from '../../src/cite/csl-item.ts';
import { markdownCitation } from '../../src/cite/markdown.ts';

const card: CslItem = {
  id: 'tails',
  type: 'article-journal',
  title: 'Tails & {knots}',
  author: [{ literal: 'Ann One' }, { literal: 'Bo Two' }],
  issued: { 'date-parts': [[2024, 5]] },
  'container-title': 'Journal of Kites',
  URL: 'https://kites.example/papers/tails.html',
};
const none = (): Marks => ({ version: 1, papers: {} });

test('what is written comes back on another device', () => {
  const marks: Marks = { version: 1, papers: { tails: { saved: '2025-03-02T10:00:00.000Z', note: 'Read again.' } } };
  const file = writeMarksFile(marks, { tails: card });
  const there = none();
  const cards: Cards = {};
  assert.is(mergeMarksFile(file, there, cards), 1);
  assert.equal(there, marks);
  assert.equal(cards['tails'], card);
  assert.equal(JSON.parse(writeMarksFile(there, cards)), JSON.parse(file));
});

test('two devices joined: the earlier time, both notes, nothing lost, and once more changes nothing', () => {
  const here: Marks = {
    version: 1,
    papers: {
      tails: { saved: '2025-03-02T10:00:00.000Z', note: 'Here.' },
      knots: { read: '2025-03-01T10:00:00.000Z' },
    },
  };
  const there = JSON.stringify({
    version: 1,
    papers: {
      tails: { saved: '2025-02-01T10:00:00.000Z', note: 'There.' },
      strings: { saved: '2025-02-02T10:00:00.000Z' },
    },
  });
  mergeMarksFile(there, here, {});
  const joined = structuredClone(here);
  assert.equal(joined.papers, {
    tails: { saved: '2025-02-01T10:00:00.000Z', note: 'Here.\n\nThere.' },
    knots: { read: '2025-03-01T10:00:00.000Z' },
    strings: { saved: '2025-02-02T10:00:00.000Z' },
  });
  mergeMarksFile(there, here, {});
  assert.equal(here, joined);
});

test('a file of something else changes nothing', () => {
  for (const text of ['', 'null', '[]', '{"version":2,"papers":{}}', '{"version":1}']) {
    const marks = none();
    assert.throws(() => mergeMarksFile(text, marks, {}), SyntaxError);
    assert.equal(marks, none());
  }
  const marks = none();
  const hostile =
    '{"version":1,"papers":{"../x":{"saved":"2025-02-02"},"a":{"saved":"never"},"x}\\n@misc{y":{"saved":"2025-02-02"},"a b":{"note":"x"},"b":7,"c":{"note":"  "}}}';
  assert.is(mergeMarksFile(hostile, marks, {}), 0);
  assert.equal(marks, none());
});

test('a citation from a file leads to the web or nowhere', () => {
  assert.is(asCard('a', { type: 'article', URL: 'javascript:alert(1)' })?.URL, undefined);
  assert.is(asCard('a', 'text'), undefined);
  assert.equal(asCard('tails', { ...card, more: 1 }), card);
});

test('BibTeX keeps its braces even, Markdown its brackets', () => {
  assert.is(
    bibtex(card),
    `@article{tails,
  title = {{Tails \\& \\textbraceleft{}knots\\textbraceright{}}},
  author = {Ann One and Bo Two},
  journal = {Journal of Kites},
  year = {2024},
  month = {5},
  url = {https://kites.example/papers/tails.html},
}`,
  );
  assert.is(
    markdownCitation({ ...card, title: 'On [links]' }),
    'Ann One, Bo Two. [On \\[links\\]](https://kites.example/papers/tails.html). Journal of Kites, 2024.',
  );
});

test.run();
