import * as v from 'valibot';
import { issueMessage, issuePath } from '../content/check-fields.ts';
import type { EntryChanges } from '../content/edit-entry.ts';
import { EntrySchema } from '../content/entry-schema.ts';
import { bodyText } from '../content/markdown-file.ts';
import type { Identifiers, Link, PaperEntry } from '../paper.ts';
import { words } from '../typeset/words.ts';
import type { WordKey, Words } from '../words/words.ts';
import { Conflict, UnfitFields } from './desk.ts';
import type { Form } from './view.ts';

/** What an entry says, or is to say; `listed` may be missing while a new one is written. */
export type Draft = Partial<Omit<PaperEntry, 'id' | 'provenance'>>;

/** A label or hint among the site's words. */
type FieldWord = Extract<WordKey, `field-${string}` | `hint-${string}` | `choice-${string}`>;

/** A field of an entry as a form has it: one text. */
export interface EntryField {
  /** In the form; behind a point, a key of the map that the entry has there. */
  name: string;
  /** Of the entry. */
  key: keyof Draft;
  /** A name, as of an archive, is the same in all languages. */
  label: FieldWord | { proper: string };
  /** `lines` has an item on each line. */
  as: 'line' | 'lines' | 'text' | 'tick' | 'choice' | 'topics' | 'day';
  /** Whether its line may be longer than a field is wide. */
  isLong?: true;
  /** What a `choice` may be, besides nothing. */
  choices?: Readonly<Record<string, FieldWord>>;
  hint?: FieldWord;
  text(entry: Draft): string;
  /** What the entry's key is to say. @param now the entry as it is */
  value(text: string, now: Draft): unknown;
}

/** What a field is called. */
export const labelOf = (words: Words, { label }: EntryField): string =>
  typeof label === 'string' ? words.say(label) : label.proper;

const isSet = (text: string): string | undefined => (text === '' ? undefined : text);
const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.replace(/\s+/g, ' ').trim())
    .filter(Boolean);
const listOf = <T>(items: T[]): T[] | undefined => (items.length > 0 ? items : undefined);
/** Digits become a number; anything else stays for the schema to complain of. */
const numberOf = (text: string): unknown => (/^\d{1,15}$/.test(text) ? Number(text) : isSet(text));

function line(key: keyof Draft, label: EntryField['label'], hint?: FieldWord): EntryField {
  const text = (entry: Draft) => (entry[key] as string | undefined) ?? '';
  return { name: key, key, label, as: 'line', ...(hint && { hint }), text, value: isSet };
}

function count(key: keyof Draft, label: FieldWord): EntryField {
  return { ...line(key, label), text: entry => String(entry[key] ?? ''), value: numberOf };
}

function tick(key: keyof Draft, label: FieldWord, ticked: unknown): EntryField {
  return {
    ...line(key, label),
    as: 'tick',
    text: entry => (entry[key] === ticked ? '1' : ''),
    value: text => (text === '' ? undefined : ticked),
  };
}

function inMap(key: 'identifiers' | 'event', inner: string, label: EntryField['label'], hint?: FieldWord): EntryField {
  return {
    ...line(key, label, hint),
    name: `${key}.${inner}`,
    text: entry => (entry[key] as Record<string, string> | undefined)?.[inner] ?? '',
    value: (text, now) => {
      const { [inner]: _, ...rest } = (now[key] ?? {}) as Record<string, string>;
      const map = text === '' ? rest : { ...rest, [inner]: text };
      return Object.keys(map).length > 0 ? map : undefined;
    },
  };
}

const IDENTIFIERS: readonly [keyof Identifiers, string][] = [
  ['arxiv', 'arXiv'],
  ['doi', 'DOI'],
  ['openreview', 'OpenReview'],
  ['pmid', 'PubMed'],
  ['pmcid', 'PubMed Central'],
];

const TITLE: EntryField = { ...line('title', 'field-title'), isLong: true };
const AUTHORS: EntryField = {
  ...line('author', 'field-authors', 'hint-authors'),
  as: 'lines',
  text: ({ author = [] }) => author.join('\n'),
  value: text => listOf(linesOf(text)),
};
const TRANSLATIONS: EntryField = {
  ...line('title-translations', 'field-translations', 'hint-translations'),
  as: 'lines',
  text: ({ 'title-translations': titles = {} }) =>
    Object.entries(titles)
      .map(pair => pair.join(': '))
      .join('\n'),
  value: text => (text === '' ? undefined : Object.fromEntries(linesOf(text).map(translationOf))),
};
const LINKS: EntryField = {
  ...line('links', 'field-links', 'hint-links'),
  as: 'lines',
  text: ({ links = [] }) => links.map(({ url, kind }) => `${url} ${kind}`).join('\n'),
  value: text => listOf(linesOf(text).map(linkOf)),
};
const TOPICS: EntryField = {
  ...line('topics', 'field-topics'),
  as: 'topics',
  text: ({ topics = [] }) => topics.join(', '),
  value: text => listOf([...new Set(text.split(',').map(slug => slug.trim()))].filter(Boolean)),
};
const STATUS: EntryField = {
  ...line('status', 'field-status'),
  as: 'choice',
  choices: { withdrawn: 'choice-withdrawn', retracted: 'choice-retracted', superseded: 'choice-superseded' },
};
const NOTE: EntryField = { ...line('note', 'field-remark', 'hint-remark'), as: 'text' };
const ABSTRACT: EntryField = {
  ...line('abstract', 'field-abstract', 'hint-abstract'),
  as: 'text',
};

