/**
 * In which script a text is written, and what its letters alone tell of its language. It runs in the browser too, and is therefore by
 * Unicode's own properties and has no list of characters.
 */

/** A script by Unicode's name for it. Kana is what Japanese writes besides Han, so it stands for both of its scripts. */
export type Script = keyof typeof CODES;

/** The scripts that are told apart, by the codes of ISO 15924. */
const CODES = {
  ...{ Latin: 'Latn', Cyrillic: 'Cyrl', Greek: 'Grek', Arabic: 'Arab', Hebrew: 'Hebr', Han: 'Hani', Kana: 'Hrkt' },
  ...{ Hangul: 'Hang', Thai: 'Thai', Lao: 'Laoo', Khmer: 'Khmr', Myanmar: 'Mymr', Devanagari: 'Deva' },
  ...{ Bengali: 'Beng', Tamil: 'Taml', Telugu: 'Telu', Georgian: 'Geor', Armenian: 'Armn', Ethiopic: 'Ethi' },
} as const;

/** The languages of scripts that write one alone. */
const LANGUAGES: Partial<Record<Script, string>> = {
  ...{
    Greek: 'el',
    Hebrew: 'he',
    Kana: 'ja',
    Hangul: 'ko',
    Thai: 'th',
    Lao: 'lo',
    Khmer: 'km',
    Tamil: 'ta',
    Telugu: 'te',
  },
  ...{ Georgian: 'ka', Armenian: 'hy' },
};

/** Mixed scripts of languages: https://www.unicode.org/iso15924/ */
const MIXED: Readonly<Record<string, readonly Script[]>> = {
  ...{ Jpan: ['Kana', 'Han'], Kore: ['Hangul', 'Han'], Hans: ['Han'], Hant: ['Han'] },
};

/** Letters of Han, Kana and Hangul, for a class of a regular expression with the flag `u`. */
export const EAST_ASIAN = String.raw`\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々〆`;

/** Whether a text has no letter of another script, told at a glance: most texts do not. */
export function isOnlyLatin(text: string): boolean {
  return ONLY_LATIN.test(text);
}
/** No letter below this sign is of another script than Latin; beyond the letters there are the signs of print and of mathematics. */
const ONLY_LATIN = /^[\0-\u036f\u1e00-\u1eff\u2000-\u2bff]*$/;
/** A text's script shows in its beginning; the rest of a long one is not worth reading. */
const READ = 2000;
/** How much a letter says of its text: terms in Latin letters stand in texts of every script, and a sign of some is most of a word. */
const WEIGHTS: Partial<Record<Script, number>> = { Latin: 0.5, Han: 2, Kana: 2, Hangul: 1.5 };
/** So much of a text in Han is Kana where its language is Japanese; a character quoted in Chinese is less. */
const JAPANESE = 1 / 12;

const SCRIPTS = Object.keys(CODES) as Script[];
const COUNTERS = SCRIPTS.map(script => {
  const letters =
    script === 'Kana' ? String.raw`\p{Script=Hiragana}\p{Script=Katakana}ー` : String.raw`\p{Script=${script}}`;
  return [script, new RegExp(`[${letters}]`, 'gu')] as const;
});

/** The script of most of a text; nothing where it has no letters, or those of a script that is not told apart. */
export function scriptOf(text: string): Script | undefined {
  if (isOnlyLatin(text)) return /\p{L}/u.test(text) ? 'Latin' : undefined;
  const counts = countsOf(text);
  let [most, best]: [number, Script | undefined] = [0, undefined];
  for (const [script, count] of counts) if (count > most) [most, best] = [count, script];
  const [han, kana] = [counts.get('Han') ?? 0, counts.get('Kana') ?? 0];
  const both = han + kana;
  if (both > most || best === 'Han') return both > 0 && kana >= both * JAPANESE ? 'Kana' : 'Han';
  return best;
}

function countsOf(text: string): Map<Script, number> {
  const read = text.slice(0, READ);
  return new Map(
    COUNTERS.flatMap(([script, letters]) => {
      const found = read.match(letters)?.length ?? 0;
      return found > 0 ? [[script, found * (WEIGHTS[script] ?? 1)] as const] : [];
    }),
  );
}

/**
 * The language of a text as a BCP 47 tag, where its script is sure of it: of Han alone, which Japanese writes too, and of Arabic, where
 * its own letters and articles are those of the language.
 */
export function languageOf(text: string): string | undefined {
  const script = scriptOf(text);
  if (script === undefined) return undefined;
  if (script === 'Han') return 'zh';
  if (script === 'Arabic') return isArabic(text) ? 'ar' : undefined;
  return LANGUAGES[script];
}

/** Letters that Arabic is written with; of the other languages of its script each has letters besides, or writes two of them otherwise. */
const OTHER_ARABIC = /[\u0671-\u06d3\u06ee-\u06ff\u0750-\u077f]/;
const ARTICLES = /(?<!\p{L})[وبكلف]?ال\p{L}{2,}/gu;

function isArabic(text: string): boolean {
  const read = text.slice(0, READ);
  const articles = read.match(ARTICLES)?.length ?? 0;
  return !OTHER_ARABIC.test(read) && (articles > 1 || (articles > 0 && read.includes('ة')));
}

/** In which direction a text runs. */
export function directionOf(text: string): 'rtl' | 'ltr' | undefined {
  const script = scriptOf(text);
  return script && (runsLeft(script) ? 'rtl' : 'ltr');
}

/** Whether a script is written from right to left. */
export function runsLeft(script: Script | undefined): boolean {
  return script === 'Arabic' || script === 'Hebrew';
}

/** The scripts that a language is written in, the main one first; none where it is not known. */
export function scriptsOf(language: string): readonly Script[] {
  let known = scripts.get(language);
  if (!known) {
    const code = scriptCode(language);
    known = MIXED[code] ?? SCRIPTS.filter(script => CODES[script] === code);
    scripts.set(language, known);
  }
  return known;
}

const scripts = new Map<string, readonly Script[]>();

/** The language of a tag without its script and region: `de` of `de-AT`. */
export function primaryLanguage(tag: string): string {
  return tag.split('-')[0]!.toLowerCase();
}

/** The tag of whatever language is written in a script. */
export function anyLanguageIn(script: Script): string {
  return `und-${CODES[script]}`;
}

/** The code of the script that a language is written in (ISO 15924); empty where it is not known. */
export function scriptCode(language: string): string {
  let code = codes.get(language);
  if (code === undefined) {
    try {
      code = new Intl.Locale(language).maximize().script ?? '';
    } catch {
      // It has the form of a tag and is none.
      code = '';
    }
    codes.set(language, code);
  }
  return code;
}

const codes = new Map<string, string>();
