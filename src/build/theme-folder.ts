import fs from 'node:fs';
import path from 'node:path';
import { nearestKey } from '../content/nearest-key.ts';
import { isLeftover } from '../files/leftover.ts';
import type { PartName } from '../theme/layout.ts';
import type { SiteTemplate } from '../theme/page.ts';

/** The parts that a theme may replace. */
export const PARTS: readonly PartName[] = ['head', 'header', 'footer', 'paper-item'];
/** The layouts that a theme may replace. */
export const LAYOUTS = ['page'] as const;

/** File names that Eleventy treats as pages. */
const PAGE = /\.(?:njk|liquid|md|html|11ty\.(?:js|cjs|mjs|ts))$/;
/** File names of parts and layouts. */
const PART = /\.(?:njk|11ty\.(?:js|cjs|mjs|ts))$/;
const PROGRAM = /\.(?:js|cjs|mjs|ts)$/;

/** A digest's own theme: which of our pages, layouts and parts its files replace. */
export class ThemeFolder {
  readonly folder: string;
  /** Files by template name, relative to the folder. */
  readonly #pages = new Map<string, string>();
  readonly #parts = new Map<string, string>();
  /** The layout around our pages, as Eleventy names it. */
  readonly layout: string | undefined;
  /** Whether data files are programs, whose results cannot be known without running them. */
  readonly hasDataPrograms: boolean;
  /** Files that replace nothing and are not pages. */
  readonly warnings: readonly { file: string; message: string }[];

  /** @param folder may be missing */
  constructor(folder: string, templates: readonly SiteTemplate[]) {
    this.folder = folder;
    for (const file of this.#list('pages')) if (PAGE.test(file)) this.#pages.set(stem(file, PAGE), `pages/${file}`);
    const parts = this.#list('parts');
    for (const file of parts) if (PART.test(file)) this.#parts.set(stem(file, PART), `parts/${file}`);
    const layouts = this.#list('layouts');
    this.layout = layouts.find(file => PART.test(file) && LAYOUTS.some(name => name === stem(file, PART)));
    this.hasDataPrograms = this.#list('_data').some(file => PROGRAM.test(file));
    this.warnings = [
      ...this.#idle('parts', parts, PARTS),
      ...this.#idle('layouts', layouts, LAYOUTS),
      ...this.#list('pages')
        .filter(file => !PAGE.test(file) && !/\.(?:json|11tydata\.\w+)$/.test(file))
        .map(file =>
          this.#warning(
            `pages/${file}`,
            templates.map(template => template.name),
            'pages',
          ),
        ),
    ];
  }

  /** The file that replaces one of our pages, relative to the folder. @param name of the template */
  page(name: string): string | undefined {
    return this.#pages.get(name);
  }

  /** The file of a part, relative to the folder. */
  part(name: string): string | undefined {
    return this.#parts.get(name);
  }

  /** Whether the theme provides no parts. */
  get hasNoParts(): boolean {
    return !PARTS.some(name => this.#parts.has(name));
  }

  /**
   * The name of the page that a theme's template provides; undefined for a template elsewhere.
   *
   * @param inputPath as Eleventy gives it
   */
  pageOf(inputPath: string): string | undefined {
    const file = path.relative(path.join(path.resolve(this.folder), 'pages'), path.resolve(inputPath));
    if (file.startsWith('..') || !PAGE.test(file) || !fs.existsSync(inputPath)) return undefined;
    return stem(file.split(path.sep).join('/'), PAGE);
  }

  #list(folder: string): string[] {
    const at = path.join(this.folder, folder);
    if (!fs.existsSync(at)) return [];
    const found = fs.readdirSync(at, { recursive: true, withFileTypes: true }).filter(item => item.isFile());
    return found
      .map(item => path.relative(at, path.join(item.parentPath, item.name)).split(path.sep).join('/'))
      .filter(name => !/(?:^|\/)\./.test(name) && !isLeftover(path.posix.basename(name)))
      .sort();
  }

  /** Files in a folder that replace none of ours and that no other file of the theme mentions. */
  #idle(folder: string, files: readonly string[], names: readonly string[]): { file: string; message: string }[] {
    const idle = files.filter(file => !names.includes(stem(file, PART)) || !PART.test(file));
    if (idle.length === 0) return [];
    const texts = ['pages', 'layouts', 'parts', ''].flatMap(at =>
      (at === '' ? this.#top() : this.#list(at)).map(
        file => [`${at}/${file}`, path.join(this.folder, at, file)] as const,
      ),
    );
    const isNamed = (file: string) =>
      texts.some(
        ([name, at]) => name !== `${folder}/${file}` && fs.readFileSync(at, 'utf8').includes(path.parse(file).base),
      );
    return idle.filter(file => !isNamed(file)).map(file => this.#warning(`${folder}/${file}`, names, folder));
  }

  #top(): string[] {
    return fs.existsSync(this.folder) ? fs.readdirSync(this.folder).filter(file => PAGE.test(file)) : [];
  }

  #warning(file: string, names: readonly string[], folder: string): { file: string; message: string } {
    const name = stem(path.basename(file), PART);
    const near = nearestKey(name, names);
    return {
      file: path.join(this.folder, file),
      message: `expected ${folder}/ to hold replacements for ours (${names.join(', ')}), found a file that replaces none; nothing uses it${near ? `. Did you mean ${folder}/${near}?` : ''}`,
    };
  }
}

const stem = (file: string, ending: RegExp): string => file.replace(ending, '');
