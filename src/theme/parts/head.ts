import { colourOf } from '../../content/site-colours.ts';
import { hasSection } from '../../content/site-sections.ts';
import { type Html, html, type Value } from '../../typeset/html.ts';
import type { FrameData } from '../frame.ts';
import { earlyFonts } from '../own-fonts.ts';
import { NEWS } from '../pages/news.ts';
import { iconLinks } from './icon.ts';

/** The head of every page: style, icons, the daily feeds. */
export function render({ root, site, section, isEmpty }: FrameData): Html {
  const { name, url } = site;
  const paper = colourOf(site, 'paper');
  return html`<meta property="og:site_name" content="${name}">
<meta property="og:image" content="${url}assets/card.png">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="theme-color" content="${paper.light}" media="(prefers-color-scheme: light)">
<meta name="theme-color" content="${paper.dark}" media="(prefers-color-scheme: dark)">
<script src="${root}assets/head.js"${attribute('data-fonts', earlyFonts(site))}></script>
<link rel="stylesheet" href="${root}assets/site.css">
${hasSection(site, 'saved') && section !== 'search' && html`<script src="${root}${NEWS}" defer></script>\n`}<script src="${root}assets/site.js"${attribute('data-off', OF_SCRIPTS.filter(section => !hasSection(site, section)).join(' '))} defer></script>
${iconLinks(site, root)}<link rel="manifest" href="${root}manifest.webmanifest">
${
  !isEmpty &&
  html`<link rel="alternate" type="application/atom+xml" title="${name}" href="${root}feed.xml">
`
}${
  // Pages in folders name one form of the feed: there are as many of them as papers.
  !isEmpty &&
  root === '' &&
  html`<link rel="alternate" type="application/rss+xml" title="${name} (RSS)" href="rss.xml">
<link rel="alternate" type="application/feed+json" title="${name} (JSON Feed)" href="feed.json">
`
}`;
}

/** The sections that the pages' script asks for. */
const OF_SCRIPTS = ['saved', 'offline'] as const;

/** An attribute for a script to read; none without a value. */
function attribute(name: 'data-fonts' | 'data-off', value: string): Value {
  return value !== '' && html` ${name}="${value}"`;
}
