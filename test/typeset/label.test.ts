import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { paperLabel, paperName } from '../../src/typeset/label.ts';
import { ENGLISH } from '../../src/words/site-words.ts';

const entry = { id: 'a-b', listed: '2025-01-01', provenance: [] };

test('labels', () => {
  assert.is(paperLabel({ ...entry, title: 'On $\\ell_1$' }), 'On ℓ₁');
  assert.is(
    paperLabel({ ...entry, abstract: 'Kites that nobody *named* fly higher than all of the others do in a storm.' }),
    '“Kites that nobody named fly higher than all of the others do in…”',
  );
  assert.is(paperLabel({ ...entry, abstract: 'Short.' }), '“Short.”');
  assert.is(paperLabel({ ...entry }), '“a b”');
  assert.match(
    paperName(ENGLISH, { ...entry, abstract: 'Short <b>.' }).text,
    '<span class="untitled">“Short &lt;b&gt;.”</span>',
  );
});

test.run();