/** The fields that a person mostly changes, in the order in which they are read. */
export const FIELDS: readonly EntryField[] = [
  TITLE,
  AUTHORS,
  ABSTRACT,
  NOTE,
  tick('pick', 'field-pick', true),
  TOPICS,
  line('issued', 'field-published', 'hint-published'),
  line('container-title', 'field-venue', 'hint-venue'),
  { ...line('listed', 'field-day', 'hint-day'), as: 'day' },
  ...IDENTIFIERS.map(([kind, label]) => inMap('identifiers', kind, { proper: label })),
  LINKS,
  STATUS,
];

/** The rest. */
export const MORE_FIELDS: readonly EntryField[] = [
  tick('abstract-by', 'field-abstract-by', 'editor'),
  count('author-count', 'field-author-count'),
  tick('authors-complete', 'field-authors-complete', false),
  line('genre', 'field-genre'),
  line('language', 'field-language', 'hint-language'),
  TRANSLATIONS,
  inMap('event', 'presentation', 'field-presentation'),
  inMap('event', 'session', 'field-session'),
  inMap('event', 'place', 'field-place'),
  line('author-comment', 'field-author-comment'),
  count('comments', 'field-comments'),
];

const SHORT = new Set(words('issued container-title listed status genre language author-count comments'));

/** Whether half a line is enough for a field. */
export const isShort = ({ name }: EntryField): boolean => SHORT.has(name) || name.includes('.');

const ALL = [...FIELDS, ...MORE_FIELDS];

/** `https://… code`; what cannot be one stays for the schema to complain of. */
function linkOf(written: string): Link {
  const [url = '', kind = 'other'] = written.split(' ');
  return { url, kind: kind as Link['kind'] };
}

/** `zh: …`; what cannot be one stays for the schema to complain of. */
function translationOf(written: string): [language: string, title: string] {
  const [, language = written, title = ''] = /^([^:]*): *(.*)$/.exec(written) ?? [];
  return [language.trim(), title];
}

/** A text without what no field of this kind says. */
function plainly({ as }: EntryField, text: string): string {
  if (as === 'text') return bodyText(text) ?? '';
  return as === 'lines' ? linesOf(text).join('\n') : text.replace(/\s+/g, ' ').trim();
}

/** What was typed into a field. */
function typed(field: EntryField, form: Form): string {
  if (field.as === 'topics') return [...new Set(form.all(field.name))].filter(Boolean).join(', ');
  return plainly(field, form.raw(field.name));
}

/**
 * What a form changes in an entry: of the fields that it has, those that a person changed.
 *
 * @param now the entry as it stands
 * @throws Conflict where a field that was changed says something else by now; UnfitFields where a value is not as it should be
 */
export function formChanges(words: Words, form: Form, now: Draft): EntryChanges {
  const changes: Record<string, unknown> = {};
  const conflicts: { name: string; yours: string; theirs: string }[] = [];
  for (const field of ALL) {
    const sent = form.all(`was-${field.name}`)[0];
    if (sent === undefined) continue;
    const was = plainly(field, sent);
    const yours = typed(field, form);
    const theirs = plainly(field, field.text(now));
    if (yours === was || yours === theirs) continue;
    if (theirs !== was) conflicts.push({ name: field.name, yours, theirs });
    changes[field.key] = field.value(yours, { ...now, ...(changes as Draft) });
  }
  if (conflicts.length > 0) throw new Conflict(words.say('changed-meanwhile'), conflicts);
  return {
    ...checked(words, changes),
    ...('abstract' in changes && { abstract: changes['abstract'] as string | undefined }),
  };
}

/** What a form says of an entry, as far as it can be shown; nothing is checked. */
export function formDraft(form: Form): Draft {
  let draft: Draft = {};
  for (const field of ALL) {
    const value = field.value(typed(field, form), draft);
    if (value !== undefined) draft = { ...draft, [field.key]: value };
  }
  return draft;
}

/** The changes as an entry's file takes them: identifiers without addresses around them. */
function checked(words: Words, { abstract: _, ...changes }: Record<string, unknown>): EntryChanges {
  // A day is asked for where it is changed alone.
  const result = v.safeParse(EntrySchema, { listed: '2000-01-01', ...changes });
  if (!result.success) {
    const names = result.issues.map(issue => fieldOf(issue)?.name).filter(name => name !== undefined);
    throw new UnfitFields(result.issues.map(issue => inForm(words, issue)).join(words.say('between-places')), names);
  }
  const read = result.output as Record<string, unknown>;
  return Object.fromEntries(Object.keys(changes).map(key => [key, read[key]]));
}

function fieldOf(issue: v.BaseIssue<unknown>): EntryField | undefined {
  const path = issuePath(issue);
  return ALL.find(({ name }) => name === path.join('.')) ?? ALL.find(({ key }) => key === path[0]);
}

/** What is wrong with a field; what it should be is said in English, as everywhere of files. */
const inForm = (words: Words, issue: v.BaseIssue<unknown>): string => {
  const field = fieldOf(issue);
  return field ? `${labelOf(words, field)}: ${issueMessage(issue)}` : issueMessage(issue);
};
