import { type FrontMatter, readFrontMatter } from './front-matter.ts';
import { isPlain, readScalar } from './yaml-scalar.ts';

/** A number as a topic's weight is written. */
const PLAIN_NUMBER = /^-?(?:0|[1-9]\d{0,5})(?:\.\d{1,6})?$/;

/**
 * Reads the YAML of a topic as it is shipped: a key and a value on each line, terms indented by two and those of a language by
 * four, no comments. Forty files of a hundred terms cost the full parser a fifth of a second. Answers what it would, or `undefined`, which is then its to read.
 */
export function readPlainTopic(yaml: string): FrontMatter | undefined {
  return readFrontMatter(yaml, {
    isKey: key => /^(?:name|belongs|bias|terms|terms-in)$/.test(key),
    isOuterKey: key => key === 'terms-in',
    innerKey: term => (isPlain(term) || (/^\dD\b/.test(term) && isPlain(`a${term}`)) ? term : undefined),
    scalar: text => (PLAIN_NUMBER.test(text) ? Number(text) : readScalar(text)),
  });
}
