import { isMeeting } from '../digest/venue.ts';
import type { PaperEntry } from '../paper.ts';
import { type Html, html } from '../typeset/html.ts';
import { harmless, plainTitle } from '../typeset/markdown.ts';
import { paperAddresses } from './paper-address.ts';

/** More names than these make a list heavy; who takes the paper from its own page gets them all. */
const MOST_NAMES = 30;

/**
 * A paper of a list for reference managers: a ContextObject in a span (COinS; the keys are those of ANSI/NISO Z39.88-2004's
 * journal format, as Zotero reads them). Nothing for a paper whose title is not known.
 */
export function coins(entry: PaperEntry): Html | undefined {
  if (!entry.title) return undefined;
  const { arxiv, doi } = entry.identifiers ?? {};
  const venue = entry['container-title'];
  const meeting = isMeeting(entry);
  const pairs: [string, string | undefined][] = [
    ['ctx_ver', 'Z39.88-2004'],
    ['rft_val_fmt', 'info:ofi/fmt:kev:mtx:journal'],
    ['rft.genre', meeting ? 'proceeding' : venue ? 'article' : 'preprint'],
    ['rft.atitle', plainTitle(entry.title)],
    ['rft.jtitle', venue && harmless(venue)],
    ['rft.date', entry.issued],
    ['rft.language', entry.language],
    ['rft_id', doi && `info:doi/${doi}`],
    ['rft_id', arxiv && `info:arxiv/${arxiv}`],
    ['rft_id', doi || arxiv ? undefined : paperAddresses(entry)[0]?.url],
    ...(entry.author ?? []).slice(0, MOST_NAMES).map((name): [string, string] => ['rft.au', harmless(name)]),
  ];
  const query = new URLSearchParams(pairs.filter((pair): pair is [string, string] => Boolean(pair[1])));
  return html`<span class="Z3988" title="${query.toString()}"></span>`;
}
