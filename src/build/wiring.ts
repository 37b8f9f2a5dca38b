import fs from 'node:fs';
import path from 'node:path';
import type { BuildResults, EleventyPage, PageResult, TemplateConfig, UserConfig } from '@11ty/eleventy';
import { ContentError } from '../diagnostic.ts';
import type { Digest } from '../digest/digest.ts';
import { isWithin, realPath } from '../files/real-path.ts';
import { Layout } from '../theme/layout.ts';
import type { SitePage, SiteTemplate } from '../theme/page.ts';
import { contentSecurityPolicy, type Policy } from '../theme/policy.ts';
import { PartTemplates } from './part-templates.ts';
import { type PublishOption, requirePublish } from './publish-option.ts';
import { addCollections, addFilters } from './template-data.ts';
import { ThemeFolder } from './theme-folder.ts';

/** Settings of a digest besides `content/site.yaml`: only those that can run code or change how a build works. */
export interface BroadsheetOptions {
  /** The content folder, relative to where Eleventy is started; by default `content`. A build's `--content` wins. */
  content?: string;
  /**
   * Whether to skip unchanged pages even though the configuration has transforms, plugins or data of its own, because these
   * depend on the page alone.
   */
  skipUnchanged?: boolean;
  /** What pages may load from other sites, by directive of the Content-Security-Policy. */
  policy?: Policy;
  /** How the desk and `publish` publish the digest. */
  publish?: PublishOption;
}

/** What a build, or Eleventy's own command line, provides to the plugin. */
export interface PluginHost {
  /** The content folder: it must not lie where Eleventy looks for templates. */
  content: string;
  templates: readonly SiteTemplate[];
  /** The digest; asked for when a build begins. */
  digest(): Digest;
  /** Whether the page is already as it would be rendered. @param all whether every page must be rendered */
  isCurrent(page: SitePage, all: boolean): boolean;
  /**
   * Takes a page's text; Eleventy writes what is not taken.
   *
   * @param page absent for a page that is not ours
   * @param reads the numbers of what it read from the digest
   */
  take?(file: string, content: string | Uint8Array, page?: SitePage, reads?: Uint32Array): void;
  /** Loads what the templates need. */
  prepare(): Promise<void>;
  /** Writes the files that pages load into a folder. @param theme the theme's folder */
  writeAssets?(output: string, digest: Digest, theme: string): Promise<void>;
  /** Folders whose changes trigger a build when Eleventy watches. */
  watch?: readonly string[];
  warn(message: string, file?: string): void;
}

/** The data with which a page is rendered. */
interface PageData extends Record<string, unknown> {
  item: SitePage;
  digest: Digest;
  collections?: Record<string, unknown>;
}

/** A page of the theme, to be put into the site's frame. */
type FramedPage = Record<string, unknown> & { content: string; page: EleventyPage; digest: Digest };

/** A page that is being rendered. */
interface OpenPage {
  page: SitePage;
  template: SiteTemplate;
  digest: Digest;
  data: PageData;
}

export const HAND_OVER = 'broadsheet: hand over';
const RENDER = 'broadsheet: render';
const PARTS = 'broadsheet: parts';
/** The template language of our own templates. */
const LANGUAGE = 'broadsheet';
const LAYOUT = 'broadsheet.11ty.js';
const OURS = new Set([RENDER, PARTS, HAND_OVER]);
/** Matches Eleventy's built-in transforms. */
const OF_ELEVENTY = /^@11ty\/eleventy/;

/**
 * The site as Eleventy sees it: a page with its own permalink for each page of each template, and the digest as data. The
 * first transform renders a page's text just before Eleventy writes it, and the last one releases it, so that not all texts
 * are in memory at once.
 */
export class Wiring {
  /** How many plugins Eleventy itself installs. */
  pluginsOfEleventy = 0;
  readonly #host: PluginHost;
  #digest!: Digest;
  #config!: UserConfig;
  #theme!: ThemeFolder;
  #parts!: PartTemplates;
  #options: BroadsheetOptions = {};
  /** By file name. */
  readonly #openPages = new Map<string, OpenPage>();
  readonly #pageOfView = new WeakMap<Digest, OpenPage>();
  #output = '';
  readonly #done: PageResult[] = [];
  #skipped: { page: SitePage; template: SiteTemplate }[] = [];
  /** The configuration's own global data that functions compute. */
  readonly #ownData = new Set<string>();

