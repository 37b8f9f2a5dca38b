import { cslDraft } from '../formats/csl-item.ts';
import {
  detectJson,
  isObject,
  type JsonItem,
  type JsonObject,
  jsonItems,
  jsonStart,
  objectOf,
  objectsOf,
  stringOf,
} from '../formats/json-items.ts';
import { oneLine, type RecordDraft } from '../record-draft.ts';
import type { Parsed, Source, SourceDump } from '../source.ts';

/** The one work of an answer. */
function* single(dump: SourceDump): Generator<JsonItem | Parsed> {
  for (const item of jsonItems(dump))
    if (item.kind === 'item' && isObject(item.value['message'])) yield { ...item, value: item.value['message'] };
    else yield item as Parsed;
}

/** What has a DOI and is no paper: wholes of which papers are parts, and parts of papers (https://api.crossref.org/types). */
const NO_PAPER =
  /^(?:component|journal(?:-issue|-volume)?|proceedings(?:-series)?|(?:book|report|standard)-series|book-set|grant|peer-review)$/;

/** What Crossref says beyond CSL's variables (https://github.com/CrossRef/rest-api-doc/blob/master/api_format.md). */
function draftOf(item: JsonItem): RecordDraft {
  const work = item.value;
  const draft = cslDraft(work, item);
  const keeper = objectsOf(work['institution'])[0]?.['name'];
  const place = oneLine(stringOf(objectOf(work['event'])['location']) ?? '');
  if (place && !draft.has('event')) draft.state({ event: { place } }, item);
  if (work['type'] === 'posted-content') {
    draft.state({ genre: oneLine(stringOf(work['subtype']) ?? '') }, item);
    // A preprint stands in no journal: who keeps it is named as the institution.
    if (!draft.has('container-title')) draft.state({ 'container-title': oneLine(stringOf(keeper) ?? '') }, item);
  }
  if (isRetracted(work)) draft.state({ status: 'retracted' }, item);
  return draft;
}

function isRetracted(work: JsonObject): boolean {
  return objectsOf(work['updated-by']).some(update => /^(?:retraction|withdrawal)$/.test(String(update['type'])));
}

export default {
  id: 'crossref-json',
  about: "the answer of Crossref's interface (api.crossref.org/works), saved",
  version: 4,
  sharesLines: true,
  detect: dump =>
    detectJson(dump, {
      'a key "message-type" that says "work" or "work-list"': /"message-type"\s*:\s*"work/,
      'an object under "message"': /"message"\s*:\s*\{/,
    }),
  /** The answer of api.crossref.org/works (a list) or api.crossref.org/works/DOI (one): https://api.crossref.org */
  *parse(dump) {
    const isList = /"message-type"\s*:\s*"work-list"/.test(jsonStart(dump) ?? '');
    for (const item of isList ? jsonItems(dump, 'message', 'items') : single(dump))
      if (item.kind !== 'item') yield item;
      else if (NO_PAPER.test(String(item.value['type']))) yield { kind: 'boilerplate', from: item.from, to: item.to };
      else yield* draftOf(item).finishWithin(item, 'work');
  },
} satisfies Source;
