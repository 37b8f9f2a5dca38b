import type { UserConfig } from '@11ty/eleventy';
import type { RenderJob } from './src/build/render.ts';
import type { Page } from './src/theme/page.ts';

/**
 * Pages that one turn of a pagination renders. Eleventy's own work for a turn, a tenth of a millisecond and 20 KB that it keeps
 * to the end, would be a third of a large build, and 90,000 turns would not fit in memory.
 */
const SHEET = 250;

/**
 * Wiring only. The digest is data (`src/content` has read it), and each kind of page is one paginated template whose
 * pages know their own file and text. Nothing in `content/` is ever a template: no front matter of an entry reaches
 * Eleventy, and so no permalink, no layout and no code.
 */
export default function configure(eleventyConfig: UserConfig, job?: RenderJob) {
  if (!job) throw new Error('This configuration renders what a build asks for. Build with: npm run build');
  eleventyConfig.addGlobalData('job', () => job);
  eleventyConfig.setTemplateFormats(['11ty.js']);
  eleventyConfig.setUseGitIgnore(false);
  eleventyConfig.setWatchJavaScriptDependencies(false);
  for (const kind of Object.keys(job.kinds))
    eleventyConfig.addTemplate(`${kind}.11ty.js`, {
      data: {
        pagination: { data: `job.kinds.${kind}`, size: SHEET, alias: 'sheet', addAllPagesToCollections: false },
        eleventyExcludeFromCollections: true,
        permalink: ({ pagination }: { pagination: { pageNumber: number } }) => `${kind}-${pagination.pageNumber}.html`,
      },
      render: ({ sheet }: { sheet: readonly Page[] }) => job.render(sheet),
    });
}
