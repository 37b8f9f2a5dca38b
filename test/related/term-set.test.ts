import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { TermSet } from '../../src/related/term-set.ts';
import { termKey, terms } from '../../src/related/terms.ts';
import { WordTable } from '../../src/related/word-table.ts';

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

test('a table of words knows each by its place in any text', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary', maxLength: 6 }), { maxLength: 200 }), words => {
      const table = new WordTable();
      const known = new Map<string, number>();
      for (const [i, word] of words.entries()) {
        const text = `(${word})`;
        assert.is(table.get(text, 1, text.length - 1), known.get(word));
        if (known.has(word)) continue;
        known.set(word, i);
        table.add(text, 1, text.length - 1, i);
      }
      for (const [word, value] of known) assert.is(table.get(word, 0, word.length), value);
      assert.is(table.size, known.size);
      table.clear();
      for (const word of words) assert.is(table.get(word, 0, word.length), undefined);
    }),
  );
});

test('a table grows with its words', () => {
  const table = new WordTable();
  for (let i = 0; i < 20_000; i++) table.add(`w${i}`, 0, `w${i}`.length, i);
  for (let i = 0; i < 20_000; i++) assert.is(table.get(`w${i}`, 0, `w${i}`.length), i);
  assert.is(table.get('w20000', 0, 6), undefined);
});

test.run();
