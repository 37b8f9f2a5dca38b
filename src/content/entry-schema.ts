import * as v from 'valibot';
import { isPortableName } from '../files/portable-name.ts';
import type { PaperEntry } from '../paper.ts';
import { wellFormed } from '../typeset/unsafe.ts';
import { isDate, isDay } from './calendar.ts';
import { NORMALISED } from './identifier.ts';
import { isLanguage } from './language-tag.ts';

/** Text of any kind, without the halves of characters that YAML's escapes can spell; a bare `1984` or `true` is the text that was typed. */
export const text = v.pipe(
  v.union([v.string(), v.number(), v.boolean()], 'text'),
  v.transform(value => wellFormed(String(value))),
  v.check(s => s.trim() !== '', 'text that is not blank'),
);
const count = v.pipe(v.number('a whole number'), v.safeInteger('a whole number'), v.minValue(0, 'a whole number'));
export const day = v.pipe(text, v.check(isDay, 'a day that exists, as "yyyy-mm-dd"'));
const date = v.pipe(text, v.check(isDate, 'a date that exists, as "yyyy-mm-dd", "yyyy-mm" or "yyyy"'));
/** What a name may be in an address. */
export const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;
export const slug = v.pipe(
  text,
  v.regex(SLUG, 'a slug of a-z, 0-9 and "-"'),
  v.check(name => isPortableName(`${name}.md`), 'a slug that can be the name of a file on every system'),
);
/** An entry's id, which is its file's name: ours are lower case, a person's own may not be. */
export const ENTRY_ID = /^[A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*$/;
export const id = v.pipe(
  text,
  v.regex(ENTRY_ID, 'the id of an entry'),
  v.check(name => isPortableName(`${name}.md`), 'an id that can be the name of a file on every system'),
);
/** An entry as a person names it: its id, an identifier of the paper's, or how its id or title begins. */
export const entryName = v.pipe(
  text,
  v.check(name => name.length <= 500, 'the name of an entry: its id, an identifier, or the beginning of its title'),
);
export const fileName = v.pipe(text, v.regex(/^[^./\\\x00-\x1f][^/\\\x00-\x1f]*$/, "a file's name without a folder"));
export const webAddress = v.pipe(text, v.regex(/^https?:\/\/[^\s<>"\\^`{|}]+$/i, 'an http or https address'));
const language = v.check(isLanguage, 'a language, as "en"');
const lines = v.pipe(text, v.regex(/^\d+(?:-\d+)?(?:,\d+(?:-\d+)?)*$/, 'lines, as "413-415" or "3,7-9"'));
const kinds = ['code', 'data', 'model', 'project', 'paper', 'other'] as const;
const statuses = ['withdrawn', 'retracted', 'superseded'] as const;

function list<T extends v.GenericSchema>(item: T) {
  return v.optional(v.array(item, 'a list'));
}

/** An identifier in any of the forms in which people copy it: an address, a name before it, its version behind it. */
function identifier(kind: keyof typeof NORMALISED, expected: string) {
  return v.pipe(
    text,
    v.check(written => NORMALISED[kind](written) !== undefined, expected),
    v.transform(written => NORMALISED[kind](written)!),
  );
}

/** The fields of an entry's front matter; a sidecar may state them for all papers of its dump. */
export const ENTRY_FIELDS = {
  title: v.optional(text),
  'title-translations': v.optional(v.record(v.pipe(v.string(), language), text, 'a map of languages and titles')),
  author: list(text),
  'author-count': v.optional(count),
  'authors-complete': v.optional(v.literal(false, 'false, or no such line')),
  issued: v.optional(date),
  listed: day,
  'container-title': v.optional(text),
  event: v.optional(
    v.object({ session: v.optional(text), place: v.optional(text), presentation: v.optional(text) }, 'a map'),
  ),
  genre: v.optional(text),
  language: v.optional(v.pipe(text, language)),
  identifiers: v.optional(
    v.object(
      {
        arxiv: v.optional(identifier('arxiv', 'the identifier of a paper on arXiv, as "2501.01234"')),
        doi: v.optional(identifier('doi', 'a DOI, as "10.1000/182"')),
        openreview: v.optional(identifier('openreview', 'the identifier of a paper on OpenReview')),
        pmid: v.optional(identifier('pmid', 'the number of a paper in PubMed, as "31452104"')),
        pmcid: v.optional(identifier('pmcid', 'the identifier of a paper in PubMed Central, as "PMC6710501"')),
      },
      'a map',
    ),
  ),
  links: list(v.object({ url: webAddress, kind: v.picklist(kinds, `one of ${kinds.join(', ')}`) }, 'a map')),
  topics: list(slug),
  'author-comment': v.optional(text),
  comments: v.optional(count),
  'abstract-by': v.optional(v.literal('editor', '"editor", or no such line')),
  status: v.optional(v.picklist(statuses, `one of ${statuses.join(', ')}`)),
  pick: v.optional(v.boolean('true or false')),
  note: v.optional(text),
  aliases: list(id),
  provenance: list(v.object({ dump: fileName, source: slug, lines, listed: day }, 'a map')),
};

/** The keys that a map inside the front matter may have; of `title-translations` they are languages. */
export const INNER_KEYS: Partial<Record<keyof PaperEntry, readonly string[]>> = {
  event: ['session', 'place', 'presentation'],
  identifiers: ['arxiv', 'doi', 'openreview', 'pmid', 'pmcid'],
  links: ['url', 'kind'],
  provenance: ['dump', 'source', 'lines', 'listed'],
};

export const EntrySchema = v.object(ENTRY_FIELDS, 'front matter of the form `key: value`');
