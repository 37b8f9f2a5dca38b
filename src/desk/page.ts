import { type Html, html } from '../typeset/html.ts';
import { pageTongue } from '../typeset/tongue.ts';
import { attributes, ownName } from '../typeset/tongue-html.ts';
import type { Words } from '../words/words.ts';
import type { Room, View } from './view.ts';

/** What all pages of one desk have in common. */
export interface Frame {
  /** The digest's name. */
  name: string;
  /** In which that is. */
  language: string;
  nav: readonly NonNullable<Room['nav']>[];
}

/**
 * A view as a whole page. Its script comes before all that one can press or type in, so that nothing is sent without it.
 *
 * @param path its address, for the navigation
 */
export function deskPage(words: Words, frame: Frame, { title, body }: View, path: string): string {
  const link = ({ name, to }: Frame['nav'][number]): Html =>
    html`<a href="${to}"${isAt(path, to) && html` aria-current="page"`}>${words.say(name)}</a>\n`;
  return html`<!doctype html>
<html${attributes(pageTongue(words))}>
<head>
<meta charset="utf-8">
<title>${words.say('desk-page-title', { title, name: frame.name })}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/assets/desk.css">
<script src="/assets/desk.js"></script>
</head>
<body class="desk">
<a class="skip" href="#main">${words.say('skip-to-content')}</a>
<header class="top">
<div class="bar">
<p class="name"><a href="/">${ownName(words, frame.name, frame)}</a></p>
<nav aria-label="${words.say('desk-name')}">
${frame.nav.map(link)}</nav>
<form role="search" action="/find" method="get">
<input type="search" name="q" placeholder="${words.say('desk-nav-find')}" aria-label="${words.say('desk-find-paper')}" autocomplete="off" spellcheck="false">
</form>
<button type="button" class="keys-open" aria-label="${words.say('desk-keys')}">?</button>
</div>
</header>
<main id="main">
<h1 tabindex="-1">${title}</h1>
${body}</main>
<div class="said">
<p role="status" id="says"></p>
<form method="post" action="/history/undo" id="undo" data-desk hidden><input type="hidden" name="step"><button data-key="u" data-key-says="${words.say('desk-key-undo')}">${words.say('desk-undo')}</button></form>
<div role="alert" id="fails"></div>
</div>
<noscript><p class="said">${words.say('desk-needs-scripts')}</p></noscript>
</body>
</html>
`.text;
}

const isAt = (path: string, to: string): boolean => path === to || (to !== '/' && path.startsWith(`${to}/`));
