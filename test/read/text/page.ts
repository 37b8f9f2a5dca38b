import MarkdownIt from 'markdown-it';
import { mathAt } from '../../../src/read/text/math.ts';

/** Markdown as pages show it, with formulas by the rule that ingestion uses. */
const markdown = new MarkdownIt({ html: false, linkify: true });
markdown.inline.ruler.before('escape', 'math', (state, silent) => {
  const span = mathAt(state.src, state.pos);
  if (!span || span.end > state.posMax) return false;
  if (!silent) state.push('math', '', 0).content = span.content;
  state.pos = span.end;
  return true;
});
markdown.renderer.rules['math'] = (tokens, i) => `<math>${markdown.utils.escapeHtml(tokens[i]!.content)}</math>`;

export function render(text: string): string {
  return markdown.render(text);
}

/** What a reader of the page sees: the text with its formulas; hrefs are not seen. */
export function pageText(text: string): string {
  let out = '';
  for (const block of markdown.parse(text, {})) {
    if (block.type === 'inline') {
      for (const token of block.children ?? []) out += token.type === 'text' ? token.content : ` ${token.content} `;
      out += '\n';
    } else if (block.content) out += `${block.content}\n`;
  }
  return out;
}

/** The letters of a text, command names taken away, in the compatibility decomposition. */
export function letters(text: string): string {
  return text
    .replace(/[\p{Surrogate}\p{Default_Ignorable_Code_Point}]/gu, '')
    .normalize('NFKD')
    .replace(/\\(?:(?:begin|end)\{[a-z]+\}|[A-Za-z]+|.)/gs, ' ')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}
