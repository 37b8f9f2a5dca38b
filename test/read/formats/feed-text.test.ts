import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { pmcId, pubmedId } from '../../../src/content/identifier.ts';
import { betterAbstract, feedNames, feedText, feedWords } from '../../../src/read/formats/feed-text.ts';
import { shapes, tooSlow, wrapped } from '../../promises/growth.ts';

test('the text of an item is that of its page: what is not shown goes, what only looks like a tag stays', () => {
  for (const [html, text] of [
    ['<p>One</p><p class="x">Two</p>', '\n\nOne\n\n\n\nTwo\n\n'],
    ['a <!-- remark <p> --> b', 'a  b'],
    ['a <script>if (a < b) alert("<p>")</script> b', 'a  b'],
    ['a <STYLE type="x">p {}</style> b <script>never closed', 'a  b '],
    ['if a <b and c> d, p<0.05 and <em>this</em>', 'if a <b and c> d, p<0.05 and <em>this</em>'],
    [
      '<sub class="s">2</sub> <a href="https://a.example/?x=1&y=<2">kept',
      '<sub>2</sub> <a href="https://a.example/?x=1&y=<2">kept',
    ],
    ['<svg onload=alert(1)>x</svg><img src=x onerror=alert(1)>', 'x '],
    ['<custom-tag>stays</custom-tag>', '<custom-tag>stays</custom-tag>'],
    ['no tag & a\nline', 'no tag & a line'],
  ] as const)
    assert.is(feedText(html), text, html);
});

test('an abstract is told from the reference and the headings around it', () => {
  for (const [html, abstract] of [
    ['<p>Shore, Published online: 08 May 2024; doi:10.99999/s1</p>Tides rise.', 'Tides rise.'],
    ['<h2>Abstract</h2><p>Tides rise.</p>', 'Tides rise.'],
    ['Abstract: Tides rise.', 'Tides rise.'],
    ['Abstract interpretation of tides.', 'Abstract interpretation of tides.'],
    ['Shore, Volume 7, Issue 2, Page 13-20, May 2024. <br/>', ''],
    ['Journal of Ropes, Ahead of Print. ', ''],
    ['<p>Ropes 1062: 11-30</p><p>Abstract: Tides rise.</p><p><a href="x">HTML</a></p><p>PDF</p>', 'Tides rise.'],
    ['. ', ''],
    ['<p>PMID:<a href="x">90000901</a> | DOI:10.99999/tp.9</p>', ''],
    ['<p>by Odo Moor, Ines Reef and the Tide Group</p><p>Tides rise.</p>', 'Tides rise.'],
    ['<p>by Fourier methods we weigh tides</p>', 'by Fourier methods we weigh tides'],
    ['<p>by Tides we mean water.</p>', 'by Tides we mean water.'],
    ['<p>Publication date: May 2024</p><p>Author(s): </p>', ''],
    ['We read Volume 7 of it. Issue by issue.', 'We read Volume 7 of it. Issue by issue.'],
  ] as const)
    assert.is(feedWords(html).abstract, abstract, html);
  const words = feedWords(
    '<p>Publication date: May 2024</p><p><b>Source:</b> Ropes, Volume 1</p><p>Author(s): A. Moor</p>',
  );
  assert.equal(words, { abstract: '', issued: 'May 2024', container: 'Ropes', authors: 'A. Moor' });
});

test('a whole text counts where the summary is its beginning, and nowhere else', () => {
  assert.is(betterAbstract('', 'Whole.'), 'Whole.');
  assert.is(betterAbstract('Its beginning…', 'Its beginning and end.'), 'Its beginning and end.');
  assert.is(
    betterAbstract('We weigh <i>stones</i>.', 'We weigh stones. They are heavy.'),
    'We weigh stones. They are heavy.',
  );
  assert.is(betterAbstract('We weigh stones.', `We weigh stones. ${'Heavy. '.repeat(2000)}`), 'We weigh stones.');
  assert.is(betterAbstract('We weigh stones', 'We weigh stones'), 'We weigh stones');
  assert.is(
    betterAbstract('A summary of its own.', 'The whole text, which is longer than that.'),
    'A summary of its own.',
  );
});

test('authors in one element are told apart where each is a whole name', () => {
  assert.equal(feedNames('Odo Moor, Ines Reef'), ['Odo Moor', 'Ines Reef']);
  assert.equal(feedNames('<a href="https://a.example/">Odo Moor</a>, Ines Reef, Jr.'), ['Odo Moor', 'Ines Reef Jr.']);
  assert.equal(feedNames('Wick, T., Moor, O.'), ['Wick, T., Moor, O.']);
  assert.equal(feedNames('o.moor@example.org (Odo Moor)'), ['Odo Moor']);
  assert.equal(feedNames('Moor O, Reef I, et al.'), ['Moor O', 'Reef I', 'et al.']);
  assert.equal(feedNames(' '), []);
});

test('ten times the text takes at most twelve times as long', () => {
  const all = [...shapes(['<p x="', '<!--', '<script>', '</script>', 'Volume 1, ', 'Source: ']), ...wrapped()];
  const slow = [feedText, feedWords, feedNames, pubmedId, pmcId].flatMap(read => [
    ...tooSlow(read.name, text => read(text), all, 1000),
  ]);
  assert.equal(slow, []);
});

test.run();
