import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formula } from '../../src/typeset/formula.ts';
import {
  harmless,
  plainAbstract,
  plainParsed,
  plainTitle,
  renderAbstract,
  renderForFeed,
  renderInline,
  renderParsed,
  renderTitle,
} from '../../src/typeset/markdown.ts';
import { ENGLISH } from '../../src/words/site-words.ts';

test('Markdown of an abstract', () => {
  assert.is(renderAbstract(ENGLISH, 'Two *kinds* of `x`.'), '<p>Two <em>kinds</em> of <code>x</code>.</p>\n');
  assert.is(
    renderAbstract(ENGLISH, 'See https://github.com/a/b.'),
    '<p>See <a href="https://github.com/a/b">https://github.com/a/b</a>.</p>\n',
  );
  assert.is(renderAbstract(ENGLISH, 'It’s run.py, et.al and "so".'), '<p>It’s run.py, et.al and “so”.</p>\n');
  assert.is(renderInline(ENGLISH, 'an *editor*'), 'an <em>editor</em>');
});

test('what a paper may not do to its page', () => {
  for (const [text, never] of [
    ['<script>alert(1)</script>', '<script'],
    ['<img src=x onerror=alert(1)>', '<img'],
    ['[x](javascript:alert(1))', 'href'],
    ['[x](data:text/html,<b>)', 'href'],
    ['[x](//evil.example)', 'href'],
    ['[x](vbscript:a)', 'href'],
    ['![x](https://evil.example/a.png)', '<img'],
    ['# Heading', '<h1'],
    ['Heading\n=====', '<h1'],
    ['<https://a.example/"onclick=alert(1)>', ' onclick'],
    ['    indented', '<pre'],
    ['a | b\n--|--\nc | d', '<table'],
    ['$\\href{javascript:alert(1)}{x}$', 'href='],
    ['$\\style{color:red}{x}$', 'style='],
    ['$<img src=x>$', '<img'],
    ['$\\text{<script>}$', '<script'],
    ['[r]: https://evil.example\n\n[r]', 'href="https://evil.example">r'],
  ] as const)
    assert.not.ok(renderAbstract(ENGLISH, text).includes(never), `${text} gave ${renderAbstract(ENGLISH, text)}`);
  assert.match(renderAbstract(ENGLISH, '<b>bold</b>'), '&lt;b&gt;bold&lt;/b&gt;');
});

test('control characters and marks of direction go, the text stays', () => {
  assert.is(harmless('a\0b\u202ec\u2066d\x1be\ud800f\ufffe\uffff'), 'abcdef');
  assert.is(harmless('𝔸 🙂 é'), '𝔸 🙂 é');
  assert.is(renderTitle(ENGLISH, 'A\u202eB').text, 'AB');
});

test('math is MathML, money is money', () => {
  assert.match(
    renderAbstract(ENGLISH, 'We use $x^2$ here.'),
    /^<p>We use <math><msup><mi>x<\/mi><mn[^<>]*>2<\/mn><\/msup><\/math> here\.<\/p>/,
  );
  assert.match(renderAbstract(ENGLISH, '$$\\sum_i x_i$$'), 'display="block"');
  assert.is(renderAbstract(ENGLISH, 'It costs $5 and $6.'), '<p>It costs $5 and $6.</p>\n');
  assert.is(renderAbstract(ENGLISH, 'It costs \\$5 for $a$'.slice(0, 14)), '<p>It costs $5 f</p>\n');
  assert.match(renderAbstract(ENGLISH, 'a $a_1$ and $b_1$ *c*'), /<math>.*<math>.*<em>c<\/em>/);
});

test('numbers and words in dollar signs are text', () => {
  assert.is(renderAbstract(ENGLISH, 'up to $50\\%$ and $3\\times$'), '<p>up to 50% and 3×</p>\n');
  assert.is(
    renderAbstract(ENGLISH, '$\\textit{i.e.}$ $\\textbf{21.1}$'),
    '<p><em>i.e.</em> <strong>21.1</strong></p>\n',
  );
});

test('a formula that is cut off or unknown shows its source', () => {
  assert.is(
    renderAbstract(ENGLISH, 'size $\\frac{a}{$ ok'),
    '<p>size <code class="math-error">\\frac{a}{</code> ok</p>\n',
  );
  assert.match(
    renderAbstract(ENGLISH, '$\\nosuchmacro{x}<b>$'),
    '<code class="math-error">\\nosuchmacro{x}&lt;b&gt;</code>',
  );
  assert.is(renderAbstract(ENGLISH, 'cut off at $n'), '<p>cut off at $n</p>\n');
});

test('a deep or self-made formula does no harm', () => {
  for (const tex of [
    '{'.repeat(1500) + '}'.repeat(1500),
    '\\def\\a{\\a\\a}\\a',
    `${'\\frac{1}{'.repeat(300)}1${'}'.repeat(300)}`,
  ])
    assert.type(renderAbstract(ENGLISH, `$${tex}$`), 'string');
});

test('no formula brings a style attribute', () => {
  for (const tex of [
    '\\tilde{x}',
    'a\\!b',
    '\\begin{pmatrix}a&b\\\\c&d\\end{pmatrix}',
    '\\boxed{x}',
    '\\color{red}{x}',
    '\\begin{array}{l|r}a&b\\\\\\hline c&d\\end{array}',
    '\\begin{align}a&=b\\\\c&=d\\end{align}',
    '\\underbrace{x}_{y}',
    '\\mathbf{x}\\boldsymbol{y}',
    '\\cancel{x}\\overline{y}',
    '\\begin{cases}a\\\\b\\end{cases}',
    '\\label{a}x\\tag{1}',
    '\\colorbox{red}{x}',
    '\\raisebox{1em}{x}',
  ])
    for (const display of [`$${tex}$`, `$$${tex}$$`])
      assert.not.match(renderAbstract(ENGLISH, display), / (?:style|id|href)=/, renderAbstract(ENGLISH, display));
});

