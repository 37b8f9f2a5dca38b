import { pairStars, type Token } from './token.ts';

/** Writes tokens as plain text: emphasis and links leave their words, formulas stay between dollar signs. */
export function toPlain(tokens: readonly Token[]): string {
  let out = '';
  for (const token of pairStars(tokens)) {
    switch (token.type) {
      case 'text':
        // A formula ends where no digit follows.
        if (/^\d/.test(token.value) && out.endsWith('$')) out += ' ';
        out += token.value.replace(/\n/g, ' ');
        break;
      case 'math':
        out += `$${token.content}$`;
        break;
      case 'address':
        out += token.url;
        break;
      case 'paragraph':
      case 'item':
        out += ' ';
    }
  }
  return out.normalize('NFC').replace(/ {2,}/g, ' ').trim();
}
