import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { sourceName } from '../../src/digest/source-name.ts';
import { loadSources } from '../../src/read/sources.ts';
import { ENGLISH } from '../../src/words/site-words.ts';

/** Readers are told by name where a paper was listed. */

test('every source of the program has a name that people know; one of your own is called by its id', async () => {
  const sources = await loadSources();
  assert.equal(
    sources.map(({ id }) => id).filter(id => sourceName(ENGLISH, id) === id.replaceAll('-', ' ')),
    [],
  );
  assert.is(sourceName(ENGLISH, 'kite-club'), 'kite club');
  assert.is(sourceName(ENGLISH, 'constructor'), 'constructor');
});

test.run();
