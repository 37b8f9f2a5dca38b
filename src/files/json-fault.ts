/**
 * What is wrong with a text that is no JSON, and on which line, where that is known.
 *
 * @param said what the reader of JSON said of it; it says where, but of some faults
 */
export function jsonFault(text: string, said: string): { found: string; line?: number } {
  if (text.trim() === '') return { found: 'an empty file', line: 1 };
  const whole = text.trimEnd();
  const [, stated] = /position (\d+)/.exec(said) ?? [];
  const position = said.startsWith('Unexpected end') ? whole.length : stated === undefined ? undefined : Number(stated);
  if (position === undefined) return { found: 'what is no JSON' };
  const line = whole.slice(0, position).split('\n').length;
  return { found: position >= whole.length ? 'a file that is cut off' : 'what is no JSON', line };
}
