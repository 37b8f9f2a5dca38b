import type { Words } from '../words/words.ts';
import { type Html, html, raw } from './html.ts';
import { isOnlyLatin } from './script.ts';
import { nameTongue, type Tongue, tongueOf } from './tongue.ts';

/** A mark as attributes, with a blank before each. */
export function attributes({ lang, dir }: Tongue): Html {
  return raw((lang ? ` lang="${lang}"` : '') + (dir ? ` dir="${dir}"` : ''));
}

/** HTML in an element of its own where its text is of another language or direction. */
export function isolated(shown: Html, mark: Tongue): Html {
  const { text } = attributes(mark);
  return text === '' ? shown : raw(`<bdi${text}>${shown.text}</bdi>`);
}

/** A name that the editor gives: of a topic, of the site. */
export function ownName(words: Words, name: string, { language }: { language: string }): Html {
  return isolated(html`${name}`, nameTongue(words, name, language));
}

/** The mark of an editor's words, which are in the digest's own language, as attributes. */
export function ownWords(words: Words, text: string, { language }: { language: string }): Html {
  return attributes(tongueOf(words, text, language));
}

/** An editor's phrase as a sentence, with the full stop of its own letters. */
export function ownSentence(words: Words, text: string): string {
  return isOnlyLatin(text) ? `${text}.` : words.say('as-sentence', { text });
}

/** An editor's sentence and one of the site: a full stop of Latin letters has no width of its own behind it. */
export function ownFirst(words: Words, first: string, second: string): string {
  return isOnlyLatin(first) ? `${first} ${second}` : words.say('two-sentences', { first, second });
}
