import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { documentFrequency, rarity } from '../../src/related/rarity.ts';
import { readable, termKey, terms } from '../../src/related/terms.ts';

const keys = (text: string) => [...terms(text).keys()];

test('one spelling for a prefix with hyphen, blank or neither', () => {
  for (const written of ['pre-training', 'Pre-Training', 'pre training', 'pretraining', 'pre‑training'])
    assert.is(termKey(written), 'pretrain', written);
  assert.is(termKey('multi-modal'), termKey('multimodal'));
  assert.is(termKey('non-convex'), termKey('nonconvex'));
});

test('phrases cross "of" and "to", and stop at a comma and at other stop words', () => {
  assert.ok(keys('chain-of-thought prompting').includes('chain thought'));
  assert.ok(keys('text-to-image models').includes('text imag'));
  assert.not(keys('we train graphs, networks').includes('graph network'));
  assert.not(keys('graphs which networks').includes('graph network'));
});

test('singular and plural, British and American agree', () => {
  assert.is(termKey('graph neural networks'), termKey('Graph Neural Network'));
  assert.is(termKey('optimisation'), termKey('optimization'));
  assert.is.not(termKey('GPS'), termKey('GP'));
});

test('math, addresses, macros and marks are no words', () => {
  assert.equal(
    keys('Sparse $x^2 + \\alpha$ *recovery* at https://example.org/sparse?q=1 with \\textbf{noise}').filter(
      key => !key.includes(' '),
    ),
    ['spars', 'recoveri', 'nois'],
  );
  assert.ok(keys('costs between $5 and $10 per graph').includes('graph'));
});

test('counts, and the surface as it stands', () => {
  const found = terms('LLMs help. Other LLMs, and the chain of thought of an LLM.');
  assert.is(found.get('llm')?.count, 3);
  assert.is(found.get('llm')?.surface, 'LLMs');
  assert.is(found.get('chain thought')?.surface, 'chain of thought');
});

test('readable takes away the capitals of titles only', () => {
  assert.is(readable('Large Language  Models'), 'large language models');
  assert.is(readable('NeRF'), 'NeRF');
  assert.is(readable('Bayesian Optimization'), 'Bayesian optimization');
});

test('any text, in a time that grows with its length', () => {
  fc.assert(fc.property(fc.string({ unit: 'binary', maxLength: 300 }), text => terms(text, 3).size >= 0));
  for (const part of ['$', '$ ', '$a', '\\', '(cid:', 'https://', '-', 'a-', 'multi-', 'é', '漢', '$$', "'"]) {
    const started = process.cpuUsage();
    terms(part.repeat(300_000), 3);
    const { user } = process.cpuUsage(started);
    assert.ok(user < 3e6, `${JSON.stringify(part)} took ${user / 1000} ms`);
  }
});

test('the rarity table is sorted, and made with these very stems', () => {
  const known = [...rarity().keys()];
  assert.ok(known.length > 20_000);
  assert.equal(known, [...known].sort());
  for (const term of ['differential privacy', 'graph neural', 'chain of thought', 'point clouds', 'pre-training'])
    assert.ok(rarity().has(termKey(term)), term);
  assert.ok(documentFrequency('network')! > documentFrequency('hypernetwork')!);
  assert.is(documentFrequency('network purple'), undefined);
});

test.run();
