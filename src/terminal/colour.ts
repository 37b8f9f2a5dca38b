/** Colours of a terminal, by what they mean. Without a terminal, or where NO_COLOR is set (https://no-color.org), text stays as it is. */
export interface Colours {
  good(text: string): string;
  bad(text: string): string;
  doubtful(text: string): string;
  quiet(text: string): string;
  strong(text: string): string;
}

export function coloursOf(stream: { isTTY?: boolean }, env: NodeJS.ProcessEnv = process.env): Colours {
  const on = Boolean(stream.isTTY) && !env['NO_COLOR'] && env['TERM'] !== 'dumb';
  const code = (start: number, end: number) => (text: string) => (on ? `\u001b[${start}m${text}\u001b[${end}m` : text);
  return { good: code(32, 39), bad: code(31, 39), doubtful: code(33, 39), quiet: code(2, 22), strong: code(1, 22) };
}
