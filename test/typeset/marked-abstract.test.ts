import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { renderAbstract } from '../../src/typeset/markdown.ts';
import { markedAbstract, pointHtml } from '../../src/typeset/marked-abstract.ts';
import { ENGLISH } from '../../src/words/site-words.ts';

const REST = 'It flies.';

test('the first sentence is marked, and nothing else is changed', () => {
  for (const [abstract, point] of [
    ['We propose a kite. It flies.', 'We propose a kite.'],
    ['In this paper, we propose a kite. It flies.', 'We propose a kite.'],
    ['We propose a kite.\nIt flies.', 'We propose a kite.'],
    ['  We propose\na kite.\n\nIt flies.', 'We propose a kite.'],
    [
      'We "propose" a *kite* of $n^2 < 3$ & [tails](https://a.example/x.y). It flies.',
      'We "propose" a kite of n² < 3 & tails.',
    ],
    ['We propose a kite.', 'We propose a kite.'],
  ] as const) {
    const html = markedAbstract(ENGLISH, abstract, point)!;
    assert.match(html, /^<p><mark title="In brief">.*\.<\/mark>/s);
    assert.is(html.replace(/<\/?mark[^>]*>/g, ''), renderAbstract(ENGLISH, abstract));
    if (abstract.includes('flies')) assert.not.match(html.slice(0, html.indexOf('</mark>')), REST);
  }
});

test('another sentence is not, nor one whose end the HTML does not show', () => {
  assert.is(markedAbstract(ENGLISH, 'Kites fall. We propose a kite.', 'We propose a kite.'), undefined);
  assert.is(markedAbstract(ENGLISH, 'Kites fall. We propose a kite.', 'Kites fall. We propose a kite.'), undefined);
  assert.is(markedAbstract(ENGLISH, '- We propose a kite.\n- It flies.', 'We propose a kite.'), undefined);
  assert.is(markedAbstract(ENGLISH, '*We propose a kite. It flies.*', 'We propose a kite.'), undefined);
  assert.is(markedAbstract(ENGLISH, '', ''), undefined);
});

test('a point has the formulas of its abstract', () => {
  const abstract = 'Kites fall. However, unlike others, we first show a $\\log T$ regret. It "flies".';
  assert.match(pointHtml(ENGLISH, abstract, 'We show a log T regret.').text, /^We show a <math>.*<\/math> regret\.$/);
  assert.is(pointHtml(ENGLISH, abstract, 'It "flies".').text, 'It “flies”.');
  assert.is(pointHtml(ENGLISH, 'In $n$ steps, we fly $x^2$ kites.', 'We fly x² kites.').text, 'We fly x² kites.');
  assert.is(pointHtml(ENGLISH, 'We <fly>.', 'We <fly>.').text, 'We &lt;fly&gt;.');
});

test.run();
