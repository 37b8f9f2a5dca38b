import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { Document, parse } from 'yaml';
import { DEFAULT_SITE, readSite, SiteSchema } from '../../src/content/site-file.ts';
import { ContentError } from '../../src/diagnostic.ts';
import { plain, type Schema } from './schema-walk.ts';

/** Whatever key `site.yaml` may have, now or later: wrong or misspelt, it is named with its line. */

/** The paths of lists. */
const LISTS = new Set<string>();

/** Every key that a schema knows, by its path; the first of a list stands for all. */
function pathsOf(schema: Schema, at: (string | number)[] = []): (string | number)[][] {
  const { item, entries = {} } = plain(schema, true);
  if (item) {
    LISTS.add(at.join('.'));
    return pathsOf(item, [...at, 0]);
  }
  return Object.entries(entries).flatMap(([key, value]) => [[...at, key], ...pathsOf(value, [...at, key])]);
}

const PATHS = pathsOf(SiteSchema as unknown as Schema);

/** The default settings with one value in the place of another. @returns the file's text */
function withValue(path: readonly (string | number)[], value: unknown): string {
  const document = new Document(parse(DEFAULT_SITE));
  // What stood on the way there may be no map, or no list.
  for (let depth = 1; depth < path.length; depth++)
    if (typeof document.getIn(path.slice(0, depth)) !== 'object')
      document.setIn(path.slice(0, depth), document.createNode(typeof path[depth] === 'number' ? [] : {}));
  document.setIn(path, document.createNode(value, { flow: true }));
  return document.toString({ lineWidth: 0 });
}

/** The one-based line of the text. */
const lineOf = (yaml: string, text: string) => yaml.split('\n').findIndex(line => line.includes(text)) + 1;

/** What is said of the file, each with its line. */
function said(yaml: string): string[] {
  try {
    readSite('site.yaml', yaml);
    return [];
  } catch (error) {
    assert.instance(error, ContentError);
    return (error as ContentError).diagnostics.map(({ line, message, advice }) => `${line}: ${message}. ${advice}`);
  }
}

test('the keys are those of the schema, however deep', () => {
  const names = PATHS.map(path => path.join('.'));
  for (const name of [
    'name',
    'tag.date',
    'colours.accent.dark',
    'fonts.sans.bold',
    'nav.0.url',
    'footer.links.0.label',
  ])
    assert.ok(names.includes(name), name);
});

for (const path of PATHS) {
  const name = path.map((key, i) => (typeof key === 'number' ? `[${key + 1}]` : i ? `.${key}` : key)).join('');

  test(`${name}, wrong, is named with its line and what was expected`, () => {
    // No word is a list, and nothing else wants lists of lists.
    const isList = LISTS.has(path.join('.'));
    const yaml = withValue(path, isList ? '777' : [[777]]);
    const line = lineOf(yaml, '777');
    const start = `${line}: expected `;
    assert.ok(
      said(yaml).some(
        text => text.startsWith(start) && text.includes(`for "${name}", found ${isList ? '"777"' : '[[777]]'}`),
      ),
      `${start}… for "${name}"\n${said(yaml).join('\n')}\n${yaml}`,
    );
  });

  test(`${name}, misspelt, is named with its line and the nearest key`, () => {
    const [key, wrong] = [String(path.at(-1)), `${path.at(-1)}x`];
    const yaml = withValue([...path.slice(0, -1), wrong], 'x');
    const line = lineOf(yaml, `${wrong}:`);
    const text = `${line}: expected a known key, found "${wrong}"; the nearest is "${key}"`;
    assert.ok(
      said(yaml).some(each => each.startsWith(text)),
      `${text}\n${said(yaml).join('\n')}\n${yaml}`,
    );
  });
}

test.run();
