import type { Digest } from '../../digest/digest.ts';
import type { PaperEntry } from '../../paper.ts';
import { dateBesideVenue, shortDay, venueText } from '../../typeset/date-text.ts';
import { type Html, html, raw, type Value } from '../../typeset/html.ts';
import { paperName } from '../../typeset/label.ts';
import { harmless } from '../../typeset/markdown.ts';
import { authorLineHtml, coauthorLineHtml } from '../../typeset/people.ts';
import { nameTongue } from '../../typeset/tongue.ts';
import { attributes, ownName } from '../../typeset/tongue-html.ts';
import { factLine, type PaperItemOptions, paperItem, statusMark } from './paper-item.ts';
import { findNote, readLink } from './paper-links.ts';

/** What a line says besides the title. */
export type LineFact = 'authors' | 'venue' | 'issued' | 'topic' | 'listed';

/** What the list is of (`by`, `at`) is not repeated in its lines. */
export interface PaperLineOptions extends Pick<PaperItemOptions, 'root' | 'by' | 'at' | 'dated'> {
  facts?: readonly LineFact[];
}

const ALL: readonly LineFact[] = ['authors', 'venue', 'issued'];
/** Where papers of several topics stand together. */
export const WITH_TOPIC: readonly LineFact[] = [...ALL, 'topic'];

/** Papers as a list of such lines. */
export function paperLines(digest: Digest, entries: readonly PaperEntry[], options: PaperLineOptions): Html {
  return html`<ul class="lines">\n${entries.map(entry => paperLine(digest, entry, options))}</ul>\n`;
}

/** Fewer papers than this stand in full in a list of them. */
const FEW = 10;

/** Papers as items with their point where they are few, as lines otherwise. */
export function fewPapers(digest: Digest, entries: readonly PaperEntry[], options: PaperLineOptions): Html {
  if (entries.length >= FEW) return paperLines(digest, entries, options);
  return html`${entries.map(entry => paperItem(digest, entry, { ...options, level: 2 }))}${findNote(digest.words, digest.site, entries)}`;
}

/**
 * A paper in one or two lines, for long lists: its title, and a quiet line below. COinS would double it, and a paper is in six such
 * lists; it has them on the pages of its day and its topics.
 */
export function paperLine(
  digest: Digest,
  entry: PaperEntry,
  { root, dated, facts = dated ? [...ALL, 'listed'] : ALL, ...of }: PaperLineOptions,
): Html {
  const line = factLine(
    facts.map(fact => FACTS[fact](entry, digest, of)),
    [readLink(digest.words, digest.site, entry, true)],
  );
  return html`<li class="line">${statusMark(digest.words, entry)}<a href="${root}papers/${entry.id}.html">${paperName(digest.words, entry)}</a>${
    line.length > 0 && html` <span class="why">${line}</span>`
  }</li>
`;
}

type ListOf = Pick<PaperLineOptions, 'by' | 'at'>;

const FACTS: Record<LineFact, (entry: PaperEntry, digest: Digest, of: ListOf) => Value> = {
  authors: (entry, digest, { by }) => {
    const names = by ? coauthorLineHtml(digest.words, entry, by) : authorLineHtml(digest.words, entry);
    return names && html`<bdi${by === undefined && raw(' class="by"')}>${names}</bdi>`;
  },
  venue: ({ 'container-title': venue, language }, digest, { at }) =>
    venue &&
    venue !== at &&
    html`<bdi${attributes(nameTongue(digest.words, venue, language))}>${harmless(venueText(venue))}</bdi>`,
  issued: (entry, digest) => dateBesideVenue(digest.words, entry),
  topic: ({ topics }, digest) => topics?.[0] && ownName(digest.words, digest.topicName(topics[0]), digest.site),
  listed: ({ listed }, digest) => digest.words.say('listed-on-day', { day: shortDay(digest.words, listed) }),
};
