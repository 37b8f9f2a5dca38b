import type { Words } from '../words/words.ts';
import { isEnglishText } from './english.ts';
import { type Html, html, raw } from './html.ts';
import { isOnlyLatin } from './script.ts';
import { isSameLanguage, nameTongue, type Tongue, tongueOf } from './tongue.ts';

/** A mark as attributes, with a blank before each. */
export function attributes({ lang, dir }: Tongue): Html {
  return raw((lang ? ` lang="${lang}"` : '') + (dir ? ` dir="${dir}"` : ''));
}

/** HTML in an element of its own where its text is of another language or direction. */
export function isolated(shown: Html, mark: Tongue): Html {
  const { text } = attributes(mark);
  return text === '' ? shown : raw(`<bdi${text}>${shown.text}</bdi>`);
}

/** The mark of a name that the editor gives: of a topic, of the site. */
export function ownNameTongue(words: Words, name: string, site: { language: string }): Tongue {
  return isInEnglish(name, site) ? tongueOf(words, name, 'en') : nameTongue(words, name, site.language);
}

export function ownName(words: Words, name: string, site: { language: string }): Html {
  return isolated(html`${name}`, ownNameTongue(words, name, site));
}

/** Whether an editor's words are in English and the digest is not: as those of the topics that a digest begins with. */
const isInEnglish = (text: string, { language }: { language: string }): boolean =>
  !isSameLanguage(language, 'en') && isEnglishText(text);

/**
 * The mark of an editor's words, which are in the digest's own language or in English.
 *
 * @param beside what else the editor wrote of the same, to tell which
 */
export function ownTongue(words: Words, text: string, site: { language: string }, beside = ''): Tongue {
  return tongueOf(words, text, isInEnglish(`${text} ${beside}`, site) ? 'en' : site.language);
}

/** The same as attributes. */
export function ownWords(words: Words, text: string, site: { language: string }, beside = ''): Html {
  return attributes(ownTongue(words, text, site, beside));
}

/** An editor's phrase as a sentence, with the full stop of its own letters. */
export function ownSentence(words: Words, text: string): string {
  return isOnlyLatin(text) ? `${text}.` : words.say('as-sentence', { text });
}

/** An editor's sentence and one of the site: a full stop of Latin letters has no width of its own behind it. */
export function ownFirst(words: Words, first: string, second: string): string {
  return isOnlyLatin(first) ? `${first} ${second}` : words.say('two-sentences', { first, second });
}
