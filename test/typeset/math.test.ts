import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { formula } from '../../src/typeset/formula.ts';
import { mathToText, plainMath } from '../../src/typeset/math.ts';
import { mathSpans } from '../../src/typeset/math-spans.ts';
import { ENGLISH } from '../../src/words/site-words.ts';

test('formulas as text', () => {
  for (const [tex, text] of [
    ['x^2', 'x²'],
    ['\\alpha_{ij}', 'αᵢⱼ'],
    ['x_{\\max}', 'xₘₐₓ'],
    ['10^{-3}', '10⁻³'],
    ['O(n\\log n)', 'O(nlog n)'],
    ['O(n \\log n)', 'O(n log n)'],
    ['\\frac{\\ell_1}{\\ell_2}', 'ℓ₁/ℓ₂'],
    ['\\frac{1}{\\sqrt{K}}', '1/√K'],
    ['\\sqrt[3]{x}', '³√x'],
    ['\\mathbb{R}^d', 'ℝᵈ'],
    ['\\mathcal{O}(n)', '𝒪(n)'],
    ['\\textbf{Co}', 'Co'],
    ['1\\%', '1%'],
    ['\\texttt{MC-SMoE} - 1', 'MC-SMoE − 1'],
    ['3\\times', '3×'],
    ['\\hat{\\theta}', 'θ\u0302'],
    ['\\left\\{ x \\right\\}', '{ x }'],
    ['\\left. x \\right|', 'x |'],
    ['a \\leq b', 'a ≤ b'],
    ['\\mathrm{SE}(3)', 'SE(3)'],
    ['x_t^{(k)}', 'xₜ⁽ᵏ⁾'],
    ['x^{a,b}', 'x^(a,b)'],
    ['\\nosuch{x}', 'nosuch x'],
    ["f'(x)", 'f′(x)'],
    ['\\|x\\|', '‖x‖'],
    ['\\constructor \\toString', 'constructor toString'],
  ] as const)
    assert.is(mathToText(tex), text, tex);
});

test('a relation that begins a formula leaves no second blank before it', () => {
  assert.is(formula(ENGLISH, '\\ge 50'), '<math><mrow><mo lspace="0">≥</mo><mn>50</mn></mrow></math>');
  assert.not.match(formula(ENGLISH, 'n \\ge 50'), 'lspace');
});

test('whatever the formula, text comes out in linear time', () => {
  fc.assert(fc.property(fc.string({ maxLength: 200 }), tex => assert.type(mathToText(tex), 'string')));
  const signs = fc.constantFrom(
    '{',
    '}',
    '^',
    '_',
    '\\frac',
    '\\sqrt',
    '[',
    ']',
    '\\hat',
    'x',
    '\\',
    '&',
    '\\left',
    '.',
  );
  fc.assert(fc.property(fc.array(signs, { maxLength: 300 }), list => assert.type(mathToText(list.join('')), 'string')));
  const started = performance.now();
  for (const part of ['{', '^', '\\frac', '\\sqrt[', '_{', '\\hat{']) mathToText(part.repeat(50_000));
  assert.ok(performance.now() - started < 3000);
});

test('where formulas stand', () => {
  const found = (text: string) => mathSpans(text).map(span => span.tex);
  assert.equal(found('a $x$ b $$y$$ c'), ['x', 'y']);
  assert.equal(found('$5 and $x$'), ['x']);
  assert.equal(found('between $5-$10'), []);
  assert.equal(found('\\$x$ and $y$'), ['y']);
  assert.equal(found('cut $n'), []);
  assert.equal(found('$ x$ $x $ $$'), []);
  assert.is(plainMath('cost \\$5, $x_1$'), 'cost $5, x₁');
});

test('spans lie within the text, in order', () => {
  const signs = fc.array(fc.constantFrom('$', 'x', ' ', '\\', '5'), { maxLength: 60 });
  fc.assert(
    fc.property(signs, list => {
      const text = list.join('');
      let end = 0;
      for (const span of mathSpans(text)) {
        assert.ok(span.start >= end && span.end <= text.length);
        assert.is(text[span.start], '$');
        assert.is(text[span.end - 1], '$');
        end = span.end;
      }
    }),
  );
});

test.run();
