/** The part of Eleventy's interface that is used here, since Eleventy 3 ships no types. */
declare module '@11ty/eleventy' {
  /** What templates, layouts and transforms know about their page. */
  export interface EleventyPage {
    url: string | false;
    outputPath: string | false;
    inputPath: string;
    fileSlug: string;
    filePathStem: string;
  }

  export interface UserConfig {
    /** Set by our build, for our plugin. */
    broadsheet?: Pick<import('./wiring.ts').Wiring, 'install'>;
    directories: { input: string; includes: string; layouts?: string; data: string; output: string };
    plugins: readonly { plugin: unknown }[];
    transforms: Record<string, unknown>;
    globalData: Record<string, unknown>;
    events: import('node:events').EventEmitter;
    setLayoutsDirectory(folder: string): void;
    setIncludesDirectory(folder: string): void;
    addPlugin(plugin: unknown, options?: object): unknown;
    addGlobalData(name: string, value: unknown): void;
    addCollection(name: string, make: () => unknown): void;
    getFilter(name: string): unknown;
    getShortcode(name: string): unknown;
    addFilter(name: string, filter: (this: { page?: EleventyPage }, ...args: never[]) => unknown): void;
    addShortcode(name: string, shortcode: (this: ShortcodeContext, ...args: never[]) => unknown): void;
    addPreprocessor(
      name: string,
      extensions: string,
      process: (this: { inputPath: string }, data: Record<string, unknown>, content: string) => unknown,
    ): void;
    addTemplate(inputPath: string, content: string | object, data?: object): void;
    addTransform(name: string, transform: (this: { page: EleventyPage }, content: unknown) => unknown): void;
    addWatchTarget(target: string, options?: { resetConfig?: boolean }): void;
    addExtension(extension: string | string[], options: object): void;
    addTemplateFormats(formats: string): void;
    setServerPassthroughCopyBehavior(behavior: string): void;
    on(event: string, listener: (argument: never) => unknown): void;
  }

  /** `this` of a shortcode: the page, and the data of the template. */
  export interface ShortcodeContext {
    page: EleventyPage;
    ctx?: Record<string, unknown>;
    [name: string]: unknown;
  }

  /** The event data of `eleventy.after`. */
  export interface BuildResults {
    results: PageResult[];
    directories: UserConfig['directories'];
  }

  export interface PageResult {
    url: string;
    inputPath: string;
    outputPath: string;
    content?: string;
    /** Whether this build rendered the page rather than keeping it. */
    rendered?: boolean;
  }

  /** The event data of `eleventy.config`. */
  export interface TemplateConfig {
    getConfig(): { transforms: Record<string, unknown> };
  }

  interface Logger {
    message(message: string, type?: string, colour?: string, force?: boolean, prefix?: string): void;
  }

  export default class Eleventy {
    constructor(
      input: string | undefined,
      output: string,
      options: {
        source: 'script';
        quietMode: boolean;
        configPath: string;
        config?: (config: UserConfig) => void;
        loader?: 'esm' | 'cjs' | 'auto';
      },
    );
    readonly directories: { freeze(): void };
    readonly logger: Logger;
    readonly bench: { getAll(): Record<string, { setIsVerbose(verbose: boolean): void }> };
    readonly eleventyConfig: { userConfig: UserConfig };
    initializeConfig(): Promise<void>;
    init(): Promise<void>;
    write(): Promise<unknown>;
  }

  export const RenderPlugin: {
    File(
      file: string,
      options: { templateConfig: TemplateConfig; extensionMap?: object },
      lang?: string,
    ): Promise<(data: object) => Promise<string>>;
  };
}
