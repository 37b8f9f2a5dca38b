import * as v from 'valibot';
import { refusalAt } from '../diagnostic.ts';
import { isPortableName } from '../files/portable-name.ts';
import { requireFields } from './check-fields.ts';
import { SLUG, slug, text } from './entry-schema.ts';
import { isLanguage } from './language-tag.ts';
import { bodyText, splitMarkdownFile } from './markdown-file.ts';
import { readPlainTopic } from './plain-topic.ts';
import { type Path, readYaml } from './yaml-text.ts';

/** A topic as its editor describes it. */
export interface TopicFile {
  /** The file's name without `.md`. */
  slug: string;
  name: string;
  /** Its former slugs, which lead to it. */
  aliases?: string[];
  /** What belongs, in words. */
  belongs?: string;
  /** The terms that assign the topic, each with its weight; a negative one speaks against it. */
  terms: Record<string, number>;
  /** Terms by the language that they are in, for papers in it, with weights of their own. */
  'terms-in'?: Record<string, Record<string, number>>;
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

const isMap = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Not valibot's own kind of map, which leaves out without a word what is called `prototype` or `constructor`. */
const termWeights = Object.assign(
  v.pipe(
    v.custom<Record<string, unknown>>(isMap, 'a map of terms and weights'),
    v.rawTransform<Record<string, unknown>, Record<string, number>>(({ dataset: { value: input }, addIssue }) => {
      const weights: Record<string, number> = {};
      for (const [key, value] of Object.entries(input)) {
        const { success, output, issues } = v.safeParse(weight, value);
        if (success) weights[key] = output;
        else
          addIssue({
            message: issues[0].message,
            input: value,
            path: [{ type: 'object', origin: 'value', input, key, value }],
          });
      }
      return weights;
    }),
  ),
  { key: v.string(), value: weight },
);
const language = v.pipe(v.string(), v.check(isLanguage, 'a language, as "zh"'));

/** @internal */
export const TopicSchema = v.object(
  {
    name: text,
    aliases: v.optional(v.array(slug, 'a list')),
    belongs: v.optional(text),
    bias: v.optional(weight),
    terms: v.optional(termWeights, {}),
    'terms-in': v.optional(v.record(language, termWeights, 'a map of languages')),
  },
  'a map',
);

/** Whether it is the place of a map of terms. */
function isTerms([key, ...below]: Path): boolean {
  return (key === 'terms' && below.length === 0) || (key === 'terms-in' && below.length === 1);
}

/**
 * Reads `topics/<slug>.md`.
 * @throws ContentError naming file and line of each mistake
 */
export function readTopic(file: string, source: string, name: string): TopicFile {
  if (!SLUG.test(name) || !isPortableName(`${name}.md`)) {
    const message = `expected a file name of a-z, 0-9 and "-" that is no device of Windows, found "${name}"`;
    throw refusalAt({ file }, 'topic-name', message, 'Rename the file.');
  }
  const { yaml, body } = splitMarkdownFile(file, source);
  const quick = v.safeParse(TopicSchema, readPlainTopic(yaml));
  const fields = quick.success ? quick.output : requireFields(file, readYaml(file, yaml, 2, isTerms), TopicSchema, 2);
  return { slug: name, ...fields, intro: bodyText(body) ?? '' };
}