test('a wide formula can be scrolled by keyboard', () => {
  assert.match(
    renderAbstract(ENGLISH, '$a+b+c+d+e+f+g+h+i+j+k+l+m+n+o$'),
    '<span class="formula" role="group" aria-label="Formula" tabindex="0"><math>',
  );
  assert.not.match(renderAbstract(ENGLISH, '$a+b$'), 'tabindex');
});

test('the short way gives what the parser gives', () => {
  const words = fc.constantFrom(
    'We ',
    'show ',
    'that ',
    'x',
    ', ',
    '. ',
    '(a) ',
    '1. ',
    '- ',
    ': ',
    '; ',
    '3.5 ',
    'é',
    ' + ',
    '= ',
    '"',
    "'",
    '\n',
    '*',
    '$',
    '#',
    '//',
    '@',
    '…',
    '—',
    '! ',
    '\t',
    '~~',
    '|',
    '$x$',
    '$ x$',
    '$\\alpha_1$ ',
    '$$y^2$$',
    '$a\n\nb$',
    '$5 ',
    '\\$',
    ' $k$-th ',
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.string({ unit: 'grapheme' }),
        fc.array(words).map(list => list.join('')),
      ),
      text => {
        const clean = harmless(text).trim();
        assert.is(renderAbstract(ENGLISH, text), renderParsed(ENGLISH, clean));
        const inOneLine = (words: string) => words.replace(/\s+/g, ' ').trim();
        assert.is(inOneLine(plainAbstract(text)), inOneLine(plainParsed(clean)));
      },
    ),
    { numRuns: 5000, examples: [['A-AA']] },
  );
});

test('an apostrophe before a year of two digits is curled and opens no quotation', () => {
  assert.match(renderAbstract(ENGLISH, "Ghazi et al.'21 and 'so' in '98"), 'Ghazi et al.’21 and ‘so’ in ’98');
  assert.match(renderAbstract(ENGLISH, "of '100 words'"), 'of ‘100 words’');
});

test('plain text is the words, as they were written', () => {
  assert.is(
    plainAbstract('It\'s "so" *fine*,\nsee [this](https://a.b/c): $O(n^2)$.'),
    'It\'s "so" fine, see this: O(n²).',
  );
  assert.is(plainAbstract('It\'s "so"'), 'It\'s "so"');
  fc.assert(
    fc.property(fc.string(), text => {
      const reference = new MarkdownIt('zero').parse(harmless(text).trim(), {});
      if (/^[\w ,.'"-]*$/.test(text) && /^[a-z]/i.test(text))
        assert.is(
          plainAbstract(text),
          reference
            .map(token => token.content)
            .join('')
            .replace(/\s+/g, ' '),
        );
    }),
  );
});

test('feeds get formulas as text', () => {
  assert.is(renderForFeed('We get $\\epsilon^2$'), '<p>We get ϵ²</p>\n');
});

test('titles', () => {
  assert.match(
    renderTitle(ENGLISH, '$\\infty$-Diff: <b> & "it\'s"').text,
    /^<math><mi>∞<\/mi><\/math>-Diff: &lt;b&gt; &amp; “it’s”$/,
  );
  assert.is(plainTitle('$\\texttt{BTSbot}$: $\\ell_1$ in $O(\\sqrt{n})$'), 'BTSbot: ℓ₁ in O(√n)');
});

test('a title in capitals is set quietly; acronyms alone are left as they are', () => {
  const set = (title: string) =>
    renderTitle(ENGLISH, title).text.replace(/^<span class="capitals">(.*)<\/span>$/, '[$1]');
  assert.is(set('DIFFUSION FOR PATH PLANNING'), '[DIFFUSION FOR PATH PLANNING]');
  for (const title of ['GPT-4 VS BERT', 'SAM, CLIP and DINO', 'ÜBER KITES', '标题 AB CD EF x'])
    assert.is(set(title).replace(/<\/?span[^>]*>/g, ''), title);
});

test('a short compound of a title stays on its line, a long one may break, and names like R-CNN stay whole in text too', () => {
  const set = (title: string) =>
    renderTitle(ENGLISH, title).text.replaceAll('<span class="whole">', '[').replaceAll('</span>', ']');
  assert.is(set('Off-Policy R-CNN & text-to-image'), '[Off-Policy] [R-CNN] &amp; [text-to-image]');
  assert.is(set('Vision-Language-Action models - a survey'), 'Vision-Language-Action models - a survey');
  assert.is(set('$a-b$ of x-$y$'), `${formula(ENGLISH, 'a-b')} of x-${formula(ENGLISH, 'y')}`);
  assert.is(
    renderAbstract(ENGLISH, 'A VQ-VAE, and off-policy.'),
    '<p>A <span class="whole">VQ-VAE</span>, and off-policy.</p>\n',
  );
  assert.is(
    renderAbstract(ENGLISH, '[a](https://a.example/R-CNN)'),
    '<p><a href="https://a.example/R-CNN">a</a></p>\n',
  );
});

test.run();
