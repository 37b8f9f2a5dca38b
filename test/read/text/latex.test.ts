import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { cleanText, cleanTitle } from '../../../src/read/text/latex.ts';
import { pageText, render } from './page.ts';

/** Pairs of what a source says and the Markdown that shows it. */
function becomes(name: string, pairs: [string, string][]): void {
  test(name, () => {
    for (const [raw, expected] of pairs) assert.is(cleanText(raw).text, expected, JSON.stringify(raw));
  });
}

becomes('accents and letters', [
  ['a na\\"ive view', 'a naïve view'],
  ['na\\"{\\i}ve and na{\\"\\i}ve', 'naïve and naïve'],
  ["Fr\\'echet, Poincar{\\'e}, Gda\\'nsk, \\'{\\i}", 'Fréchet, Poincaré, Gdańsk, í'],
  ['\\AA ngstr\\"om, {\\AA}, \\L{}ukasz, Polyak-\\L ojasiewicz, \\o{}', 'Ångström, Å, Łukasz, Polyak-Łojasiewicz, ø'],
  [
    'Gar\\c{c}on, Erd\\H{o}s, Erd\\H os, \\v{S}, \\v s, Stra\\ss e, \\k{a}, \\u{g}, \\r{u}',
    'Garçon, Erdős, Erdős, Š, š, Straße, ą, ğ, ů',
  ],
  ["Vi\\d{\\^e}t, \\'{\\^e}, \\t{oo}", 'Việt, ế, o͡o'],
  ["it\\'s the model\\'s; \\\"so called\\\" here; don\\'t", "it's the model's; \"so called\" here; don't"],
]);

becomes('letters of every package whose commands BibLaTeX reads', [
  ['Nguy\\~{\\^e}n \\DJ{}\\uhorn{}c, \\OHORN\\ohorn\\UHORN, \\h{a}, \\k{e}', 'Nguyễn Đưc, ƠơƯ, ả, ę'],
  ["caf\\a'e, \\a`a, \\a={o}", 'café, à, ō'],
  ['{\\ifmmode \\check{C}\\else \\v{C}\\fi{}}ech, \\ifmmode x\\else y\\fi z', 'Čech, yz'],
  ['\\textcommabelow{S}tefan, \\textschwa, \\textcommabelow{t}, \\G{a}', 'Ștefan, ə, ț, ȁ'],
]);

test('markup in titles leaves its words', () => {
  for (const [raw, expected] of [
    ['\\enquote{A \\textquote{b} c} and \\mkbibquote{d}', '“A ‘b’ c” and “d”'],
    ['\\foreignquote{french}{mot} \\mkbibemph{x} \\mkbibparens{y} \\mkbibacro{URL}', '“mot” x (y) URL'],
    ['<span class="nocase">eRope</span> and <scp>dna</scp>, <jats:italic>x</jats:italic>', 'eRope and dna, x'],
    [
      'PM<sub>2.5</sub>, K<sub><i>fs</i></sub>, x<sub>a</sub><sup>b</sup>, 5<sup>th</sup>',
      'PM$_{2.5}$, K$_{fs}$, x$_{a}^{b}$, 5th',
    ],
    ['PM<sub>2<middle dot>5</sub> at 3 <alpha>', 'PM$_{2·5}$ at 3 α'],
    ['CO\\textsubscript{2} and 10\\textsuperscript{-3}', 'CO₂ and 10⁻³'],
    [
      'A <mml:math><mml:msubsup><mml:mi>x</mml:mi><mml:mn>1</mml:mn><mml:mn>2</mml:mn></mml:msubsup></mml:math> and <math><mi>n</mi></math>',
      'A $x_{1}^{2}$ and n',
    ],
    ['Vec<i32> for a<b and a <T> of <u>', 'Vec<i32> for a<b and a <T> of <u>'],
  ] as const)
    assert.is(cleanTitle(raw).text, expected, raw);
});

