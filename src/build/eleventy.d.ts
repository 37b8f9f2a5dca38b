/** The part of Eleventy's interface that is used here; Eleventy 3 ships no types. */
declare module '@11ty/eleventy' {
  export interface UserConfig {
    addGlobalData(name: string, value: () => unknown): void;
    setTemplateFormats(formats: string[]): void;
    setUseGitIgnore(use: boolean): void;
    setWatchJavaScriptDependencies(watch: boolean): void;
    addTemplate(inputPath: string, content: { data: object; render: (data: never) => string }): void;
    addTransform(name: string, transform: (this: { page: { outputPath: string } }, text: string) => string): void;
  }
  export default class Eleventy {
    constructor(
      input: string,
      output: string,
      options: { source: 'script'; quietMode: boolean; configPath: string; config: (config: UserConfig) => void },
    );
    setDryRun(dry: boolean): void;
    disableLogger(): void;
    write(): Promise<unknown>;
  }
}
