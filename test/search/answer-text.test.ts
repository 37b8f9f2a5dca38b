import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { answerText } from '../../src/browser/search/answer-text.ts';
import type { SearchAnswer } from '../../src/browser/search/messages.ts';
import { ENGLISH } from '../../src/words/site-words.ts';

const answer = (total: number, relaxed: SearchAnswer['relaxed'], unfiltered = total): SearchAnswer => ({
  ...{ total, unfiltered, hits: [], relaxed },
});

test('what was found is said once, and how it was found', () => {
  assert.is(answerText(ENGLISH, answer(0, [])), 'No papers found');
  assert.is(
    answerText(ENGLISH, answer(0, [{ kind: 'unknown', words: ['zeolite', 'xq'] }])),
    'No paper has “zeolite” or “xq”.',
  );
  assert.is(
    answerText(ENGLISH, answer(2, [{ kind: 'unknown', words: ['xq'] }])),
    '2 papers. No paper has “xq”; searched without it.',
  );
  assert.is(
    answerText(ENGLISH, answer(0, [{ kind: 'unknown', words: ['xq'] }], 2)),
    'None of 2 papers match. No paper has “xq”.',
  );
});

test.run();
