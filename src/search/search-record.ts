import { paperAddresses } from '../cite/paper-address.ts';
import type { PaperEntry } from '../paper.ts';
import { plainMath } from '../typeset/math.ts';
import { translatedTitles } from '../typeset/translated-title.ts';
import type { TablePaper } from './papers-table.ts';
import { apart, hasWord, otherSpellings, pagefindText, plainText } from './search-text.ts';

/** What the search knows of a paper. Text is plain, on one line, its words apart by single spaces; body and metadata are as `apart` gives them. */
export interface SearchRecord extends TablePaper {
  /** Relative to the site's root. */
  url: string;
  /** The text that excerpts are cut from. It has at least one word. */
  body: string;
  /**
   * Shown with a result, and searched as fields, whose weights the search page sets. `also` holds other spellings of words and
   * is not shown; `authors` are all of them, apart by commas.
   */
  meta: Partial<Record<'also' | 'authors' | 'brief' | 'title', string>>;
}

/** What is indexed of a page of the editor's own; it is known by having no day. @param text plain */
export function pageRecord(path: string, title: string, text: string): SearchRecord {
  return {
    id: `page:${path}`,
    url: `${path}.html`,
    body: apart([pagefindText(text), pagefindText(title)].find(hasWord) ?? path),
    meta: { title: apart(pagefindText(title)) || path },
    facts: { topic: [], source: [], venue: [], has: [] },
    listed: '',
    issued: '',
  };
}

/** Names by id. */
type Names = Pick<ReadonlyMap<string, string>, 'get'>;

export interface SearchRecordOptions {
  /** Names of topics by slug. A topic without a name is filed under its slug. */
  topicNames: Names;
  /** Names of sources by id, likewise. */
  sourceNames?: Names;
  /** The line that stands under the title where it is not the abstract's beginning, plain text. */
  brief?: string;
  /** What the page is headed with where the paper has no title. */
  heading?: string;
}

/**
 * What is indexed of a paper: the same for the same entry and names.
 *
 * The facts are `topic` and `source` (names), `venue` (the container as stated), and `has` with `code`, `data`, `abstract` and
 * `pick` where the paper has them.
 */
export function searchRecord(entry: PaperEntry, options: SearchRecordOptions): SearchRecord {
  const source = entry.title ?? options.heading ?? '';
  const spoken = apart(plainText(source));
  // Shown as everywhere, with ∞ for \infty; found by the names of the signs too.
  const title = source.includes('$') ? apart(plainText(plainMath(source))) : spoken;
  const words = new Set(title.split(' '));
  // In a result's short line, who is named twice in the source is one person.
  const authors = apart([...new Set((entry.author ?? []).map(pagefindText))].filter(Boolean).join(', '));
  const abstract = apart(plainText(entry.abstract ?? '', true));
  const translated = translatedTitles(entry).map(({ title }) => apart(plainText(title)));
  const names = (slugs: readonly string[], known: Names | undefined) => [
    ...new Set(slugs.map(slug => pagefindText(known?.get(slug) ?? slug))),
  ];
  const kinds = new Set(entry.links?.map(link => link.kind));
  const also = new Set([
    ...spoken.split(' ').filter(word => hasWord(word) && !words.has(word)),
    ...otherSpellings([spoken, title, authors, abstract, ...translated].join(' ')),
  ]);
  const venue = pagefindText(entry['container-title'] ?? '');
  const [place] = paperAddresses(entry);
  const brief = apart(pagefindText(options.brief ?? ''));
  const facts = {
    topic: names(entry.topics ?? [], options.topicNames),
    source: names(
      entry.provenance.map(p => p.source),
      options.sourceNames,
    ),
    venue: venue ? [venue] : [],
    has: [
      ...(kinds.has('code') ? ['code'] : []),
      ...(kinds.has('data') ? ['data'] : []),
      // A dash in the place of one is none.
      ...(hasWord(abstract) ? ['abstract'] : []),
      ...(entry.pick ? ['pick'] : []),
    ],
  };
  return {
    id: entry.id,
    url: `papers/${entry.id}.html`,
    body: [[abstract, title, authors].find(hasWord) ?? entry.id, ...translated].join(' · '),
    meta: {
      ...(also.size > 0 && { also: [...also].join(' ') }),
      ...(authors ? { authors } : {}),
      ...(brief ? { brief } : {}),
      title: title || entry.id,
    },
    facts,
    listed: entry.listed,
    issued: entry.issued ?? '',
    ...(place ? { at: place.url } : {}),
  };
}
