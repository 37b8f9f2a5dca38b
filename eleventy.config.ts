import type { UserConfig } from '@11ty/eleventy';
import broadsheet from './src/plugin.ts';

/** The sample digest's own configuration: what a person edits. See docs/theme.md for what can be changed here and in `theme/`. */
export default function configure(eleventyConfig: UserConfig) {
  eleventyConfig.addPlugin(broadsheet());
  return broadsheet.directories;
}
