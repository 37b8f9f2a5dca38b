import { html, type Value } from '../../typeset/html.ts';
import { pageTongue } from '../../typeset/tongue.ts';
import { attributes } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';

/** A page that is gone: whose its content is now. */
interface Moved {
  site: { name: string; language: string };
  /** What the page was. */
  title: string;
  /** Where its content is now: from the page, absolute, and in words. */
  to: string;
  canonical: string;
  name: Value;
}

/** A page that leads on by itself, on any host and from disk. */
export function movedPage(words: Words, { title, site, to, canonical, name }: Moved): string {
  return html`<!doctype html>
<html${attributes(pageTongue(words))}>
<head>
<meta charset="utf-8">
<title>${words.say('moved-page', { title, site: site.name })}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="refresh" content="0; url=${to}">
<meta name="robots" content="noindex">
<link rel="canonical" href="${canonical}">
</head>
<body><p>${words.set('page-is-now-at', { page: html`<a href="${to}">${name}</a>` })}</p></body>
</html>
`.text;
}
