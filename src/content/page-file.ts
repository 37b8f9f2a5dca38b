import * as v from 'valibot';
import { refusalAt } from '../diagnostic.ts';
import { isPortableName } from '../files/portable-name.ts';
import { clip } from '../typeset/clip.ts';
import { words } from '../typeset/words.ts';
import { requireFields } from './check-fields.ts';
import { SLUG, text } from './entry-schema.ts';
import { bodyText, splitMarkdownFile } from './markdown-file.ts';
import type { Pictures } from './pictures.ts';
import { readYaml } from './yaml-text.ts';

/** A page of the editor's own. */
export interface PageFile {
  /** Its address in the site without `.html`: `reading-group`, `talks/2025`. */
  path: string;
  title: string;
  description?: string;
  /** Whether it stands in the navigation of every page. */
  nav?: boolean;
  /** Its place among those, the smallest first. */
  order?: number;
  /** Markdown. */
  text: string;
  pictures?: Pictures;
}

/** @internal */
export const PageSchema = v.object(
  {
    title: text,
    description: v.optional(text),
    nav: v.optional(v.boolean('true or false')),
    order: v.optional(v.pipe(v.number('a number'), v.finite('a number'))),
  },
  'a map',
);

/** What the program's own pages and files are called, and its folders: a page there would take the place of one, today or later. */
export const PROGRAM_NAMES: ReadonlySet<string> = new Set(
  words(`404 about api archive assets authors days digest-offline feed feeds for-you index manifest map months offline pagefind papers
  pictures reading-list robots rss search sitemap sources statistics subscribe sw topics venues weeks`),
);

/**
 * Reads `pages/<path>.md`.
 * @throws ContentError naming file and line of each mistake
 */
export function readPage(file: string, source: string, path: string): PageFile {
  const segments = path.split('/');
  const wrong = segments.find(name => !SLUG.test(name) || !isPortableName(`${name}.html`));
  const refuse = (message: string): never => {
    throw refusalAt({ file, line: 1 }, 'page-name', message, 'Rename the file or its folder.');
  };
  if (wrong !== undefined)
    refuse(`expected names of a-z, 0-9 and "-" that are no device of Windows, found "${clip(wrong, 200)}"`);
  if (PROGRAM_NAMES.has(segments[0]!))
    refuse(`expected an address that the program does not use itself, found ${path}.html`);
  const { yaml, body } = splitMarkdownFile(file, source);
  return { path, ...requireFields(file, readYaml(file, yaml, 2), PageSchema, 2), text: bodyText(body) ?? '' };
}