becomes('formulas in MathML and in JATS’s element for TeX', [
  ['We <mml:math><mml:mi>a</mml:mi><mml:mo>&lt;</mml:mo><mml:mi>b</mml:mi></mml:math> go', 'We $a<b$ go'],
  ['We <math><mi>a</mi><mo>&#60;</mo><mi>b</mi></math> go', 'We $a<b$ go'],
  ['We <math><mi>a</mi><mo>&#x3c;</mo><mtext>b &lt; c</mtext></math> go', 'We $a<b < c$ go'],
  ['We <math><mi>a</mi><mo>&amp;lt;</mo><mi>b</mi></math> go', 'We $a<b$ go'],
  ['We <math><mi>a</mi><mo>&amp;</mo><mi>b</mi></math> &lt;i&gt; go', 'We $a\\&b$ \\<i> go'],
  ['We show <inline-formula><jats:tex-math>$n^2$</jats:tex-math></inline-formula> here', 'We show $n^2$ here'],
  ['on <tex-math notation="LaTeX">a &lt; b^2</tex-math>, <tex-math>\\(c_1\\)</tex-math>', 'on $a < b^2$, $c_1$'],
  [
    '<tex-math>\\documentclass{minimal}\\usepackage{amsmath}\\begin{document}$$x_1$$\\end{document}</tex-math> is it',
    '$x_1$ is it',
  ],
  ['<tex-math><![CDATA[$n_1$]]></tex-math> and <tex-math>$a_1$ or $b_1$</tex-math>', '$n_1$ and $a_1$ or $b_1$'],
  [
    '<alternatives><tex-math>$n^2$</tex-math><math><msup><mi>n</mi><mn>2</mn></msup></math></alternatives> once',
    '$n^{2}$ once',
  ],
  [
    '<alternatives><math><msup><mi>n</mi><mn>2</mn></msup></math><tex-math>$n^2$</tex-math></alternatives> once',
    '$n^{2}$ once',
  ],
]);

test('what no decoder could read is damage', () => {
  assert.equal(
    cleanTitle('A Sch\ufffdn One').damage.map(({ kind }) => kind),
    ['lost-symbol'],
  );
});

becomes('typefaces', [
  ['an \\emph{apt} and \\textit{sly} \\textbf{bold} \\underline{line}', 'an *apt* and *sly* **bold** *line*'],
  ['run \\texttt{a_b*c} or {\\tt x y}', 'run `a_b*c` or `x y`'],
  ['the {\\em diffusion space}. And {\\it e.g.}, {\\bf this}', 'the *diffusion space*. And *e.g.*, **this**'],
  ['\\emph{ spaced } words', '*spaced* words'],
  ['\\emph{nested \\textbf{text} here}', '*nested text here*'],
  ['a\\emph{(b)}c keeps its words', 'a(b)c keeps its words'],
  ['$\\textbf{N}$ormalizing th$\\textbf{e}$ vi$\\textbf{si}$on', '**N**ormalizing th**e** vi**si**on'],
  [`a gain of $\\textbf{21.1}$% by \${\\it GATE}$`, 'a gain of **21.1**% by *GATE*'],
  ['\\emph{cut off', '*cut off*'],
  ['\\emph{one}\\textbf{two} and \\emph{one}\\emph{two}', '*one*two and *one*two'],
  ['\\texttt{a`b}', '``a`b``'],
]);

becomes('links', [
  ['Code: \\url{https://a.org/x_y}.', 'Code: <https://a.org/x_y>.'],
  [
    '\\href{https://a.org/b}{our \\emph{page}} and \\href{https://a.org}{https://a.org}',
    '[our *page*](https://a.org/b) and <https://a.org>',
  ],
  ['\\href{javascript:alert(1)}{text}', 'text'],
  ['see https://a.org/x_y*z_ and www.b.org', 'see <https://a.org/x_y>\\*z\\_ and www.b.org'],
  ['{https://a.org/x}.', 'https://a.org/x.'],
  ['[Data](https://a.org/d) here', '[Data](https://a.org/d) here'],
  ['[Data](javascript:x)', '[Data\\](javascript:x)'],
  ['\\url{https://a.org/\\~{}me/50\\%25}', '<https://a.org/~me/50%25>'],
]);

becomes('signs, dashes, quotation marks, blanks', [
  ['50\\% of R\\&D \\_x\\_ \\# \\{a\\}', '50% of R&D \\_x\\_ # {a}'],
  ['pages 1--2, and---so -- it is', 'pages 1–2, and—so – it is'],
  ["``cache'' and ''informative'' and `teacher' networks'", "“cache” and “informative” and ‘teacher’ networks'"],
  ['`code` stays', '\\`code\\` stays'],
  ['a model~(dubbed x), e.g.,~SVD, (~60%), 14% ~ 43%', 'a model (dubbed x), e.g., SVD, (~60%), 14% ~ 43%'],
  [
    'one\\ two\\,three\\\\four\\ldots and \\dots{} \\textquotedblleft a\\textquotedblright',
    'one two three four… and … “ a”',
  ],
  ['\\textbackslash foo \\ie, \\eg, 3 \\times 4 and {\\tau}', '\\ foo i.e., e.g., 3 × 4 and τ'],
  ['\\textbackslash{}_x \\textbackslash{}\\emph{y}', '\\\\\\_x \\\\*y*'],
  ['double escapes 5\\\\% of it', 'double escapes 5% of it'],
]);

