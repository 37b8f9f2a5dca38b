import type { UserConfig } from '@11ty/eleventy';
import type { Page } from './src/site/page.ts';
import type { RenderJob } from './src/site/render.ts';

/**
 * Wiring only. The digest is data (`src/entries` has read it), and each kind of page is one paginated template whose
 * pages know their own file and text. Nothing in `content/` is ever a template: no front matter of an entry reaches
 * Eleventy, and so no permalink, no layout and no code.
 */
export default function configure(eleventyConfig: UserConfig) {
  const job = eleventyConfig.globalData['job']?.() as RenderJob | undefined;
  if (!job) throw new Error('This configuration renders what a build asks for. Build with: npm run build');
  eleventyConfig.setTemplateFormats(['11ty.js']);
  eleventyConfig.setUseGitIgnore(false);
  eleventyConfig.setWatchJavaScriptDependencies(false);
  for (const kind of Object.keys(job.kinds))
    eleventyConfig.addTemplate(`${kind}.11ty.js`, {
      data: {
        pagination: { data: `job.kinds.${kind}`, size: 1, alias: 'digestPage', addAllPagesToCollections: false },
        eleventyExcludeFromCollections: true,
        permalink: ({ digestPage }: { digestPage: Page }) => digestPage.file,
      },
      render: ({ digestPage }: { digestPage: Page }) => job.render(digestPage),
    });
}
