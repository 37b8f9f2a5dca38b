import type { Digest } from '../../digest/digest.ts';
import type { Correction } from '../../digest/publication.ts';
import { tagUri } from '../../digest/tag-uri.ts';
import { clip } from '../../typeset/clip.ts';
import { plainDay } from '../../typeset/date-text.ts';
import { html } from '../../typeset/html.ts';
import { plainTitle } from '../../typeset/markdown.ts';
import { tongueOf } from '../../typeset/tongue.ts';
import { isolated } from '../../typeset/tongue-html.ts';
import type { FeedItem } from './feed.ts';
import { paperTitle, paperUrl } from './paper-feed-item.ts';

const SAID: Record<Correction['what'], string> = {
  retitled: 'has a new title',
  merged: 'was merged with another entry, whose address now redirects here',
  moved: 'was moved to another day of the digest',
  withdrawn: 'was withdrawn by its authors or its publisher',
  retracted: 'was retracted by its publisher',
  superseded: 'was superseded by a newer version',
};

/** What became of a paper that was listed, as an item of the feed of corrections. */
export function correctionFeedItem(digest: Digest, correction: Correction): FeedItem {
  const { what, paper, key, published, updated } = correction;
  const title = paperTitle(paper);
  const url = paperUrl(digest, paper);
  const was = what === 'retitled' && wasCalled(correction);
  const moved =
    what === 'moved' &&
    ` It was listed on ${plainDay(digest.words, correction.was!)}, and is now on ${plainDay(digest.words, paper.listed)}.`;
  const alias = what === 'merged' && ` The other entry was “${correction.alias}”.`;
  const summary = `This paper ${SAID[what]}.${was || ''}${moved || ''}${alias || ''}`;
  return {
    id: tagUri(digest, key),
    title: paper.status === what ? title : `${what[0]!.toUpperCase()}${what.slice(1)}: ${title}`,
    language: tongueOf(digest.words, title, paper.language).lang,
    url,
    published,
    updated,
    authors: [],
    summary,
    content:
      html`<p><a href="${url}"><strong>${isolated(html`${title}`, tongueOf(digest.words, title, paper.language))}</strong></a></p>\n<p>${summary}</p>\n`
        .text,
  };
}

function wasCalled({ was }: Correction): string {
  return was === undefined ? ' It was listed without a title.' : ` It was called “${clip(plainTitle(was), 300)}”.`;
}
