import fs from 'node:fs';
import path from 'node:path';
import * as v from 'valibot';
import { DaySchema } from '../../src/content/day-file.ts';
import { KINDS } from '../../src/content/decisions-file.ts';
import { EntrySchema } from '../../src/content/entry-schema.ts';
import { FeedSchema } from '../../src/content/feed-file.ts';
import { PageSchema } from '../../src/content/page-file.ts';
import { SidecarSchema } from '../../src/content/sidecar.ts';
import { SiteSchema } from '../../src/content/site-file.ts';
import { TopicSchema } from '../../src/content/topic-file.ts';
import { type Schema, valueFor } from '../content/schema-walk.ts';
import { everywhere, PICTURES } from './hostile-markdown.ts';

/** Values made of the schemas themselves: a field that is added is attacked without anybody remembering it. */

/** The schema of each kind of file of the content. */
export const SCHEMAS = {
  site: SiteSchema,
  entry: EntrySchema,
  topic: TopicSchema,
  day: DaySchema,
  page: PageSchema,
  query: FeedSchema,
  sidecar: SidecarSchema,
  ...KINDS,
};
/** A kind of file, or of decision. */
type Kind = keyof typeof SCHEMAS;

/** Values of each form that a field may want; what no payload can be is one of them. */
const EXAMPLES: readonly unknown[] = [
  'x',
  'https://example.org/x/',
  'https://example.org/?q={title}',
  'mailto:ada@example.org',
  'ada@example.org',
  'example.org',
  'about/x.html',
  'pictures/x.png',
  '2024-01-02',
  'en',
  'UTC',
  '#8c1d18',
  'on',
  '10.1000/182',
  '2501.01234',
  'aB3dE6gH9j',
  '31452104',
  'PMC6710501',
  '1-2',
  'windows-1252',
  true,
  false,
  1,
];

/** A payload in each form in which a field could take it: alone, on one line, before, within and behind what the field wants. */
function formsOf(payload: string): string[] {
  const line = payload.replace(/[\s\p{Cc}\p{Cs}]+/gu, ' ').trim();
  const close = line.replaceAll(' ', '/');
  const texts = EXAMPLES.filter(one => typeof one === 'string');
  const around = (said: string) =>
    texts.flatMap(text => {
      const half = Math.ceil(text.length / 2);
      return [text + said, said + text, text.slice(0, half) + said + text.slice(half)];
    });
  return [payload, line, close, ...around(line), ...around(close), ...around(encodeURIComponent(close))];
}

/** A file of the content folder that a field of `site.yaml` names. */
const NAMES_FILE = /the path of a file in the content folder, as "([^"]*)"/;

const fits = (schema: Schema, value: unknown): boolean => v.is(schema as v.GenericSchema, value);

/** What a file system calls too long, no content folder has. */
const isShort = (name: string): boolean =>
  name.length < 1000 && name.split('/').every(part => Buffer.byteLength(part) < 250);
/** Keys that no file may have; a payload is a part of others. */
const REFUSED = /^(?:__proto__|constructor|prototype)$/;

/** Fills the fields of the content's files with payloads, and remembers which took them. */
export class HostileFields {
  /** By the kind of file and the field's path: the payloads that it took. */
  readonly taken = new Map<string, Set<string>>();
  /** Fields of which no payload has a form that they take. */
  readonly closed = new Set<string>();
  /** Files that fields name, by their paths. */
  readonly files = new Map<string, string | Uint8Array>();
  #turn = 0;
  readonly #next: () => string;

  /** @param next the payload of the next field */
  constructor(next: () => string) {
    this.#next = next;
  }

  /** A file of the kind as an object. @param turn another makes of each choice another */
  of(kind: Kind, turn = 0): Record<string, unknown> {
    return valueFor(
      SCHEMAS[kind] as unknown as Schema,
      (schema, at) => this.#leaf(schema, `${kind}: ${at}`, turn),
      turn,
    ) as Record<string, unknown>;
  }

