import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { abstractKey, titleKey } from '../../../src/read/text/key.ts';
import { cleanText, cleanTitle } from '../../../src/read/text/latex.ts';

test('wordings of one title have one key', () => {
  for (const title of [
    '$\\alpha$-Net: A \\emph{Naïve} Łoś',
    'α-NET – a naive los',
    '$\\alpha$-net:  a **naive** łoś.',
    'α‑Net: ａ naïve łos',
  ])
    assert.is(titleKey(title), 'αnetanaivelos', title);
  assert.is.not(titleKey('Topology I'), titleKey('Topology II'));
  assert.is(titleKey('—!'), '');
});

test('a source and its clean text have one key', () => {
  const title = '$\\texttt{BTS}$ \\& \\textbf{more} $\\infty$-Diff --- 5\\%';
  assert.is(titleKey(cleanTitle(title).text), titleKey(title));
  const abstract = 'We \\emph{show} $x_1$ of na{\\"i}ve sets at \\url{https://a.org/b} in vision.We gain 50\\%.';
  assert.is(abstractKey(cleanText(abstract).text), abstractKey(abstract));
});

test('an abstract is known by its first 150 letters and digits', () => {
  const start = '漢字'.repeat(75);
  assert.is(abstractKey(`${start} and more`), start);
});

test.run();
