import { type Identity, identify } from '../../src/editorial/identity.ts';
import { printing } from '../../src/editorial/printing.ts';
import type { Paper } from '../../src/paper.ts';

/** What a listing says of a paper, and where it is printed. */
export type Said = Paper & { printed?: { volume?: string; issue?: string; page?: string } };

/** A title that is one paper's alone. */
export const LONG = 'A Slow Survey of Pebbles Carried by Winter Waves';
export const ABSTRACT =
  'We follow four hundred pebbles along one beach for a winter and find that the large ones travel further than the small.';

/** What the identity of a paper is decided from. */
export function identity({ printed, ...paper }: Said): Identity {
  const place = printed && printing(printed);
  return identify(paper, place === undefined ? [] : [place]);
}
