import broadsheet from 'broadsheet';

// Filters, plugins, transforms and everything else that Eleventy offers: https://www.11ty.dev/docs/config/
export default function (eleventyConfig) {
  eleventyConfig.addPlugin(broadsheet());
  return broadsheet.directories;
}
