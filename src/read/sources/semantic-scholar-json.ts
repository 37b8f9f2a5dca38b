import {
  detectJson,
  isObject,
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

/** Lists stand under `data` (searches, citations) or `recommendedPapers`, an author's under `papers`, a batch's alone. */
const LIST = /^\s*\{[^[]{0,2000}?"(data|recommendedPapers|papers)"\s*:\s*\[/;

/** A paper, alone or under `citingPaper` or `citedPaper` (https://api.semanticscholar.org/api-docs/graph). */
function paperOf(item: JsonObject): JsonObject {
  const paper = item['citingPaper'] ?? item['citedPaper'];
  return isObject(paper) ? paper : item;
}

function draftOf(paper: JsonObject, range: LineRange): RecordDraft {
  const [ids, journal] = [objectOf(paper['externalIds']), objectOf(paper['journal'])];
  const text = (value: unknown) => (typeof value === 'number' ? String(value) : stringOf(value));
  const identifiers = {
    ...identifiersOfPubmed(text(ids['PubMed']), text(ids['PubMedCentral'])),
    ...identifiersOfDoi(stringOf(ids['DOI'])),
    ...identifiersIn([stringOf(ids['ArXiv'])]),
  };
  const pdf = stringOf(objectOf(paper['openAccessPdf'])['url']);
  const page = Object.keys(identifiers).length === 0 ? stringOf(paper['url']) : undefined;
  const venues = [paper['venue'], objectOf(paper['publicationVenue'])['name'], journal['name']].map(stringOf);
  return new RecordDraft()
    .state(
      {
        title: oneLine(stringOf(paper['title']) ?? ''),
        author: objectsOf(paper['authors'])
          .map(author => oneLine(stringOf(author['name']) ?? ''))
          .filter(Boolean),
        issued: stringOf(paper['publicationDate']) ?? text(paper['year']),
        'container-title': oneLine(venues.find(venue => venue !== undefined) ?? ''),
        identifiers,
        links: otherPlace(pdf ?? page, identifiers),
        abstract: paragraphs(stringOf(paper['abstract']) ?? ''),
      },
      range,
    )
    .printedIn({ volume: text(journal['volume']), issue: undefined, page: text(journal['pages']) });
}

export default {
  id: 'semantic-scholar-json',
  about: "the answer of Semantic Scholar's interface (api.semanticscholar.org), saved",
  version: 1,
  sharesLines: true,
  detect: dump => detectJson(dump, { 'a key "paperId"': /"paperId"\s*:\s*(?:"[0-9a-f]{40}"|null)/i }),
  *parse(dump) {
    const list = LIST.exec(jsonStart(dump) ?? '')?.[1];
    for (const item of list ? jsonItems(dump, list) : jsonItems(dump))
      if (item.kind !== 'item') yield item;
      else yield* draftOf(paperOf(item.value), item).finishWithin(item, 'paper');
  },
} satisfies Source;
