import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { TermSet } from '../../src/related/term-set.ts';
import { termKey, terms } from '../../src/related/terms.ts';

const WORDS = 'graph graphs neural network networks of the deep pre training off policy Q learning 3D . , - 🎉 é'.split(
  ' ',
);
const WANTED = [
  'graph',
  'graph neural network',
  'neural network',
  'deep',
  'pretraining',
  'deep graph',
  'network of graphs',
];

test('the terms that a set finds are those that a search for every phrase finds', () => {
  const keys = WANTED.map(termKey);
  const set = new TermSet(keys);
  const phrases = fc.array(fc.constantFrom(...WORDS), { maxLength: 12 }).map(words => words.join(' '));
  fc.assert(
    fc.property(phrases, text => {
      const found = new Map<string, { surface: string; count: number }>();
      set.match(text, (term, first, last, tokens) => {
        const surface = tokens.text.slice(tokens.starts[first], tokens.ends[last]);
        const known = found.get(keys[term]!);
        if (known) known.count++;
        else found.set(keys[term]!, { surface, count: 1 });
      });
      assert.equal([...found], [...terms(text, 3, { has: key => keys.includes(key) })]);
    }),
    { numRuns: 500 },
  );
});

test.run();