  constructor(host: PluginHost) {
    this.#host = host;
  }

  /** How many of our pages were rendered, and how many there are. */
  get counts(): { rendered: number; pages: number } {
    const rendered = this.#done.filter(result => result.rendered).length;
    return { rendered, pages: rendered + this.#skipped.length };
  }

  async install(config: UserConfig, options: BroadsheetOptions = {}): Promise<void> {
    this.#config = config;
    this.#options = options;
    contentSecurityPolicy(options.policy);
    requirePublish(options.publish);
    const { input, data, includes, layouts } = config.directories;
    for (const folder of [input, data, includes, layouts]) if (folder) requireApart(this.#host.content, folder);
    this.#theme = new ThemeFolder(input, this.#host.templates);
    this.#parts = new PartTemplates(this.#theme);
    for (const { file, message } of this.#theme.warnings) this.#host.warn(message, file);
    this.#noteOwn(config);
    this.#addData(config);
    this.#addTemplates(config);
    for (const folder of this.#host.watch ?? []) config.addWatchTarget(folder);
    config.addWatchTarget(`${input}/**/*.css`);
    config.addWatchTarget(`${input}/{pages,parts,layouts}/**`, { resetConfig: true });
    if (!this.#parts.isEmpty)
      config.addTransform(PARTS, async content => (typeof content === 'string' ? this.#parts.fill(content) : content));
    const wiring = this;
    config.addTransform(RENDER, function (content) {
      return wiring.#render(this.page, content);
    });
    config.addTransform(HAND_OVER, function (content) {
      return wiring.#handOver(this.page, content);
    });
    config.on('eleventy.config', ((templateConfig: TemplateConfig) => this.#ordered(templateConfig)) as never);
    config.on('eleventy.extensionmap', ((map: object) => this.#parts.use(map)) as never);
    config.events.prependListener('eleventy.before', (event: BuildResults) => this.#begin(event));
    config.events.prependListener('eleventy.after', (event: BuildResults) => this.#finish(event));
  }

  /** Notes what the configuration defines before our names are added, since pages may depend on it. */
  #noteOwn(config: UserConfig): void {
    for (const [name, value] of Object.entries(config.globalData))
      if (typeof value === 'function') this.#ownData.add(name);
  }

  /** Whether pages may depend on something that a build cannot know about, so that all must be rendered. */
  #mustRenderAll(): boolean {
    if (this.#options.skipUnchanged) return false;
    const transforms = Object.keys(this.#config.transforms);
    const isOwn = (name: string) => !OF_ELEVENTY.test(name) && !OURS.has(name);
    const plugins = this.#config.plugins.length - this.pluginsOfEleventy - 1;
    return transforms.some(isOwn) || plugins > 0 || this.#ownData.size > 0 || this.#theme.hasDataPrograms;
  }

  #addData(config: UserConfig): void {
    config.addGlobalData('digest', () => this.#digest);
    config.addGlobalData('site', () => this.#digest.site);
    config.addGlobalData('sitePages', () => new SitePages(this));
    addCollections(config, () => this.#digest);
    addFilters(config, () => this.#digest);
  }

  /** The pages of a template that must be rendered. */
  wanted(template: SiteTemplate): readonly SitePage[] {
    const all = this.#mustRenderAll();
    const wanted: SitePage[] = [];
    for (const page of this.#digest.pagesOf(template))
      if (this.#host.isCurrent(page, all)) this.#skipped.push({ page, template });
      else wanted.push(page);
    return wanted;
  }

  template(name: string): SiteTemplate | undefined {
    return this.#host.templates.find(template => template.name === name);
  }

  #isThemed(template: SiteTemplate): boolean {
    return !template.fixed && this.#theme.page(template.name) !== undefined;
  }

  #addTemplates(config: UserConfig): void {
    const layout = this.#theme.layout;
    // In our own template language a template's text is its name; Eleventy's JavaScript templates cost twice as much
    // per page.
    config.addTemplateFormats(LANGUAGE);
    config.addExtension(LANGUAGE, {
      outputFileExtension: 'html',
      getData: false,
      compile: (name: string) => {
        const template = this.template(name);
        return layout && template && !template.fixed ? (data: PageData) => this.#within(template, data) : () => '';
      },
    });
    for (const template of this.#host.templates)
      if (!this.#isThemed(template))
        config.addTemplate(`pages/${template.name}.${LANGUAGE}`, template.name, {
          ...this.#dataOf(template),
          layout: template.fixed ? false : (layout ?? false),
        });
    // Passed as data, because Eleventy's cached layout outlives this object.
    config.addGlobalData('siteFrame', () => (data: FramedPage) => this.#frame(data));
    const wiring = this;
    config.addTemplate(`layouts/${LAYOUT}`, {
      render: (data: FramedPage & { siteFrame(data: FramedPage): string }) => data.siteFrame(data),
    });
    config.addPreprocessor('broadsheet: theme', '*', function (data, content) {
      wiring.#complete(this.inputPath, data, content);
    });
  }

  /** A page's own text for a layout of the theme. Pages without our parts, such as redirects, get no layout. */
  #within(template: SiteTemplate, data: PageData): string {
    const text = template.render(data.digest, data.item);
    if (data['parts'] === undefined) data['layout'] = false;
    return text;
  }

  /** The front matter that a template's pages share, unless a file of the theme overrides it. */
  #dataOf(template: SiteTemplate) {
    const wiring = this;
    return {
      pagination: { data: `sitePages.${template.name}`, size: 1, alias: 'item', addAllPagesToCollections: false },
      eleventyExcludeFromCollections: true,
      eleventyAllowMissingExtension: true,
      permalink(data: PageData) {
        return wiring.#openPage(template, data);
      },
    };
  }

  /** Begins a page, giving it a view of the digest that records reads. @returns the page's file */
  #openPage(template: SiteTemplate, data: PageData): string {
    const page = data.item;
    const digest = this.#digest.recorded();
    data.digest = digest;
    const open = { page, template, digest, data };
    this.#openPages.set(page.file, open);
    this.#pageOfView.set(digest, open);
    // Collections are made of the whole digest, so reading one depends on all of it.
    if (data.collections && (this.#theme.layout || this.#isThemed(template)))
      data.collections = recordedCollections(data.collections, digest);
    return page.file;
  }

  /** A file of the theme that replaces one of our pages gets its permalink; any other page gets the site's frame. */
  #complete(inputPath: string, data: Record<string, unknown>, content: string): void {
    const name = this.#theme.pageOf(inputPath);
    if (name === undefined) return;
    const template = this.template(name);
    if (template && !template.fixed && data['pagination'] === undefined) {
      const { permalink, ...rest } = this.#dataOf(template);
      Object.assign(data, rest, data['permalink'] === undefined ? { permalink } : {});
    } else data['permalink'] ??= `${name}.html`;
    const isWhole = inputPath.includes('.11ty.') || /<html|<!doctype/i.test(content);
    if (data['layout'] === undefined && !isWhole) data['layout'] = this.#theme.layout ?? LAYOUT;
  }

  /** Puts the site's frame around a page of the theme. */
  #frame(data: FramedPage): string {
    const text = (name: string) => (typeof data[name] === 'string' ? (data[name] as string) : undefined);
    return Layout.of(data.digest).frame(fileOf(data.page, this.#output), data.content, {
      title: text('title') ?? data.digest.site.name,
      description: text('description') ?? '',
      kind: text('kind'),
      section: text('section'),
    });
  }

  async #begin({ directories }: BuildResults): Promise<void> {
    this.#output = directories.output;
    await this.#host.prepare();
    this.#digest = this.#host.digest();
    await this.#host.writeAssets?.(directories.output, this.#digest, this.#theme.folder);
    this.#openPages.clear();
    this.#done.length = 0;
    this.#skipped = [];
    const layout = this.#theme.layout !== undefined;
    Layout.of(this.#digest).customise({
      policy: this.#options.policy,
      part: this.#parts.isEmpty ? undefined : (name, data, digest) => this.#parts.render(name, data, digest),
      compose: layout
        ? ({ content, site, ...facts }, digest) => {
            // The layout finds these in the page's data, as if they were front matter.
            Object.assign(this.#pageOfView.get(digest)?.data ?? {}, facts, { layout: this.#theme.layout });
            return content;
          }
        : undefined,
    });
  }

  /** Puts our transforms first and last, whatever was added later. */
  #ordered(templateConfig: TemplateConfig): void {
    this.#parts.configure(templateConfig);
    const { transforms } = templateConfig.getConfig();
    const all = Object.entries(transforms);
    for (const [name] of all) delete transforms[name];
    const rank = (name: string) => (name === RENDER ? 0 : name === PARTS ? 1 : name === HAND_OVER ? 3 : 2);
    for (const [name, transform] of all.sort(([a], [b]) => rank(a) - rank(b))) transforms[name] = transform;
  }

  /** Renders a page just before it is written, so that not all texts are in memory at once. */
  #render(eleventyPage: EleventyPage, content: unknown): unknown {
    if (content !== '') return content;
    const open = this.#openPages.get(fileOf(eleventyPage, this.#output));
    return open ? open.template.render(open.digest, open.page) : content;
  }

  #handOver(eleventyPage: EleventyPage, content: unknown): unknown {
    if (!this.#host.take || eleventyPage.outputPath === false) return content;
    const file = fileOf(eleventyPage, this.#output);
    if (typeof content !== 'string' && !(content instanceof Uint8Array)) return content;
    const open = this.#openPages.get(file);
    this.#host.take(file, content, open?.page, open?.digest.takeReads());
    this.#done.push({
      inputPath: eleventyPage.inputPath,
      outputPath: eleventyPage.outputPath,
      url: eleventyPage.url || '',
      rendered: true,
    });
    return undefined;
  }

  #finish(event: BuildResults): void {
    const done = this.#host.take ? this.#done : event.results.map(result => ({ ...result, rendered: true }));
    const { output } = event.directories;
    const skipped = this.#skipped.map(({ page, template }) => ({
      inputPath: `./${path.posix.join(event.directories.input, 'pages', `${template.name}.${LANGUAGE}`)}`,
      outputPath: `${output}${page.file}`,
      url: `/${page.file}`.replace(/(^|\/)index\.html$/, '$1'),
      rendered: false,
    }));
    event.results = [...done, ...skipped];
  }
}

/** The pages of each template, made on demand. This is not a plain object, because Eleventy copies those. */
class SitePages {
  constructor(wiring: Wiring) {
    const made = new Map<string, readonly SitePage[]>();
    // biome-ignore lint/correctness/noConstructorReturn: lists are made as Eleventy asks for them by name
    return new Proxy(this, {
      has: (_, name) => typeof name === 'string' && wiring.template(name) !== undefined,
      get: (_, name) => {
        const template = typeof name === 'string' ? wiring.template(name) : undefined;
        if (!template) return undefined;
        let pages = made.get(template.name);
        if (!pages) {
          pages = wiring.wanted(template);
          made.set(template.name, pages);
        }
        return pages;
      },
    });
  }
}

function recordedCollections(collections: Record<string, unknown>, digest: Digest): Record<string, unknown> {
  return new Proxy(collections, {
    get(target, name) {
      digest.readWhole();
      return Reflect.get(target, name);
    },
  });
}

/** A page's file, relative to the output folder, with `/`. */
function fileOf({ outputPath }: Pick<EleventyPage, 'outputPath'>, output: string): string {
  // The usual case, without the costlier path below.
  if (typeof outputPath === 'string' && outputPath.startsWith(output)) return outputPath.slice(output.length);
  return path
    .relative(path.resolve(output), path.resolve(String(outputPath)))
    .split(path.sep)
    .join('/');
}

/** @throws ContentError if the content folder lies inside a folder whose files Eleventy runs */
function requireApart(content: string, folder: string): void {
  const [data, templates] = [content, folder].map(at => (fs.existsSync(at) ? realPath(at) : undefined));
  if (!data || !templates || !isWithin(templates, data)) return;
  throw new ContentError({
    severity: 'error',
    rule: 'content-in-theme',
    file: content,
    message: `expected the content folder outside of ${folder}, where Eleventy runs files as templates; found it inside`,
    advice: 'Move one of the two. The configuration should return broadsheet.directories, whose input is theme/.',
  });
}
