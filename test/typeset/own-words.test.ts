import { test } from 'uvu';
import * as assert from 'uvu/assert';
import {
  mentionsOf,
  type Places,
  plainNote,
  plainPage,
  renderNote,
  renderNoteForFeed,
  renderPage,
  renderRemark,
} from '../../src/typeset/own-words.ts';
import { ENGLISH, wordsOf } from '../../src/words/site-words.ts';
import type { Words } from '../../src/words/words.ts';

const places: Places = {
  link: name => (name === 'paper:knots' ? '../papers/knots.html' : undefined),
  picture: address => (address === 'room.png' ? { src: '../pictures/1.png', width: 40, height: 30 } : undefined),
};

test('a link names what it leads to; of one that leads nowhere the words are left', () => {
  assert.is(
    renderNote(ENGLISH, 'See [the *paper*](paper:knots).', places),
    '<p>See <a href="../papers/knots.html">the <em>paper</em></a>.</p>\n',
  );
  for (const address of [
    'paper:none',
    '../papers/knots.html',
    'javascript:ran(1)',
    '//evil.example',
    'data:text/html,x',
    '',
    '#a',
  ])
    assert.is(renderNote(ENGLISH, `See [this](${address}).`, places), '<p>See this.</p>\n', address);
  assert.is(
    renderRemark(ENGLISH, '<https://a.example> [x](mailto:a@b.example)', places),
    '<a href="https://a.example">https://a.example</a> <a href="mailto:a@b.example">x</a>',
  );
  assert.is(
    renderPage(ENGLISH, '[the *paper*][1]\n\n[1]: paper:knots', places),
    '<p><a href="../papers/knots.html">the <em>paper</em></a></p>\n',
  );
});

test('a picture has its size and its description, and no address but its own', () => {
  const img = '<img src="../pictures/1.png" alt="A &quot;room&quot;" title="t" width="40" height="30" loading="lazy">';
  assert.is(renderNote(ENGLISH, '![A "room"](room.png "t")', places), `<p>${img}</p>\n`);
  for (const address of [
    'https://a.example/room.png',
    'data:image/png;base64,AAAA',
    '//a.example/x.png',
    '../room.png',
    'javascript:ran(1)',
  ])
    assert.is(renderNote(ENGLISH, `![A room](${address})`, places), '<p>[A room]</p>\n', address);
  assert.match(renderNote(ENGLISH, '![The *curve* of `f` in $n^2$](room.png)', places), 'alt="The curve of f in n²"');
  assert.is(renderNote(ENGLISH, 'a ![](room.png) b', places), '<p>a  b</p>\n', 'without a description');
});

test('a line does not end before the number of a footnote', () => {
  assert.match(
    renderPage(ENGLISH, 'End.[^1]\n\n[^1]: A', places),
    'End.<sup class="footnote-ref"><a href="#fn1" id="fnref1">1</a>',
  );
});

test('a page has tables, footnotes and headings in order, and neither HTML nor styles', () => {
  const page = renderPage(
    ENGLISH,
    '# One\n\n#### Two\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\nText.[^1] <b onclick="ran(1)">x</b>\n\n---\n\n[^1]: A [note](paper:knots).',
    places,
  );
  assert.match(page, '<h2>One</h2>\n<h3>Two</h3>');
  assert.match(page, '<div class="table" role="group" aria-label="Table" tabindex="0"><table>');
  assert.match(page, '<td>1</td>\n<td class="right">2</td>');
  assert.match(page, '&lt;b onclick=');
  assert.match(page, '<hr>');
  assert.match(page, 'A <a href="../papers/knots.html">note</a>. <a href="#fnref1" class="footnote-backref"');
  for (const [, id] of page.matchAll(/href="#([^"]*)"/g)) assert.match(page, `id="${id}"`);
  assert.not.match(page, /style=|<b/);
});

test('what a page adds to a text is in the words of the site, formulas that were set before too', () => {
  const text = '$a+b+c+d+e+f+g+h+i+j+k+l+m+n+o$[^1]\n\n| a |\n|---|\n\n[^1]: A';
  const labels = (words: Words) => renderPage(words, text, places).match(/(?<=aria-label=")[^"]*/g);
  assert.equal(labels(ENGLISH), ['Formula', 'Table', 'Footnotes', 'Back to the text']);
  assert.equal(labels(wordsOf({ language: 'de' })), ['Formel', 'Tabelle', 'Fußnoten', 'Zurück zum Text']);
});

test('as plain text a picture is its description and a link its words', () => {
  assert.is(
    plainNote('See [the *paper*](paper:knots): ![a $n^2$ room](room.png) "x"'),
    'See the paper: [a n² room] "x"',
  );
  assert.is(plainPage('# A\n\n| b | c |\n|-|-|\n| d | e |\n\nf[^1]\n\n    g\n\n[^1]: h'), 'A b c d e f g h');
  assert.is(
    renderNoteForFeed('On [$\\alpha$](paper:knots)', places),
    '<p>On <a href="../papers/knots.html">α</a></p>\n',
  );
});

test('what a text names is listed with its lines', () => {
  const text =
    'One\n[a](paper:x) two\n[b](https://a.example)\n\n- ![c](d.png)\n  ![](e.png)\n\n| [f](day:2025-01-01) |\n|-|\n| [g](../x.html) |';
  assert.equal(
    mentionsOf(text, true).map(({ address, line, alt }) => `${line} ${address} ${alt}`.trim()),
    ['1 paper:x', '4 d.png c', '5 e.png', '7 day:2025-01-01', '9 ../x.html'],
  );
});

test('ten times the text takes no more than some twelve times as long', () => {
  for (const part of [
    '[^',
    '^[',
    '[^a]: ',
    '![',
    '![a](b',
    '[a](paper:',
    '|a',
    '[^1]',
    '> [^a]:\n',
    '# a\n',
    '<',
    '[a][b]',
    '|-|\n',
  ])
    for (const render of [renderPage, renderNote]) {
      const time = (count: number) => {
        const start = performance.now();
        render(ENGLISH, `[^a]: b\n\n${part.repeat(count)}`, places);
        return performance.now() - start;
      };
      time(100);
      const small = Math.max(15, time(1000));
      const large = time(10_000);
      assert.ok(large < 40 * small, `${JSON.stringify(part)}: ${small.toFixed(1)} ms, ${large.toFixed(1)} ms`);
    }
});

test.run();
