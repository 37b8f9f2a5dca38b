import { PassThrough } from 'node:stream';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ask, digestName } from '../../src/cli/ask-for-digest.ts';
import { EndedError } from '../../src/cli/command-line.ts';
import type { NewDigest } from '../../src/new/new-digest.ts';

/** Who stands at a terminal is asked for what `new` was not told. */

/** Answers each question with the next of the words. @returns the answers, and all that was shown */
async function answer(words: string[], given: Partial<NewDigest> = {}) {
  const streams = [new PassThrough(), new PassThrough()].map(stream => Object.assign(stream, { isTTY: true }));
  const [input, output] = streams as [(typeof streams)[0], (typeof streams)[0]];
  let shown = '';
  const left = [...words];
  output.on('data', text => {
    shown += text;
    // A question ends where the cursor is put behind it.
    const next = /\u001b\[\d+G$/.test(`${text}`) ? left.shift() : undefined;
    if (next !== undefined) setImmediate(() => input.write(next));
  });
  return { answers: await ask(given, input, output), shown };
}

test('each question has an answer when nothing is typed; without an editor there is no question for an address', async () => {
  const { answers, shown } = await answer(['\r', '\r', '\r', '\r', '\r']);
  assert.equal(answers, {
    ...{ name: 'Reading list', url: 'https://example.org/', language: 'en', editor: '', host: 'none' },
  });
  assert.not.match(shown, 'e-mail');
});

test('what was given is not asked for, and a wrong answer is asked for again', async () => {
  const given = { name: 'N', url: 'https://example.net/', language: 'en', host: 'none' } as const;
  const { answers, shown } = await answer(['Ada\r', 'nowhere\r', 'ada@example.net\r'], given);
  assert.equal(answers, { editor: 'Ada', email: 'ada@example.net' });
  assert.match(shown, 'Expected an e-mail address.');
});

test('a name says something, whether it is asked for or given', () => {
  for (const blank of ['', ' ', '\t\u00a0']) assert.throws(() => digestName(blank), /not blank/);
  assert.is(digestName(' A '), ' A ');
});

for (const [key, code] of [
  ['Ctrl+C', '\u0003'],
  ['Ctrl+D', '\u0004'],
] as const)
  test(`${key} ends it`, async () => {
    try {
      await answer(['A name\r', code]);
      assert.unreachable();
    } catch (error) {
      assert.instance(error, EndedError);
    }
  });

test('nobody is asked where there is no terminal', async () => {
  assert.equal(await ask({}, new PassThrough(), new PassThrough()), {});
});

test.run();
