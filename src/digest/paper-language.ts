import type { PaperEntry } from '../paper.ts';
import { isEnglishText } from '../typeset/english.ts';
import { isOnlyLatin, languageOf, scriptOf } from '../typeset/script.ts';
import { isSameLanguage, isWrittenIn } from '../typeset/tongue.ts';

/**
 * A paper with its language, as far as it is known: what the entry states, else what its letters tell. Where several languages are
 * written in these letters and the digest's own is one of them, it is that one, unless its little words are English.
 *
 * @param own the language that the settings state of titles and abstracts
 */
export function withLanguage(entry: PaperEntry, own: string): PaperEntry {
  const language = entry.language ?? notTranslated(toldLanguage(entry, own), entry);
  return language === entry.language ? entry : { ...entry, language };
}

/** A title is not in a language that the entry translates it into. */
function notTranslated(
  told: string | undefined,
  { 'title-translations': titles = {} }: PaperEntry,
): string | undefined {
  return told !== undefined && Object.keys(titles).some(to => isSameLanguage(to, told)) ? undefined : told;
}

function toldLanguage({ title, abstract = '', author = [] }: PaperEntry, own: string): string | undefined {
  const named = title ?? abstract;
  // Of most digests of English papers nobody said so: theirs stay unsaid.
  const isEnglishDigest = /^en\b/i.test(own);
  if (isEnglishDigest && isOnlyLatin(named)) return undefined;
  const script = scriptOf(named);
  if (script === undefined || (isEnglishDigest && script === 'Latin')) return undefined;
  if (script === 'Latin') {
    if (isEnglishText(`${title ?? ''} ${abstract}`)) return 'en';
    return isWrittenIn(own, script) ? own : undefined;
  }
  const whole = title !== undefined && scriptOf(abstract) === script ? `${title} ${abstract}` : named;
  if (script === 'Han' && [named, abstract, ...author].some(text => KANA.test(text))) return 'ja';
  const isOwn = isWrittenIn(own, script);
  // Han is read as the digest's own language before it is taken for Chinese.
  return isOwn && script === 'Han' ? own : (languageOf(whole) ?? (isOwn ? own : undefined));
}

const KANA = /[\p{Script=Hiragana}\p{Script=Katakana}]/u;