  #leaf(schema: Schema, at: string, turn: number): unknown {
    const payload = this.#next();
    const { pipe = [] } = schema as { pipe?: readonly { message?: unknown }[] };
    const [, example] = NAMES_FILE.exec(pipe.map(({ message }) => message).join()) ?? [];
    // A picture and a font are two files, whatever they are called.
    const ending = path.extname(example ?? '');
    const forms = formsOf(payload)
      .map(form => form + ending)
      .filter(form => fits(schema, form) && (example === undefined || isShort(form)))
      .filter(form => !(at.endsWith('.*') && REFUSED.test(form)));
    const hostile = forms[this.#turn++ % Math.min(forms.length, 3)] ?? forms[0];
    if (hostile === undefined) this.closed.add(at);
    else this.taken.set(at, (this.taken.get(at) ?? new Set()).add(payload));
    const value = hostile ?? (example === undefined ? this.#example(schema, at, turn) : `x${ending}`);
    if (example !== undefined) this.files.set(String(value), ending === '.png' ? PICTURES['real.png']! : 'wOF2');
    return value;
  }

  /** What the field wants, of several choices another each time. @throws Error where nobody gave an example of it yet */
  #example(schema: Schema, at: string, turn: number): unknown {
    const { options, literal } = schema as { options?: readonly unknown[]; literal?: unknown };
    const choices = [...(options ?? []), literal, ...EXAMPLES].filter(one => one !== undefined && fits(schema, one));
    if (choices.length === 0) throw new Error(`no payload and no example fits ${at}: add one to EXAMPLES`);
    return choices[turn % choices.length];
  }
}

const yaml = (fields: object): string =>
  Object.entries(fields)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => `${key}: ${JSON.stringify(value)}\n`)
    .join('');
const day = (n: number): string => `2024-01-0${1 + (n % 9)}`;

/**
 * A small content folder of whose files each has a payload in every field that takes one, and in its text.
 *
 * @param next the payload of the next field
 */
export function writeEveryField(content: string, next: () => string, turn = 0): HostileFields {
  const fields = new HostileFields(next);
  const write = (file: string, text: string | Uint8Array) => {
    fs.mkdirSync(path.dirname(path.join(content, file)), { recursive: true });
    fs.writeFileSync(path.join(content, file), text);
  };
  const marked = (head: object, body: string) => `---\n${yaml(head)}---\n\n${body}\n`;
  write('site.yaml', yaml(fields.of('site', turn)));
  const slugs = ['first', 'second', 'third'];
  for (const [n, slug] of slugs.entries()) {
    write(`topics/${slug}.md`, marked(fields.of('topic', n), next()));
    write(`days/${day(n)}.md`, marked({ ...fields.of('day', n), picks: ['paper-0'] }, everywhere(next()).join('\n\n')));
    write(`pages/deep/${slug}.md`, marked(fields.of('page', n), everywhere(next()).join('\n\n')));
    write(
      `feeds/${slug}.yaml`,
      yaml({
        ...fields.of('query', n),
        words: ['zq*'],
        'not-words': undefined,
        authors: undefined,
        topics: slugs,
        'has-code': undefined,
      }),
    );
    const own = { listed: day(n), topics: slugs, aliases: [`was-${n}`], pick: n === 0 };
    write(`papers/2024/paper-${n}.md`, marked({ ...fields.of('entry', turn + n), ...own }, `zq${n}x ${next()}`));
  }
  for (const folder of ['pages', 'days'])
    for (const [name, bytes] of Object.entries(PICTURES)) write(`${folder}/${name}`, bytes);
  for (const [name, bytes] of fields.files) write(name, bytes);
  const time = '2024-01-01T00:00:00Z';
  const item = () => ({ published: time, updated: time, hash: 'x', title: next(), was: next() });
  const known = ['paper:paper-0', 'paper:was-1', 'correction:paper-2:retitled', 'correction:paper-1:moved-2024-01-01'];
  write('published.json', JSON.stringify({ ...Object.fromEntries(known.map(key => [key, item()])), tag: 'x' }));
  return fields;
}
