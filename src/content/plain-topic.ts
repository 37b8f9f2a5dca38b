import { isPlain, readScalar } from './yaml-scalar.ts';

/** A number as a topic's weight is written. */
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,5})(?:\.\d{1,6})?$/;

/**
 * Reads the YAML of a topic as it is shipped: a key and a value on each line, terms indented by two, no comments. Forty files
 * of a hundred terms cost the full parser a fifth of a second. Answers what it would, or `undefined`, which is then its to read.
 */
export function readPlainTopic(yaml: string): Record<string, unknown> | undefined {
  const data: Record<string, unknown> = {};
  const terms: Record<string, number> = {};
  const lines = yaml.split('\n');
  if (lines.pop() !== '') return undefined;
  for (const line of lines) {
    const colon = line.lastIndexOf(': ');
    if (line === 'terms:' && !('terms' in data)) data['terms'] = terms;
    else if (line.startsWith('  ') && 'terms' in data) {
      const term = line.slice(2, colon);
      const value = line.slice(colon + 2);
      if (
        colon < 0 ||
        !(isPlain(term) || (/^\dD\b/.test(term) && isPlain(`a${term}`))) ||
        !PLAIN_NUMBER.test(value) ||
        Object.hasOwn(terms, term)
      )
        return undefined;
      terms[term] = Number(value);
    } else {
      const first = line.indexOf(': ');
      const key = line.slice(0, first);
      const value = line.slice(first + 2);
      if (!/^(?:name|belongs|bias)$/.test(key) || key in data || 'terms' in data) return undefined;
      data[key] = PLAIN_NUMBER.test(value) ? Number(value) : readScalar(value);
      if (data[key] === undefined) return undefined;
    }
  }
  return data;
}
