import { cslDraft } from '../formats/csl-item.ts';
import { detectJson, isObject, type JsonItem, jsonItems, jsonStart } from '../formats/json-items.ts';
import type { Parsed, Source, SourceDump } from '../source.ts';

/** The one work of an answer. */
function* single(dump: SourceDump): Generator<JsonItem | Parsed> {
  for (const item of jsonItems(dump))
    if (item.kind === 'item' && isObject(item.value['message'])) yield { ...item, value: item.value['message'] };
    else yield item as Parsed;
}

export default {
  id: 'crossref-json',
  about: "the answer of Crossref's interface (api.crossref.org/works), saved",
  version: 1,
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
      else yield* cslDraft(item.value, item).finishWithin(item, 'work');
  },
} satisfies Source;
