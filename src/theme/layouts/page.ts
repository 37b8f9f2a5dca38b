import { escapeHtml } from '../../typeset/html.ts';
import { pageTongue } from '../../typeset/tongue.ts';
import { attributes } from '../../typeset/tongue-html.ts';
import type { LayoutData } from '../frame.ts';

/** A whole page around its text. */
export function render(page: LayoutData): string {
  const { site, root, file, parts, kind, content } = page;
  const name = escapeHtml(page.title);
  const title = file === 'index.html' ? name : name + escapeHtml(` — ${site.name}`);
  const about = escapeHtml(page.description);
  const address = escapeHtml(page.address);
  let head = page.unlisted
    ? '<meta name="robots" content="noindex">\n'
    : `<link rel="canonical" href="${address}">
<meta property="og:title" content="${name}">
<meta property="og:description" content="${about}">
<meta property="og:type" content="${page.ogType ?? 'website'}">
<meta property="og:url" content="${address}">
`;
  head += parts.head;
  for (const feed of page.feeds ?? []) {
    const label = escapeHtml(`${site.name}: ${feed.label}`);
    head += `<link rel="alternate" type="application/atom+xml" title="${label}" href="${root}${feed.file}">\n`;
  }
  head += page.head?.text ?? '';
  for (const script of page.scripts ?? []) head += `<script src="${root}assets/${script}" defer></script>\n`;
  return `<!doctype html>
<html${attributes(pageTongue(page.words))}>
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="description" content="${about}">
${head}</head>
<body class="${kind}">
${parts.header}<main id="main">
${content}</main>
${parts.footer}</body>
</html>
`;
}
