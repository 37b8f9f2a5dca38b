import type { Words } from '../words/words.ts';
import { fold } from './fold.ts';
import { scriptOf, scriptsOf } from './script.ts';

/** Names in letters that the site's readers do not write. */
export const OTHER_SCRIPTS = 'other';
/** Names in Han, where these are not sorted by sound. */
export const HAN = 'han';

/**
 * The letter of an index under which a name stands: in the alphabet's 26, or in those that the site's language is written with, else
 * `OTHER_SCRIPTS`. Chinese names stand under their first sound, as in a dictionary; how Japanese ones sound, they do not tell.
 *
 * @param sort what the name is sorted by
 */
export function indexLetter(words: Words, sort: string): string {
  const letter = [...fold(sort)][0] ?? '';
  if (/[a-z]/.test(letter)) return letter;
  const script = scriptOf(letter);
  const isOwn = script !== undefined && script !== 'Latin' && scriptsOf(words.language).includes(script);
  if (!isOwn) return OTHER_SCRIPTS;
  if (script === 'Han') return isPinyin(words) ? firstSound(words, sort) : HAN;
  return script === 'Kana' ? katakana(letter) : letter;
}

const katakana = (letter: string): string =>
  letter.replace(/[\u3041-\u3096]/, each => String.fromCodePoint(each.codePointAt(0)! + 0x60));

/** Of each sound that a character begins with, the first in the order of a dictionary; one before all of these begins with A. */
const SOUNDS = 'b八c嚓d哒e妸f发g旮h哈j讥k咔l垃m痳n拏o噢p妑q七r呥s扨t它w穵x夕y丫z帀'.match(/../gu)!;

/** Whether the language is sorted by sound, as Chinese is in China: by strokes, the first of these would come last. */
const isPinyin = ({ language, compare }: Words): boolean => language.startsWith('zh') && compare('嚓', '丫') < 0;

function firstSound({ compare }: Words, text: string): string {
  const first = [...text][0]!;
  return SOUNDS.findLast(sound => compare(sound.slice(1), first) <= 0)?.[0] ?? 'a';
}
