import {
  detectJson,
  type JsonObject,
  jsonItems,
  jsonStart,
  objectOf,
  objectsOf,
  stringOf,
} from '../formats/json-items.ts';
import {
  identifiersIn,
  identifiersOfDoi,
  identifiersOfPubmed,
  oneLine,
  otherPlace,
  paragraphs,
  RecordDraft,
} from '../record-draft.ts';
import type { LineRange, Source } from '../source.ts';

/** A work (https://docs.openalex.org/api-entities/works/work-object). */
function draftOf(work: JsonObject, range: LineRange): RecordDraft {
  const [ids, biblio] = [objectOf(work['ids']), objectOf(work['biblio'])];
  const places = [work['primary_location'], work['best_oa_location'], ...objectsOf(work['locations'])].map(objectOf);
  const pages = places.map(place => stringOf(place['landing_page_url']));
  const pdfs = places.map(place => stringOf(place['pdf_url']));
  const stated = identifiersOfDoi(stringOf(work['doi']) ?? stringOf(ids['doi']));
  // Another DOI at one of its places is a copy's, as Zenodo gives one.
  const { doi: _, ...placed } = identifiersIn([...pages, ...pdfs]);
  const identifiers = {
    ...placed,
    ...identifiersOfPubmed(stringOf(ids['pmid']), stringOf(ids['pmcid'])?.replace(/^.*\//s, '')),
    ...stated,
  };
  const pdf = pdfs.find(url => url !== undefined) ?? stringOf(objectOf(work['open_access'])['oa_url']);
  const draft = new RecordDraft().state(
    {
      title: oneLine(stringOf(work['title']) ?? stringOf(work['display_name']) ?? ''),
      author: objectsOf(work['authorships']).map(nameOf).filter(Boolean),
      'authors-complete': work['is_authors_truncated'] === true ? false : undefined,
      'container-title': venueOf(work, places[0]!),
      genre: work['type'] === 'preprint' ? 'preprint' : undefined,
      identifiers,
      links: otherPlace(pdf ?? pages[0], identifiers),
      status: work['is_retracted'] === true ? 'retracted' : undefined,
      abstract: abstractOf(work['abstract_inverted_index']),
    },
    range,
  );
  draft.stateLanguage([{ ...range, text: stringOf(work['language']) }]);
  const day = stringOf(work['publication_date']);
  const year = work['publication_year'];
  // The first of January stands for a day that is not known as well.
  draft.state({ issued: day?.replace(/^(\d{4})-01-01$/, '$1') ?? (Number.isInteger(year) ? `${year}` : '') }, range);
  return draft.printedIn({
    volume: stringOf(biblio['volume']),
    issue: stringOf(biblio['issue']),
    page: stringOf(biblio['first_page']),
  });
}

/** As it stands on the work; the author's profile may be somebody else's. */
function nameOf(authorship: JsonObject): string {
  return oneLine(
    stringOf(authorship['raw_author_name']) ?? stringOf(objectOf(authorship['author'])['display_name']) ?? '',
  );
}

function venueOf(work: JsonObject, place: JsonObject): string {
  const known = [place['source'], work['host_venue']].map(venue => stringOf(objectOf(venue)['display_name']));
  return oneLine(known.find(name => name !== undefined) ?? stringOf(place['raw_source_name']) ?? '');
}

/** The words at their places (https://docs.openalex.org/api-entities/works/work-object#abstract_inverted_index). */
function abstractOf(index: unknown): string {
  const placed = Object.entries(objectOf(index)).flatMap(([word, places]) =>
    (Array.isArray(places) ? places : []).filter(Number.isSafeInteger).map(place => ({ word, place: Number(place) })),
  );
  const text = placed.sort((a, b) => a.place - b.place).map(({ word }) => word);
  // What was the heading on the publisher's page is the first word here.
  if (/^abstract:?$/i.test(text[0] ?? '') && /^\p{Lu}/u.test(text[1] ?? '')) text.shift();
  return paragraphs(text.join(' '));
}

export default {
  id: 'openalex-json',
  about: "the answer of OpenAlex's interface (api.openalex.org/works), saved",
  version: 3,
  sharesLines: true,
  detect: dump =>
    detectJson(dump, {
      'a work of openalex.org under "id"': /"id"\s*:\s*"https?:\/\/openalex\.org\/W\d/i,
      'one of "authorships", "publication_year", "abstract_inverted_index"':
        /"(?:authorships|publication_year|abstract_inverted_index)"\s*:/,
    }),
  /** The answer of api.openalex.org/works (a list) or api.openalex.org/works/ID (one). */
  *parse(dump) {
    // An abstract's index may have the word "results" as its key: only the first key of an answer tells.
    const isList = /^\s*\{\s*"(?:meta|results|group_by)"\s*:\s*[{[]/.test(jsonStart(dump) ?? '');
    for (const item of isList ? jsonItems(dump, 'results') : jsonItems(dump))
      if (item.kind !== 'item') yield item;
      else yield* draftOf(item.value, item).finishWithin(item, 'work');
  },
} satisfies Source;
