import { isOnlyLatin, languageOf, runsLeft, type Script, scriptOf, scriptsOf } from './script.ts';

/** The language of the words that the program itself writes on pages. It is said here alone. */
const OF_WORDS = 'en';

/** What a text is marked with where it is in another language than the words around it, or runs the other way. */
export interface Tongue {
  lang?: string | undefined;
  dir?: 'rtl' | undefined;
}

/** The language of a page, whose words are the program's, and its direction, which is that of the digest's own language. */
export function pageTongue(site: { language: string }): Tongue {
  const dir = runsLeft(scriptsOf(site.language)[0]) ? 'rtl' : undefined;
  return { lang: isOfWords(site.language) ? site.language : OF_WORDS, dir };
}

/** The mark of a text. @param language that of what it belongs to: its own where it is written in the script of it */
export function tongueOf(text: string, language?: string): Tongue {
  if (isOnlyLatin(text) && (language === undefined || isOfWords(language))) return {};
  return tongue(scriptOf(text), language, () => languageOf(text));
}

/** The mark of a name: of which language one in Han is, its letters do not tell, and one in Latin letters may be of any. */
export function nameTongue(name: string, language?: string): Tongue {
  if (isOnlyLatin(name)) return {};
  const script = scriptOf(name);
  return script === 'Latin' ? {} : tongue(script, language, () => (script === 'Han' ? undefined : languageOf(name)));
}

function tongue(script: Script | undefined, language: string | undefined, guess: () => string | undefined): Tongue {
  if (script === undefined) return {};
  const lang = language !== undefined && isWrittenIn(language, script) ? language : guess();
  return {
    lang: lang === undefined || isOfWords(lang) ? undefined : lang,
    dir: runsLeft(script) ? 'rtl' : undefined,
  };
}

/** Whether a language can be that of a text in such letters. */
export function isWrittenIn(language: string, script: Script): boolean {
  return scriptsOf(language).includes(script);
}

const isOfWords = (language: string): boolean => language.split('-')[0]!.toLowerCase() === OF_WORDS;
