import { contentFolder } from '../content/content-folder.ts';
import type { SiteConfig } from '../content/site-file.ts';
import { type Diagnostic, warningAt } from '../diagnostic.ts';
import { commandLine } from '../terminal/command.ts';
import { grouped } from '../typeset/plural.ts';
import { saidInEnglish, WORD_KEYS } from '../words/site-words.ts';

/** So many of the words that are missing are named. */
const NAMED = 10;

/** Which of its words a site in a language that is not shipped says in English. @param root the content folder as the user wrote it */
export function checkWords(root: string, site: SiteConfig): Diagnostic[] {
  const missing = saidInEnglish(site);
  if (missing.length === 0) return [];
  const more = missing.length > NAMED ? ` and ${grouped(missing.length - NAMED)} more` : '';
  const all = missing.length === WORD_KEYS.length ? 'all' : grouped(missing.length);
  return [
    warningAt(
      { file: contentFolder(root).words },
      'words-in-english',
      `expected the site’s words in “${site.language}”, found ${all} of ${grouped(WORD_KEYS.length)} in English: ${missing.slice(0, NAMED).join(', ')}${more}`,
      `Write them into this file. All words, by their names: ${commandLine('words')}`,
    ),
  ];
}
