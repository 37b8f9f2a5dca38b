import * as v from 'valibot';
import { refusalAt } from '../diagnostic.ts';
import { requireFields } from './check-fields.ts';
import { SLUG, slug, text } from './entry-schema.ts';
import { readYaml } from './yaml-text.ts';

/** A search whose results are a page and a feed. A paper is in it where every key that is given holds. */
export interface SavedQuery {
  /** The file's name without `.yaml`; of the page and of the feed too. */
  slug: string;
  name: string;
  description?: string;
  /** Each of these occurs in title or abstract. */
  words?: string[];
  /** None of these does. */
  'not-words'?: string[];
  /** One of these topics is the paper's. */
  topics?: string[];
  /** One of these signs the paper. */
  authors?: string[];
  /** Whether code is linked. */
  'has-code'?: boolean;
}

const CONDITIONS = ['words', 'not-words', 'topics', 'authors', 'has-code'] as const;
/** Names of the digest's own feeds and folders of feeds. */
const TAKEN = /^(?:all|papers|picks|corrections|archive|topic-.*)$/;

const words = v.optional(
  v.array(
    v.pipe(text, v.regex(/[\p{L}\p{N}]/u, 'a word or words'), v.maxLength(200, 'at most 200 characters')),
    'a list',
  ),
);

/** @internal */
export const FeedSchema = v.object(
  {
    name: text,
    description: v.optional(text),
    words,
    'not-words': words,
    topics: v.optional(v.array(slug, 'a list of topics')),
    authors: words,
    'has-code': v.optional(v.boolean('true or false')),
  },
  'a map',
);

/**
 * Reads `feeds/<slug>.yaml`.
 * @throws ContentError naming file and line of each mistake
 */
export function readFeed(file: string, yaml: string, name: string): SavedQuery {
  const fail = (rule: string, message: string, advice: string): never => {
    throw refusalAt({ file }, rule, message, advice);
  };
  if (!SLUG.test(name))
    fail('feed-name', `expected a file name of a-z, 0-9 and "-", found "${name}"`, 'Rename the file.');
  if (TAKEN.test(name))
    fail('feed-name', `expected a name that no feed of the digest has, found "${name}"`, 'Rename the file.');
  const query = { slug: name, ...requireFields(file, readYaml(file, yaml), FeedSchema) };
  const missing = `expected one of the keys ${CONDITIONS.join(', ')}, found none`;
  if (CONDITIONS.every(key => query[key] === undefined)) fail('feed-query', missing, 'Say what belongs in this feed.');
  return query;
}
