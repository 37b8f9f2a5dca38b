import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { renderAbstract } from '../../src/typeset/markdown.ts';
import { markedAbstract, pointHtml } from '../../src/typeset/marked-abstract.ts';

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
    const html = markedAbstract(abstract, point)!;
    assert.match(html, /^<p><mark title="In brief">.*\.<\/mark>/s);
    assert.is(html.replace(/<\/?mark[^>]*>/g, ''), renderAbstract(abstract));
    if (abstract.includes('flies')) assert.not.match(html.slice(0, html.indexOf('</mark>')), REST);
  }
});

test('another sentence is not, nor one whose end the HTML does not show', () => {
  assert.is(markedAbstract('Kites fall. We propose a kite.', 'We propose a kite.'), undefined);
  assert.is(markedAbstract('Kites fall. We propose a kite.', 'Kites fall. We propose a kite.'), undefined);
  assert.is(markedAbstract('- We propose a kite.\n- It flies.', 'We propose a kite.'), undefined);
  assert.is(markedAbstract('*We propose a kite. It flies.*', 'We propose a kite.'), undefined);
  assert.is(markedAbstract('', ''), undefined);
});

test('a point has the formulas of its abstract', () => {
  const abstract = 'Kites fall. However, unlike others, we first show a $\\log T$ regret. It "flies".';
  assert.match(pointHtml(abstract, 'We show a log T regret.').text, /^We show a <math>.*<\/math> regret\.$/);
  assert.is(pointHtml(abstract, 'It "flies".').text, 'It “flies”.');
  assert.is(pointHtml('In $n$ steps, we fly $x^2$ kites.', 'We fly x² kites.').text, 'We fly x² kites.');
  assert.is(pointHtml('We <fly>.', 'We <fly>.').text, 'We &lt;fly&gt;.');
});

test.run();
