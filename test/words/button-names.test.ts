import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { CATALOGUES } from '../../src/words/site-words.ts';
import type { WordKey } from '../../src/words/words.ts';

/** https://www.w3.org/WAI/WCAG22/Understanding/label-in-name: who speaks to the browser says what is seen. */

const BUTTONS: readonly (readonly [seen: WordKey, name: WordKey])[] = [
  ['read-paper', 'read-paper-at'],
  ['find-paper', 'find-paper-at'],
  ['marked-read', 'mark-as-unread'],
  ['note-button', 'write-note'],
  ['remove-button', 'remove-listed'],
  ['unfollow-button', 'unfollow-name'],
];

const plain = (text: unknown) =>
  String(text)
    .replace(/[^\p{L}\p{M} ]/gu, '')
    .trim()
    .toLowerCase();

for (const [language, messages] of Object.entries(CATALOGUES))
  test(`what is seen of a button is in its name: ${language}`, () => {
    for (const [seen, name] of BUTTONS) assert.match(plain(messages[name]), plain(messages[seen]), name);
  });

test.run();
