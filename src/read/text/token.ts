/** The marks that a piece of text can be set in. */
export type Mark = 'em' | 'strong' | 'code';

/** What an abstract or a title consists of once LaTeX, HTML and Markdown have been read. */
export type Token =
  | { type: 'text'; value: string }
  | { type: 'math'; content: string; display: boolean }
  /** An address that stands in the text as it is. */
  | { type: 'address'; url: string }
  | { type: 'open' | 'close'; mark: Mark }
  | { type: 'link'; url: string }
  | { type: 'endlink' }
  /** Asterisks of the source, which may be Markdown's. */
  | { type: 'stars'; length: number; opens: boolean; closes: boolean; at: number }
  | { type: 'paragraph' }
  | { type: 'item'; numbered: boolean };

/** Emphasis does not run over more than this: two asterisks that far apart are two asterisks. */
const LONGEST_EMPHASIS = 400;

/**
 * Asterisks that pair within a paragraph become marks, the others text. One is emphasis, two and three are strong
 * (https://spec.commonmark.org/0.31.2/#emphasis-and-strong-emphasis; nothing nests here).
 */
export function pairStars(tokens: readonly Token[]): Token[] {
  const result: Token[] = [];
  const openers = new Map<number, { index: number; at: number }>();
  for (const token of tokens) {
    if (token.type === 'paragraph' || token.type === 'item') openers.clear();
    if (token.type !== 'stars') {
      result.push(token);
      continue;
    }
    const mark: Mark = token.length === 1 ? 'em' : 'strong';
    const opener = openers.get(token.length);
    if (token.closes && opener && token.at - opener.at <= LONGEST_EMPHASIS) {
      result[opener.index] = { type: 'open', mark };
      result.push({ type: 'close', mark });
      openers.delete(token.length);
      continue;
    }
    if (token.opens && token.length <= 3) openers.set(token.length, { index: result.length, at: token.at });
    result.push({ type: 'text', value: '*'.repeat(token.length) });
  }
  return result;
}

/**
 * Code that holds a link is set as text, since code shows its content as it is; code within code is one; other marks and
 * math signs in code are plain text.
 */
export function settleCode(tokens: readonly Token[]): Token[] {
  const result: (Token | undefined)[] = [];
  let depth = 0;
  let start = -1;
  let linked = false;
  const end = () => {
    if (linked) result[start] = undefined;
    else result.push({ type: 'close', mark: 'code' });
    depth = 0;
  };
  for (const token of tokens) {
    const isCode = (token.type === 'open' || token.type === 'close') && token.mark === 'code';
    if (isCode && token.type === 'open') {
      if (depth++ > 0) continue;
      start = result.length;
      linked = false;
    } else if (isCode) {
      if (depth === 1) end();
      else depth = Math.max(0, depth - 1);
      continue;
      // A declaration without an end: the code ends with the paragraph.
    } else if (depth > 0 && (token.type === 'paragraph' || token.type === 'item')) end();
    linked ||= token.type === 'link' || token.type === 'address';
    result.push(token);
  }
  if (depth > 0) end();
  return result.filter(token => token !== undefined);
}