becomes('what has no place on a page', [
  ['likelihood \\citep{Owen1988}. Shown by~\\cite[p. 3]{a,b}, as', 'likelihood. Shown by […], as'],
  ['work of \\citet{a} and nets \\cite{b}, \\citep{c} too', 'work of […] and nets, too'],
  ['data~\\footnote{See \\url{https://a.org}}.', 'data (See <https://a.org>).'],
  ['\\label{x}In Section~\\ref{sec:a} we \\vspace{2mm}go', 'In Section […] we go'],
  ['\\begin{itemize}\\item one \\item two\\end{itemize} after', '- one\n- two\n\nafter'],
]);

becomes('math', [
  ['size $n_1 * m_2$ and $$x<y$$ end', 'size $n_1 * m_2$ and $$x<y$$ end'],
  ['\\(k\\) and \\[a_b\\] end', '$k$ and $$a_b$$ end'],
  ['$5 million and $7 to $9', '\\$5 million and \\$7 to \\$9'],
  ['from $5 to US$ only', 'from \\$5 to US\\$ only'],
  ['of \\$5 and $ x_1 $ here', 'of \\$5 and $x_1$ here'],
  [
    'up to $4.36\\times$, $5\\%$ and $1.2\\times$-$1.4\\times$',
    'up to $4.36\\times$, $5\\%$ and $1.2\\times$-$1.4\\times$',
  ],
  ['\\(n\\)3', '$n$ 3'],
  ['128$\\times$64 and (p$<$0.05)', '128$\\times$64 and (p$<$0.05)'],
  ['at US$nearly the same price as A$ now', 'at US\\$nearly the same price as A\\$ now'],
  ['\\begin{equation}a=b\\end{equation}', '$$a=b$$'],
  ['p &lt; $a &lt; b$', 'p < $a < b$'],
]);

becomes('HTML and entities', [
  ['a &amp;lt; b &eacute; &#233; AT&T; &amp;', 'a \\&lt; b é é AT&T; &'],
  ['<i>in vivo</i> H<sub>2</sub>O 10<sup>-3</sup> x<sub>max</sub> 1<sup>st</sup>', '*in vivo* H₂O 10⁻³ x$_{max}$ 1st'],
  [
    '<div> and <script>x</script> &lt;b&gt;no&lt;/b&gt; <b>open',
    '\\<div> and \\<script>x\\</script> \\<b>no\\</b> \\<b>open',
  ],
  ['one<br/>two p<0.001 P>M>F', 'one two p<0.001 P>M>F'],
]);

becomes("Markdown's own signs", [
  ['*training-free* **K**nowledge Benchmar**K** **(KICK)**', '*training-free* **K**nowledge Benchmar**K** **(KICK)**'],
  ['A* Search, ToolChain* is GPU*hrs 2*3*4', 'A\\* Search, ToolChain\\* is GPU\\*hrs 2\\*3\\*4'],
  ['p_d(y|x) _a_ C_{x} a | b', 'p_d(y|x) \\_a\\_ C\\_{x} a | b'],
  ['# not a heading', '\\# not a heading'],
  ['1. not a list', '1\\. not a list'],
  ['- not a list', '\\- not a list'],
  ['> not a quotation', '\\> not a quotation'],
  ['by [18]. Im et al. [2022] and ~~no~~', 'by [18]. Im et al. [2022] and \\~\\~no\\~\\~'],
  ['[a]: https://b.org', '[a\\]: https://b.org'],
]);

becomes('white space and characters', [
  ['a\u00a0b\u2003c\u200bd\u00ade  f\tg\nh', 'a b cde f g h'],
  ['one\n\ntwo', 'one\n\ntwo'],
  ['ef\ufb01cient \ufb02ow e\u0301', 'efficient flow é'],
  ['x\ud800y \u202eevil\u202c z\u0000', 'x\ufffdy evil z'],
]);

