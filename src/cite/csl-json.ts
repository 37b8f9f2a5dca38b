import { isMeeting } from '../digest/venue.ts';
import type { PaperEntry } from '../paper.ts';
import { harmless, plainAbstract, plainTitle } from '../typeset/markdown.ts';
import type { CslItem } from './csl-item.ts';
import { paperAddresses } from './paper-address.ts';

/**
 * A paper as CSL-JSON. Names stay whole (`literal`): where a family name begins, no source says. A summary by the editor is no
 * abstract and is left out.
 *
 * @param key of its record of BibTeX, from `Digest.citationKey`
 */
export function cslItem(entry: PaperEntry, key?: string): CslItem {
  const { arxiv, doi, pmid, pmcid } = entry.identifiers ?? {};
  const venue = entry['container-title'];
  const notes = [
    entry['authors-complete'] === false && 'The source names some of the authors only.',
    entry['author-count'] &&
      !entry.author?.length &&
      `The source counts ${entry['author-count']} authors and names none.`,
  ].filter(Boolean);
  return {
    id: entry.id,
    'citation-key': key,
    type: isMeeting(entry) ? 'paper-conference' : venue ? 'article-journal' : 'article',
    title: entry.title && plainTitle(entry.title),
    author: entry.author?.map(name => ({ literal: harmless(name) })),
    issued: cslDate(entry.issued),
    'container-title': venue && harmless(venue),
    genre: entry.genre && harmless(entry.genre),
    language: entry.language,
    DOI: doi,
    PMID: pmid,
    PMCID: pmcid,
    archive: arxiv && 'arXiv',
    archive_location: arxiv,
    URL: paperAddresses(entry)[0]?.url,
    status: entry.status,
    abstract: entry.abstract && !entry['abstract-by'] ? plainAbstract(entry.abstract) : undefined,
    note: notes.length > 0 ? notes.join(' ') : undefined,
  };
}

/** An EDTF date, or two with a slash between them, as far as CSL's numbers say it (a month of 21 to 24 is a season). */
function cslDate(issued: string | undefined): CslItem['issued'] {
  const dates = (issued ?? '').split('/').flatMap(date => {
    const [, year, month, day] = /^(\d{4})(?:-(0[1-9]|1[0-2])(?:-(\d\d))?)?/.exec(date) ?? [];
    return year === undefined ? [] : [[year, month, day].filter(part => part !== undefined).map(Number)];
  });
  if (dates.length === 0) return undefined;
  return { 'date-parts': dates, ...(/[~?%]/.test(issued!) ? { circa: true } : {}) };
}
