import { type Html, html } from '../../typeset/html.ts';
import type { FrameData } from '../frame.ts';

/** The head of every page: style, icons, the daily feeds. */
export function render({ root, site: { name, url }, isEmpty }: FrameData): Html {
  return html`<meta property="og:site_name" content="${name}">
<meta property="og:image" content="${url}assets/card.png">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="#fdfcf8" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="#151412" media="(prefers-color-scheme: dark)">
<script src="${root}assets/head.js"></script>
<link rel="stylesheet" href="${root}assets/site.css">
<script src="${root}assets/site.js" defer></script>
<link rel="icon" href="${root}assets/icon.svg" type="image/svg+xml">
<link rel="apple-touch-icon" href="${root}assets/icon-180.png">
<link rel="manifest" href="${root}manifest.webmanifest">
${
  !isEmpty &&
  html`<link rel="alternate" type="application/atom+xml" title="${name}" href="${root}feed.xml">
<link rel="alternate" type="application/rss+xml" title="${name} (RSS)" href="${root}rss.xml">
<link rel="alternate" type="application/feed+json" title="${name} (JSON Feed)" href="${root}feed.json">
`
}`;
}
