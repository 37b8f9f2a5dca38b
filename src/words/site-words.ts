import { AR } from './ar/index.ts';
import { DE } from './de/index.ts';
import { EN } from './en/index.ts';
import { FR } from './fr/index.ts';
import { JA } from './ja/index.ts';
import type { Message } from './message.ts';
import { type WordKey, Words } from './words.ts';
import { ZH } from './zh-Hans/index.ts';

export type Messages = Readonly<Record<WordKey, Message>>;
/** Words of a curator's that stand for those of the catalogue. */
export type OwnWords = Readonly<Partial<Record<WordKey, Message>>>;

/** The catalogues by their languages. */
export const CATALOGUES: Readonly<Record<string, Messages>> = { en: EN, de: DE, fr: FR, 'zh-Hans': ZH, ja: JA, ar: AR };

/** The words that commands speak, and tests. */
export const ENGLISH = new Words({ language: 'en', locale: localeOf('en'), messages: EN });

/** The names of all words. */
export const WORD_KEYS = Object.keys(EN) as WordKey[];

const made = new WeakMap<object, Words>();

/**
 * The words of a site in its language: its curator's own before those of the catalogue, and English ones for what neither has. Where
 * most of them would be English, the site's words are said to be that.
 */
export function wordsOf(site: { language: string; words?: OwnWords | undefined }): Words {
  let words = made.get(site);
  if (!words) {
    words = newWords(site);
    made.set(site, words);
  }
  return words;
}

function newWords({ language, words: own = {} }: { language: string; words?: OwnWords | undefined }): Words {
  const tag = parsed(language);
  const shipped = tag && catalogueOf(tag);
  const isTranslated = shipped !== undefined || (tag && Object.keys(own).length * 2 > WORD_KEYS.length);
  const said = isTranslated ? language : 'en';
  const dir = RIGHT_TO_LEFT.has(tag?.script ?? '') ? 'rtl' : undefined;
  return new Words({ language: said, locale: localeOf(said), dir, messages: { ...EN, ...shipped, ...own } });
}

/** All messages as a site in the language has them, without a curator's own. */
export function messagesOf(language: string): Messages {
  const tag = parsed(language);
  return (tag && catalogueOf(tag)) ?? EN;
}

/** The forms that counts have in a language. */
export function formsOf(language: string): Intl.LDMLPluralRule[] {
  const { pluralCategories } = new Intl.PluralRules(localeOf(language)).resolvedOptions();
  return FORMS.filter(form => pluralCategories.includes(form));
}

const FORMS: readonly Intl.LDMLPluralRule[] = ['zero', 'one', 'two', 'few', 'many', 'other'];

/** What a site says in English, because its language is not shipped and its curator does not say it. */
export function saidInEnglish({
  language,
  words: own = {},
}: {
  language: string;
  words?: OwnWords | undefined;
}): WordKey[] {
  const tag = parsed(language);
  return tag && catalogueOf(tag) ? [] : WORD_KEYS.filter(key => !Object.hasOwn(own, key));
}

/** Scripts by ISO 15924 that are written from right to left. */
const RIGHT_TO_LEFT = new Set(['Arab', 'Hebr', 'Syrc', 'Thaa', 'Nkoo', 'Adlm']);

/** A tag with the script that its language is written in; nothing where it has the form of a tag and is none. */
function parsed(language: string): Intl.Locale | undefined {
  try {
    return new Intl.Locale(language).maximize();
  } catch {
    return undefined;
  }
}

/** The catalogue of a language, whatever else its tag says; nothing where none is shipped. */
function catalogueOf({ language, script }: Intl.Locale): Messages | undefined {
  const found = Object.keys(CATALOGUES).find(shipped => {
    const known = parsed(shipped)!;
    return known.language === language && known.script === script;
  });
  return found === undefined ? undefined : CATALOGUES[found];
}

/**
 * English as it is written in Europe, also where nothing is known of a language: else the machine's own would be taken. The same digits
 * and the same calendar everywhere, as in years and in addresses that stand beside.
 */
function localeOf(language: string): string {
  const tag = parsed(language);
  const isKnown = tag && Intl.PluralRules.supportedLocalesOf(language).length > 0;
  if (!isKnown || tag.language === 'en') return 'en-GB';
  return String(new Intl.Locale(language, { numberingSystem: 'latn', calendar: 'gregory' }));
}
