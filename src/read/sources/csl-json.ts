import { cslDraft } from '../formats/csl-item.ts';
import { detectJson, jsonItems } from '../formats/json-items.ts';
import type { Source } from '../source.ts';

export default {
  id: 'csl-json',
  about: 'references as CSL-JSON, exported by Zotero and other reference managers',
  version: 4,
  sharesLines: true,
  detect: dump =>
    detectJson(dump, {
      'a key "type"': /"type"\s*:\s*"/,
      'one of "family", "literal", "date-parts", "container-title", "issued"':
        /"(?:family|literal|date-parts|container-title|issued)"\s*:/,
      'no object under "paper", "content" or "message"': /^(?!.*"(?:paper|content|message)"\s*:\s*\{)/s,
      // The words of an abstract are keys there.
      'no key "abstract_inverted_index"': /^(?!.*"abstract_inverted_index"\s*:)/s,
    }),
  *parse(dump) {
    for (const item of jsonItems(dump))
      if (item.kind !== 'item') yield item;
      else yield* cslDraft(item.value, item).finishWithin(item, 'reference');
  },
} satisfies Source;
