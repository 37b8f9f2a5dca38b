import { SIGNS_OF_TEXT } from '../../typeset/latex/commands.ts';
import { BARE_SIGN, lostSymbols } from './damage.ts';
import { sentenceEndsAt } from './glue.ts';

/** One kind of damage for which there is one sure mend. */
export interface Mend {
  /** What is done, for people. */
  says: string;
  /** The text mended; undefined where it is not sure in every place. A text that is whole already comes back as it is. */
  mend(text: string): string | undefined;
}

/** Damage that can be mended. */
export type MendKind = 'glued-words' | 'lost-symbol';

/** By the name of the damage. */
export const MENDS: Readonly<Record<MendKind, Mend>> = {
  'glued-words': {
    says: 'a blank between sentences that are glued together',
    mend: text => outsideFormulas(text, splitSentences),
  },
  'lost-symbol': {
    says: 'the sign in the place of a TeX command that lost its backslash next to a number',
    mend: text => {
      const mended = outsideFormulas(text, part =>
        part.replace(new RegExp(BARE_SIGN, 'g'), command => SIGNS_OF_TEXT.get(command)!),
      );
      return lostSymbols(mended).length === 0 ? mended : undefined;
    },
  },
};

/** Whether damage of a kind can be mended. */
export const isMendKind = (kind: string): kind is MendKind => Object.hasOwn(MENDS, kind);

function splitSentences(text: string): string {
  let mended = '';
  let from = 0;
  for (let at = text.search(/[.?]/); at >= 0 && at < text.length; at++) {
    if ((text[at] !== '.' && text[at] !== '?') || !sentenceEndsAt(text, at)) continue;
    mended += `${text.slice(from, at + 1)} `;
    from = at + 1;
  }
  return mended + text.slice(from);
}

/** Formulas stay as they are: a dollar without its other one begins none. */
function outsideFormulas(text: string, change: (text: string) => string): string {
  const parts = text.split('$');
  if (parts.length % 2 === 0) return change(text);
  return parts.map((part, i) => (i % 2 === 0 ? change(part) : part)).join('$');
}
