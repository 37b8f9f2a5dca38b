// Eleventy as most people use it: a Markdown file for each paper, Nunjucks layouts, collections.
export default function (config) {
  config.addFilter('ymd', date => date.toISOString().slice(0, 10));
  config.addFilter('head', (list, n) => list.slice(0, n));
  config.addFilter('rfc822', date => date.toUTCString());
  config.addFilter('json', value => JSON.stringify(value).replace(/</g, '\\u003c'));
  config.addFilter('byPrimary', papers =>
    [...group(papers, p => p.data.primary)].map(([slug, list]) => ({ slug, papers: list })),
  );
  const newest = api =>
    api.getFilteredByTag('paper').sort((a, b) => b.date - a.date || (a.fileSlug < b.fileSlug ? -1 : 1));
  const group = (papers, key) => {
    const groups = new Map();
    for (const p of papers)
      for (const k of [key(p)].flat()) {
        if (groups.has(k)) groups.get(k).push(p);
        else groups.set(k, [p]);
      }
    return groups;
  };
  config.addCollection('newest', api => {
    const papers = newest(api);
    for (const [i, p] of papers.entries()) Object.assign(p.data, { newer: papers[i - 1], older: papers[i + 1] });
    return papers;
  });
  config.addCollection('days', api =>
    [...group(newest(api), p => p.date.toISOString().slice(0, 10))].map(([day, papers]) => ({ day, papers })),
  );
  config.addCollection('topicParts', api =>
    [...group(newest(api), p => p.data.topics)].flatMap(([slug, papers]) => {
      const last = Math.ceil(papers.length / 60);
      const file = page => (page < 1 || page > last ? '' : page === 1 ? slug : `${slug}-${page}`);
      return Array.from({ length: last }, (_, i) => ({
        slug,
        file: file(i + 1),
        page: i + 1,
        last,
        newer: file(i),
        older: file(i + 2),
        papers: papers.slice(i * 60, i * 60 + 60),
      }));
    }),
  );
  return { dir: { input: '.', output: '_site' }, htmlTemplateEngine: 'njk', markdownTemplateEngine: 'njk' };
}
