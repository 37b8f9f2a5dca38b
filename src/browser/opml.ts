/**
 * Feeds as a list that feed readers import (OPML 2.0, http://opml.org/spec2.opml).
 *
 * @param site the absolute address that pages and files are relative to
 */
export function opml(
  title: string,
  site: string,
  feeds: readonly [page: string, file: string, label: string][],
): string {
  const outlines = feeds.map(([page, file, label]) => {
    const text = `text="${escaped(label)}" title="${escaped(label)}"`;
    return `<outline type="rss" ${text} htmlUrl="${escaped(site + page)}" xmlUrl="${escaped(site + file)}"/>\n`;
  });
  return `<?xml version="1.0" encoding="utf-8"?>
<opml version="2.0">
<head><title>${escaped(title)}</title></head>
<body>
${outlines.join('')}</body>
</opml>
`;
}

const escaped = (text: string): string => text.replace(/[&<>"]/g, sign => `&#${sign.charCodeAt(0)};`);
