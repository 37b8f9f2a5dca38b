import crypto from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { TemplateConfig } from '@11ty/eleventy';
import type { Digest } from '../digest/digest.ts';
import type { PartName } from '../theme/layout.ts';
import { PARTS, type ThemeFolder } from './theme-folder.ts';

type Render = (data: object) => unknown;

/** Part of every placeholder; nobody can guess it, so no content can contain it. */
const SECRET = crypto.randomUUID();
const MARK = new RegExp(`<!--${SECRET} (\\d+)-->`, 'g');

/**
 * The parts of a page that the theme provides. Eleventy renders Nunjucks asynchronously, so a placeholder stands in the
 * page until a transform replaces it by the text.
 */
export class PartTemplates {
  readonly #theme: ThemeFolder;
  #templateConfig: TemplateConfig | undefined;
  #extensionMap: object | undefined;
  readonly #compiled = new Map<PartName, Promise<Render>>();
  readonly #pending = new Map<number, Promise<string>>();
  #count = 0;

  constructor(theme: ThemeFolder) {
    this.#theme = theme;
  }

  get isEmpty(): boolean {
    return this.#theme.hasNoParts;
  }

  configure(templateConfig: TemplateConfig): void {
    this.#templateConfig = templateConfig;
    this.#compiled.clear();
  }

  /** @param extensionMap Eleventy's map of engines */
  use(extensionMap: object): void {
    this.#extensionMap = extensionMap;
  }

  /** A part's text, or a placeholder for it; undefined if the theme has no such part. */
  render(name: PartName, data: object, digest: Digest): string | undefined {
    if (!PARTS.includes(name) || !this.#theme.part(name)) return undefined;
    let compiled = this.#compiled.get(name);
    if (!compiled) {
      compiled = this.#compile(name);
      this.#compiled.set(name, compiled);
    }
    const all = { ...data, digest, site: digest.site, page: { url: `/${'file' in data ? String(data.file) : ''}` } };
    const number = this.#count++;
    const text = compiled
      .then(render => render(all))
      .then(String)
      .catch((cause: unknown) => {
        // Templates of pages are named by Eleventy.
        throw new Error(`"${path.join(this.#theme.folder, this.#theme.part(name)!)}" failed`, { cause });
      });
    // A failure is reported where the page waits for the part.
    text.catch(() => {});
    this.#pending.set(number, text);
    return `<!--${SECRET} ${number}-->`;
  }

  /** Replaces the placeholders by the parts, which may contain others. */
  async fill(text: string): Promise<string> {
    let filled = text;
    while (filled.includes(SECRET)) {
      const numbers = [...filled.matchAll(MARK)].map(match => Number(match[1]));
      const texts = new Map<number, string>();
      for (const number of numbers) {
        texts.set(number, (await this.#pending.get(number)) ?? '');
        this.#pending.delete(number);
      }
      filled = filled.replace(MARK, (_, number: string) => texts.get(Number(number)) ?? '');
    }
    return filled;
  }

  async #compile(name: PartName): Promise<Render> {
    const file = path.join(this.#theme.folder, this.#theme.part(name)!);
    if (/\.11ty\.\w+$/.test(file)) {
      const module = (await import(pathToFileURL(path.resolve(file)).href)) as { default?: unknown; render?: Render };
      const given = module.render ?? module.default;
      const render = typeof given === 'function' ? given : (given as { render?: unknown } | undefined)?.render;
      if (typeof render !== 'function')
        throw new Error(`${file}: expected an exported function render(data), found none`);
      return render as Render;
    }
    const { RenderPlugin } = await import('@11ty/eleventy');
    const options = { templateConfig: this.#templateConfig!, extensionMap: this.#extensionMap };
    return RenderPlugin.File(file, options);
  }
}
