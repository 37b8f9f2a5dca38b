import type { Words } from '../words/words.ts';
import {
  isOnlyLatin,
  languageOf,
  primaryLanguage,
  runsLeft,
  type Script,
  scriptCode,
  scriptOf,
  scriptsOf,
} from './script.ts';

/** What a text is marked with where it is in another language than the words around it, or runs the other way. */
export interface Tongue {
  lang?: string | undefined;
  dir?: 'rtl' | 'ltr' | undefined;
}

/** The words of a page, which tell its language and direction. */
export type Around = Pick<Words, 'language' | 'dir'>;

/** The language of a page, whose words are the program's, and its direction, which is that of the digest's own language. */
export function pageTongue({ language, dir }: Around): Tongue {
  return { lang: language, dir };
}

/** The mark of a text. @param language that of what it belongs to: its own where it is written in the script of it */
export function tongueOf(words: Around, text: string, language?: string): Tongue {
  const isPlain =
    words.dir === undefined && isSameLanguage(words.language, 'en') && isSameLanguage(language ?? 'en', 'en');
  if (isPlain && isOnlyLatin(text)) return {};
  return tongue(words, scriptOf(text), language, () => languageOf(text));
}

/** The mark of a name: of which language one in Han is, its letters do not tell, and one in Latin letters may be of any. */
export function nameTongue(words: Around, name: string, language?: string): Tongue {
  const script = scriptOf(name);
  if (script === 'Latin') return { dir: dirOf(words, script) };
  return tongue(words, script, language, () => (script === 'Han' ? undefined : languageOf(name)));
}

function tongue(
  words: Around,
  script: Script | undefined,
  language: string | undefined,
  guess: () => string | undefined,
): Tongue {
  if (script === undefined) return {};
  const lang = language !== undefined && isWrittenIn(language, script) ? language : guess();
  return {
    lang: lang === undefined || isSameLanguage(lang, words.language) ? undefined : lang,
    dir: dirOf(words, script),
  };
}

function dirOf({ dir }: Around, script: Script): 'rtl' | 'ltr' | undefined {
  const runs = runsLeft(script) ? 'rtl' : 'ltr';
  return runs === (dir ?? 'ltr') ? undefined : runs;
}

/** Whether a language can be that of a text in such letters. */
export function isWrittenIn(language: string, script: Script): boolean {
  return scriptsOf(language).includes(script);
}

/** Whether two tags are of one language. Chinese in one script is not Chinese in the other. */
export function isSameLanguage(one: string, other: string): boolean {
  return primaryLanguage(one) === primaryLanguage(other) && scriptCode(one) === scriptCode(other);
}
