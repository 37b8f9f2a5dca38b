import fs from 'node:fs';
import type { UserConfig } from '@11ty/eleventy';
import type { BroadsheetOptions, Wiring } from './build/wiring.ts';

export type { BroadsheetOptions };

/** The program as an Eleventy plugin. */
type Plugin = (eleventyConfig: UserConfig) => Promise<void>;

/**
 * Broadsheet for `eleventy.config.*`:
 *
 *     import broadsheet from 'broadsheet';
 *     export default function (eleventyConfig) {
 *       eleventyConfig.addPlugin(broadsheet());
 *       return broadsheet.directories;
 *     }
 *
 * It brings the digest as data, its pages, layouts and parts as templates, and filters, shortcodes and collections
 * (docs/theme.md). In a build of ours it takes its work from the build; run by Eleventy's own command line it reads the content
 * folder and lets Eleventy write.
 */
function broadsheet(options?: BroadsheetOptions): Plugin;
function broadsheet(eleventyConfig: UserConfig, options?: BroadsheetOptions): Promise<void>;
function broadsheet(
  first: UserConfig | BroadsheetOptions = {},
  second: BroadsheetOptions = {},
): Plugin | Promise<void> {
  if ('addPlugin' in first) return plug(first as UserConfig, second);
  return Object.defineProperty((eleventyConfig: UserConfig) => plug(eleventyConfig, first), 'name', {
    value: 'broadsheet',
  });
}

async function plug(eleventyConfig: UserConfig, options: BroadsheetOptions): Promise<void> {
  const wiring = eleventyConfig.broadsheet ?? (await standalone(options));
  await wiring.install(eleventyConfig, options);
}

/** Without a build of ours around it. */
async function standalone(options: BroadsheetOptions): Promise<Wiring> {
  const { standaloneWiring } = await import('./build/standalone.ts');
  return standaloneWiring(options.content ?? process.env['BROADSHEET_CONTENT'] ?? 'content');
}

/** Where templates lie, for the configuration to return: a plugin may not set Eleventy's folders. */
broadsheet.directories = {
  dir: {
    /** Eleventy takes a folder that is not there for a pattern only where it looks like one. */
    get input(): string {
      return fs.existsSync('theme') ? 'theme' : 'theme/*';
    },
    includes: 'parts',
    layouts: 'layouts',
    data: '_data',
    get output(): string {
      return '_eleventy';
    },
  },
};

export default broadsheet;
