import { oneOf } from '../../typeset/words.ts';
import { isName } from '../prose.ts';

/** The names that a text is a list of. */
export interface AuthorList {
  /** One string for each, as written: "Byron, A." included. */
  names: string[];
  /** "et al." says that there are more. */
  more: boolean;
}

const MORE = /(?:\bet\.? ?al\b\.?|\band others|…|\.\.\.)$/i;
/** Signs that no list of names has. */
const NEVER = /[\d!?:“”"„=$\\{}<>|/_+#@]/;
/** A stop behind a whole word ends a sentence. */
const ENDED = /\p{Ll}{2}\.\s/u;
const LONGEST = 10_000;
const PARTICLES = '(?:(?:al|bin|da|de|del|den|der|di|dos|du|el|la|le|ten|ter|van|von) )*';
const FAMILY = new RegExp(`^${PARTICLES}\\p{Lu}[\\p{L}\\p{M}'’-]+(?: \\p{Lu}[\\p{L}\\p{M}'’-]+){0,2}$`, 'u');
const ONE_FAMILY = new RegExp(`^${PARTICLES}\\p{Lu}[\\p{L}\\p{M}'’-]+$`, 'u');
/** "And" before the last of several only. */
const JOINED = /^(?:(?! (?:and|&|und|et) ).)+ (?:and|&|und|et) (?!.* (?:and|&|und|et) )/;
const INITIALS = /^(?:\p{Lu}\p{Ll}?\.(?:[ -]|$)?){1,4}$|^\p{Lu}{1,3}$/u;
const GIVEN = /^\p{Lu}[\p{L}\p{M}'’-]+(?: \p{Lu}\.?){0,2}$/u;
/** Capitalised words of titles, descriptions and institutions, which would else pass for names. */
const NO_NAME = new RegExp(
  String.raw`\b${oneOf(String.raw`learning|networks?|models?|surveys?|deep|neural|data|datasets?|languages?|vision|visual|images?
  videos?|analysis|systems?|methods?|algorithms?|theory|introduction|review|overview|transformers?|attention|graphs?
  generative|adversarial|reinforcement|detection|recognition|segmentation|classification|optimi[sz]ation|representations?
  computer|machine|artificial|intelligence|university|institute|research|labs?|laborator\w{1,4}|conference|workshop|journal
  proceedings|society|press|spotlight|oral|poster|award|tutorials?|official|implementation|understanding|reasoning|generation
  training|prediction|estimation|diffusion|large|multi-?modal|agents?|benchmarks?|processing|retrieval|framework|approach
  towards?|using|based|with|from|via|for|google|microsoft|deepmind|openai|nvidia|summer|school|library|toolkit|chapter
  speech|text|robot\w{0,4}|inference|embeddings?|features?|domain|semantic|supervised|open|source|state|art|mechanisms?`)}\b`,
  'i',
);

/**
 * The names of a list of authors as people write it: "Ada Byron, B. Cole and Kim Doe", "Byron, A., & Cole, B.", "Byron A, Cole B",
 * "Byron, Ada, and Bo Cole", "Byron et al."; "Byron, Ada; Cole, Bo".
 *
 * @returns undefined where any part of it may be something else
 */
export function authorList(text: string): AuthorList | undefined {
  if (text.length > LONGEST) return undefined;
  let list = ended(unmarked(text.replace(/\([^()]{0,200}\)/g, '')));
  const more = MORE.exec(list);
  if (more) list = ended(list.slice(0, more.index));
  if (more === null && familyNames(list)) return undefined;
  if (list === '' || NEVER.test(list) || ENDED.test(list) || NO_NAME.test(list)) return undefined;
  const names = list.includes(';') ? list.split(';').map(part => part.trim()) : commaList(list, more !== null);
  if (!names?.every(name => /\p{L}{2}/u.test(name) && (FAMILY.test(name) || isName(name) || isTurned(name))))
    return undefined;
  return { names, more: more !== null };
}

/**
 * People by their family names alone: "Li & Wang", "Li, Wang and Chen". Any two words with "and" look so, "Sets and Trees" too: asked
 * only where something beside them says that they are people.
 */
export function familyNames(text: string): AuthorList | undefined {
  const list = ended(text.slice(0, LONGEST));
  const names = list.split(/,? (?:and|&|und|et) |, /);
  const areNames = names.length > 1 && names.every(name => ONE_FAMILY.test(name) && !NO_NAME.test(name));
  return areNames && JOINED.test(list) ? { names, more: false } : undefined;
}

/** Without the marks of footnotes, which may stand where a comma is missing. */
function unmarked(text: string): string {
  return text.replace(/[*∗†‡§¶](?=\s\p{Lu})/gu, ',').replace(/[*∗†‡§¶]/g, '');
}

/** "Byron, Ada", "Byron, A. B." */
function isTurned(name: string): boolean {
  const [family = '', given = '', ...rest] = name.split(', ');
  return rest.length === 0 && FAMILY.test(family) && (INITIALS.test(given) || GIVEN.test(given) || isName(given));
}

function commaList(list: string, hasMore: boolean): string[] | undefined {
  const parts = list
    .split(/,|\s(?:and|&|und|et)\s/)
    .map(part => part.trim().replace(/^(?:and|&) /, ''))
    .filter(part => part !== '');
  const names: string[] = [];
  for (let i = 0; i < parts.length; i++) {
    const [part, next] = [parts[i]!, parts[i + 1]];
    const isOneWord = !part.includes(' ');
    if (next !== undefined && FAMILY.test(part) && INITIALS.test(next)) names.push(`${part}, ${parts[++i]}`);
    else if (isName(part)) names.push(part);
    // Only the first name of such a list is turned.
    else if (i === 0 && isOneWord && FAMILY.test(part) && next !== undefined && GIVEN.test(next))
      names.push(`${part}, ${parts[++i]}`);
    else if (isOneWord && FAMILY.test(part) && hasMore && parts.length === 1) names.push(part);
    else return undefined;
  }
  return names.length > 0 ? names : undefined;
}

/** Without the punctuation around it; the stop of an initial stays. */
function ended(text: string): string {
  const list = text.trim().replace(/^[,;.:–—-]\s?/, '');
  let end = list.length;
  while (
    end > 0 &&
    /[\s,;:.&]/.test(list[end - 1]!) &&
    !/(?:^|[\s.-])\p{Lu}\.$/u.test(list.slice(Math.max(0, end - 4), end))
  )
    end--;
  return list.slice(0, end).trim();
}
