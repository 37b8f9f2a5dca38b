import type { PaperEntry } from '../paper.ts';
import type { Words } from '../words/words.ts';
import type { Html } from './html.ts';
import { renderTitle } from './markdown.ts';
import { isSameLanguage, tongueOf } from './tongue.ts';
import { isolated } from './tongue-html.ts';

/** A paper's title in another language than its own. */
export interface TranslatedTitle {
  /** BCP 47. */
  language: string;
  title: string;
}

type Translated = Pick<PaperEntry, 'title-translations' | 'language'>;

/** All titles that an entry states besides the paper's own, in its order. */
export function translatedTitles({ 'title-translations': stated = {} }: Translated): TranslatedTitle[] {
  return Object.entries(stated).map(([language, title]) => ({ language, title }));
}

/**
 * The title for readers of the digest's own language, where the paper's is another. That a title is translated into a language says
 * that it is not in it, unless the entry states that it is.
 *
 * @param own the digest's language
 */
export function translatedTitle(own: string, entry: Translated): TranslatedTitle | undefined {
  if (entry['title-translations'] === undefined) return undefined;
  if (entry.language !== undefined && isSameLanguage(entry.language, own)) return undefined;
  const all = translatedTitles(entry);
  const isOwn = ({ language }: TranslatedTitle) => language.toLowerCase() === own.toLowerCase();
  return all.find(isOwn) ?? all.find(({ language }) => isSameLanguage(language, own));
}

/** A translated title in its language, with formulas. */
export function translatedHtml(words: Words, { language, title }: TranslatedTitle): Html {
  return isolated(renderTitle(words, title), tongueOf(words, title, language));
}
