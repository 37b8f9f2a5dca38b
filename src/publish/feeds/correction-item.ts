import type { Digest } from '../../digest/digest.ts';
import type { Correction } from '../../digest/publication.ts';
import { tagUri } from '../../digest/tag-uri.ts';
import { clip } from '../../typeset/clip.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { html } from '../../typeset/html.ts';
import { plainTitle } from '../../typeset/markdown.ts';
import { tongueOf } from '../../typeset/tongue.ts';
import { isolated } from '../../typeset/tongue-html.ts';
import type { WordKey, Words } from '../../words/words.ts';
import type { FeedItem } from './feed.ts';
import { paperTitle, paperUrl, STATUS_TITLES } from './paper-feed-item.ts';

const TITLES = {
  retitled: 'retitled-title',
  merged: 'merged-title',
  moved: 'moved-title',
  ...STATUS_TITLES,
} as const satisfies Record<Correction['what'], WordKey>;
const SAID = {
  withdrawn: 'paper-was-withdrawn',
  retracted: 'paper-was-retracted',
  superseded: 'paper-was-superseded',
} as const;

/** What became of a paper that was listed, as an item of the feed of corrections. */
export function correctionFeedItem(digest: Digest, correction: Correction): FeedItem {
  const { words } = digest;
  const { what, paper, key, published, updated } = correction;
  const title = paperTitle(words, paper);
  const url = paperUrl(digest, paper);
  const summary = whatBecame(words, correction);
  return {
    id: tagUri(digest, key),
    title: paper.status === what ? title : words.say(TITLES[what], { title }),
    titleIn: tongueOf(words, title, paper.language).lang,
    url,
    published,
    updated,
    authors: [],
    summary,
    content:
      html`<p><a href="${url}"><strong>${isolated(html`${title}`, tongueOf(words, title, paper.language))}</strong></a></p>\n<p>${summary}</p>\n`
        .text,
  };
}

function whatBecame(words: Words, { what, paper, was, alias }: Correction): string {
  if (what === 'merged') return words.say('paper-was-merged', { alias: alias! });
  if (what === 'moved')
    return words.say('paper-was-moved', { was: plainDay(words, was!), listed: plainDay(words, paper.listed) });
  if (what !== 'retitled') return words.say(SAID[what]);
  if (was === undefined) return words.say('paper-was-untitled');
  return words.say('paper-was-retitled', { was: clip(plainTitle(was), 300) });
}
