import { allowsDigit } from './math.ts';
import { pairStars, type Token } from './token.ts';

/** Writes tokens as plain text: emphasis and links leave their words, formulas stay between dollar signs. */
export function toPlain(tokens: readonly Token[]): string {
  const out: string[] = [];
  let afterMath = false;
  for (const token of pairStars(tokens)) {
    if (token.type === 'text') {
      // A plain formula ends where no digit follows.
      if (afterMath && /^\d/.test(token.value) && !allowsDigit(out.at(-1)!)) out.push(' ');
      out.push(token.value.replace(/\n/g, ' '));
    } else if (token.type === 'math') out.push(`$${token.content}$`);
    else if (token.type === 'address') out.push(token.url);
    else if (token.type === 'paragraph' || token.type === 'item') out.push(' ');
    if (token.type === 'math') afterMath = true;
    else if (token.type === 'text') afterMath = false;
  }
  return out.join('').normalize('NFC').replace(/ {2,}/g, ' ').trim();
}
