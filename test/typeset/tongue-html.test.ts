import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ownFirst, ownSentence } from '../../src/typeset/tongue-html.ts';
import { wordsOf } from '../../src/words/site-words.ts';

test('an editor’s sentence of Latin letters stands apart from the one behind it, in every language', () => {
  const said = (language: string, title: string) => {
    const words = wordsOf({ language });
    return ownFirst(words, ownSentence(words, title), words.say('none-found'));
  };
  assert.is(said('zh-Hans', 'Kites'), 'Kites. 未找到论文');
  assert.is(said('zh-Hans', '风筝'), '风筝。未找到论文');
  assert.is(said('en', 'Kites'), 'Kites. No papers found');
});

test.run();
