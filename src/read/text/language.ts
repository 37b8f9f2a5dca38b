import { isSameLanguage } from '../../typeset/tongue.ts';
import { words } from '../../typeset/words.ts';

/** No name of a language, and no list of some, is longer; in UTF-16 units. */
const LONGEST = 200;
const BETWEEN = /[;,/|&+、，；\n]|\s(?:and|und|et|y)\s/;

/** Codes of no one language: of several, of none, of one that is not known. */
const NO_LANGUAGE = new Set(words('mul und zxx mis root'));

/** In which languages those of papers are named: the program's own, English first. */
const NAMED_IN = ['en', 'de', 'fr', 'zh', 'ja', 'ar'];

/** What languages are called besides, above all by babel (https://ctan.org/pkg/babel) and BibLaTeX. */
const ALSO: Readonly<Record<string, string>> = {
  ...{ ngerman: 'de', austrian: 'de-AT', naustrian: 'de-AT', swissgerman: 'de-CH', nswissgerman: 'de-CH' },
  ...{ american: 'en', british: 'en', usenglish: 'en', ukenglish: 'en', canadian: 'en', australian: 'en' },
  ...{ newzealand: 'en', francais: 'fr', frenchb: 'fr', acadian: 'fr', canadien: 'fr-CA', brazilian: 'pt-BR' },
  ...{ brazil: 'pt-BR', portuges: 'pt', castilian: 'es', mexican: 'es-MX', valencian: 'ca', magyar: 'hu' },
  ...{ norsk: 'nb', bokmål: 'nb', nynorsk: 'nn', samin: 'se', slovene: 'sl', farsi: 'fa', tagalog: 'fil' },
  ...{ filipino: 'fil', flemish: 'nl', bahasa: 'id', bahasai: 'id', indon: 'id', bahasam: 'ms', melayu: 'ms' },
  ...{ mandarin: 'zh', 'chinese simplified': 'zh-Hans', 'chinese traditional': 'zh-Hant', polutonikogreek: 'el' },
  ...{ 'serbo croatian': 'sh', moldavian: 'ro', kirghiz: 'ky', uighur: 'ug', panjabi: 'pa' },
};

/**
 * The language that texts beside a paper state together, as a tag (BCP 47): `ger`, `German`, `ngerman` and `de_DE` are German. Nothing
 * where none is known, where several contradict each other, and where it is English, which papers are in unless they say another.
 *
 * @param from which of the texts state it
 */
export function statedLanguage(written: readonly (string | undefined)[]): { language?: string; from: number[] } {
  const read = written.map(text => (text === undefined || text.length > LONGEST ? [] : languagesOf(text)));
  const [language, ...others] = read.flat();
  const isOne = language !== undefined && others.every(other => isSameLanguage(other, language));
  if (!isOne || isSameLanguage(language, 'en')) return { from: [] };
  return { language, from: read.flatMap((found, i) => (found.length > 0 ? [i] : [])) };
}

function languagesOf(text: string): string[] {
  return text.split(BETWEEN).flatMap(one => languageNamed(one.trim()) ?? []);
}

function languageNamed(text: string): string | undefined {
  const known = tagOf(text);
  if (known !== undefined) return known;
  const name = nameOf(text.replace(/^lang(?=\p{L}{4})/iu, ''));
  if (name === '') return undefined;
  for (const locale of NAMED_IN) {
    const tag = namesIn(locale).get(name);
    if (tag !== undefined) return tag;
  }
  return Object.hasOwn(ALSO, name) ? ALSO[name] : undefined;
}

/** `eng`, `pt_BR`, `zh-Hans`: codes of ISO 639 of any part, with what a tag may say besides. */
function tagOf(text: string): string | undefined {
  const code = text.replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z\d]{2,8}){0,4}$/i.test(code)) return undefined;
  try {
    const { baseName, language } = new Intl.Locale(code);
    return !NO_LANGUAGE.has(language) && english().of(language) !== undefined ? baseName : undefined;
  } catch {
    // It has the form of a tag and is none.
    return undefined;
  }
}

/** A name as it is compared: without "(Brazil)", signs and capitals. */
function nameOf(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/\([^()]{0,60}\)/g, ' ')
    .replace(/[^\p{L}\p{M}]+/gu, ' ')
    .trim();
}

let englishNames: Intl.DisplayNames | undefined;
const english = (): Intl.DisplayNames =>
  (englishNames ??= new Intl.DisplayNames('en', { type: 'language', fallback: 'none' }));

const known = new Map<string, Map<string, string>>();

/** The names that languages with codes of two letters have in one of them. Nothing lists the codes, so all are asked for. */
function namesIn(locale: string): Map<string, string> {
  let names = known.get(locale);
  if (names) return names;
  names = new Map();
  const display = new Intl.DisplayNames(locale, { type: 'language', fallback: 'none' });
  for (const first of LETTERS)
    for (const second of LETTERS) {
      const code = first + second;
      // An old code is another's now.
      const name = Intl.getCanonicalLocales(code)[0] === code ? display.of(code) : undefined;
      if (name !== undefined && !names.has(nameOf(name))) names.set(nameOf(name), code);
    }
  known.set(locale, names);
  return names;
}

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';

const ENGLISH = /\b(?:the|and|with|from|between|using|through)\b/i;

/**
 * Whether a title is in English although its paper is in another language: databases translate titles, and state the language of the
 * whole text. @param language that of the paper
 */
export function isTranslated(title: string, language: string): boolean {
  // In Dutch and Afrikaans "of" means "or".
  return ENGLISH.test(title) || (/\bof\b/i.test(title) && !/^(?:nl|af|fy)\b/.test(language));
}
