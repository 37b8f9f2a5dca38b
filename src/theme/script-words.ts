import { WORD_KEYS } from '../words/site-words.ts';
import type { Words } from '../words/words.ts';

/**
 * A script with the words that it says, which it finds in `siteWords`. It says those whose names stand in it, since no other text of a
 * script is like such a name.
 */
export function withWords(script: string, words: Words): string {
  if (!script.includes('siteWords')) return script;
  const said = WORD_KEYS.filter(key => script.includes(`"${key}"`));
  const { language, locale, dir } = words;
  const messages = Object.fromEntries(said.map(key => [key, words.messages[key]]));
  // A page has several scripts.
  return `Object.assign((self.siteWords??=${JSON.stringify({ language, locale, dir, messages: {} })}).messages,${JSON.stringify(messages)});\n${script}`;
}
