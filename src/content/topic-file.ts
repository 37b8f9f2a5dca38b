import * as v from 'valibot';
import { ContentError } from '../diagnostic.ts';
import { isPortableName } from '../files/portable-name.ts';
import { requireFields } from './check-fields.ts';
import { text } from './entry-schema.ts';
import { bodyText, splitMarkdownFile } from './markdown-file.ts';
import { isPlain, readScalar } from './yaml-scalar.ts';
import { readYaml } from './yaml-text.ts';

/** A topic as its editor describes it. */
export interface TopicFile {
  /** The file's name without `.md`. */
  slug: string;
  name: string;
  /** What belongs, in words. */
  belongs?: string;
  /** The terms that assign the topic, each with its weight; a negative one speaks against it. */
  terms: Record<string, number>;
  /** Added to the sum of the weights. */
  bias?: number;
  /** Markdown; empty where there is none. */
  intro: string;
}

/** `2`, `-1.5`, and `2.0`, which the reader of YAML leaves as it was typed. */
const weight = v.pipe(
  v.union([v.number(), v.pipe(v.string(), v.regex(/^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/, 'a number'))], 'a number'),
  v.transform(Number),
  v.finite('a number'),
);

const TopicSchema = v.object(
  {
    name: text,
    belongs: v.optional(text),
    bias: v.optional(weight),
    terms: v.optional(v.record(v.string(), weight, 'a map of terms and weights'), {}),
  },
  'a map',
);

/** What a topic may be called in an address. */
export const TOPIC_SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/**
 * Reads `topics/<slug>.md`.
 * @throws ContentError naming file and line of each mistake
 */
export function readTopic(file: string, source: string, slug: string): TopicFile {
  if (!TOPIC_SLUG.test(slug) || !isPortableName(`${slug}.md`)) {
    const message = `expected a file name of a-z, 0-9 and "-" that is no device of Windows, found "${slug}"`;
    throw new ContentError({ severity: 'error', rule: 'topic-name', file, message, advice: 'Rename the file.' });
  }
  const { yaml, body } = splitMarkdownFile(file, source);
  const quick = v.safeParse(TopicSchema, readPlainTopic(yaml));
  const fields = quick.success ? quick.output : requireFields(file, readYaml(file, yaml, 2), TopicSchema, 2);
  return { slug, ...fields, intro: bodyText(body) ?? '' };
}

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