becomes('glued sentences are separated', [
  ['in industrial vision.We reveal', 'in industrial vision. We reveal'],
  [
    'less than 10).Each one. $G$.Invariant parts. GPT-3.5.We show. On GUE.The code',
    'less than 10). Each one. $G$. Invariant parts. GPT-3.5. We show. On GUE. The code',
  ],
  ['prior evidence.GDP is the first', 'prior evidence. GDP is the first'],
  [
    'on arXiv.org, e.g.We, www.x.Yes, github.com/AI, a torch.Tensor, U.S.Army, x.foo.Bar, me@site.Com',
    'on arXiv.org, e.g.We, www.x.Yes, github.com/AI, a torch.Tensor, U.S.Army, x.foo.Bar, me@site.Com',
  ],
]);

test('unknown macros stay visible and are listed', () => {
  const clean = cleanText('We propose \\tool, and \\textit{\\carb} with \\algo{LinUCB} and \\tool again.');
  assert.is(clean.text, 'We propose \\tool, and *\\carb* with \\algo{LinUCB} and \\tool again.');
  assert.equal(clean.unknownMacros, ['\\tool', '\\carb', '\\algo']);
  assert.is(
    pageText(clean.text).trim().replace(/ +/g, ' '),
    'We propose \\tool, and \\carb with \\algo{LinUCB} and \\tool again.',
  );
});

test('damage is reported where it is in the raw text', () => {
  const kinds = (raw: string) => cleanText(raw).damage.map(d => d.kind);
  assert.equal(kinds('It selects a subsample of smaller size $n'), ['cut-off-math']);
  assert.equal(kinds('On average sim1 hour, and 1.12times faster, sim2real gap, $\\sim1$.'), [
    'lost-symbol',
    'lost-symbol',
  ]);
  assert.equal(kinds('An {\\em open group.'), ['unbalanced-braces']);
  assert.equal(kinds('A $\\frac{1$ formula.'), ['unbalanced-braces']);
  assert.equal(kinds('Code can be found here'), ['no-final-punctuation']);
  for (const end of ['؟', '۔', '।', '。', '！', '？', '。』', '。）', '？」', '。”', '។', '။', '።', '》', '」'])
    assert.equal(kinds(`文${end}`), [], end);
  for (const text of ['ภาษาไทยไม่มีช่องว่างระหว่างคำ', 'ภาษาไทย 30 ปี', 'ພາສາລາວ']) assert.equal(kinds(text), [], text);
  for (const text of ['没有句号', 'بلا نقطة', 'បើគ្មានសញ្ញា']) assert.equal(kinds(text), ['no-final-punctuation'], text);
  assert.equal(kinds('We show that the'), ['cut-off']);
  assert.equal(kinds('Code: https://a.org/b'), []);
  assert.equal(kinds('Done (really).'), []);
  assert.equal(kinds('a\u202eb.'), ['control-characters']);
  const raw = '&amp;&amp; in vision.We see.';
  const [glued] = cleanText(raw).damage;
  assert.is(glued?.kind, 'glued-words');
  assert.is(glued?.offset, raw.indexOf('.We'));
  assert.match(glued?.excerpt ?? '', 'in vision.We see.');
});

test('links that LaTeX made are listed', () => {
  assert.equal(cleanText('\\url{https://a.org} \\href{https://b.org}{our code}').links, [
    { url: 'https://a.org', text: 'https://a.org' },
    { url: 'https://b.org', text: 'our code' },
  ]);
});

test('titles are plain text', () => {
  const plain = (raw: string) => cleanTitle(raw).text;
  assert.is(
    plain('ToolChain*: A* Search for \\emph{Large} {BERT} Models'),
    'ToolChain*: A* Search for Large BERT Models',
  );
  assert.is(
    plain('$\\texttt{BTSbot}$: $\\infty$-Diff &amp; \\textbf{more} --\n again'),
    'BTSbot: $\\infty$-Diff & more – again',
  );
  assert.is(plain("[Re] Don\\'t judge *this* <b>book</b> #1_2"), "[Re] Don't judge this book #1_2");
  assert.is(plain('  K\\"ahler\u00a0 manifolds '), 'Kähler manifolds');
});

test('nothing from a source is a tag or a foreign scheme on the page', () => {
  const html = render(
    cleanText('<script>a</script> [x](javascript:b) \\href{data:c}{d} <https://e.org/"onx> <img src=x>').text,
  );
  assert.not.match(html, /<(?:script|img)|href="(?:javascript|data)/);
});

test.run();
