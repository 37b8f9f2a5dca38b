import type { Digest } from '../../digest/digest.ts';
import { html, type Value } from '../../typeset/html.ts';
import { Layout } from '../layout.ts';
import { toRoot } from '../page.ts';

/** A link to the feed of what a page shows, and a button that copies its address. @param file of the page */
export function feedLine(digest: Digest, file: string, feed: string | undefined): Value {
  return (
    feed !== undefined &&
    html`<p class="aside feed-line"><a href="${toRoot(file)}${feed}">${digest.words.say('feed-of-list')}</a> <button type="button" class="copy" data-copy="${Layout.of(digest).url(feed)}" hidden>${digest.words.say('copy-feed-address')}</button></p>\n`
  );
}
