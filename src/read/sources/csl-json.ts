import { cslDraft } from '../formats/csl-item.ts';
import { jsonItems, jsonStart } from '../formats/json-items.ts';
import type { Parsed, Source, SourceDump } from '../source.ts';

const NAMED = /"(?:family|literal|date-parts|container-title|issued)"\s*:/;

function detect(dump: SourceDump) {
  const start = jsonStart(dump);
  const typed = start !== undefined && /"type"\s*:\s*"/.test(start);
  const named = start !== undefined && NAMED.test(start);
  const other = start !== undefined && /"(?:paper|content|message)"\s*:\s*\{/.test(start);
  return {
    found: typed && named && !other,
    evidence: `JSON: ${start === undefined ? 'no' : 'yes'}; a key "type": ${typed ? 'yes' : 'no'}; one of "family", "literal", "date-parts", "container-title", "issued": ${named ? 'yes' : 'no'}`,
  };
}

function* parse(dump: SourceDump): Generator<Parsed> {
  for (const item of jsonItems(dump)) {
    if (item.kind !== 'item') yield item;
    else yield* cslDraft(item.value, item).finishWithin(item, 'reference');
  }
}

export default {
  id: 'csl-json',
  about: 'references as CSL-JSON, exported by Zotero and other reference managers',
  version: 2,
  sharesLines: true,
  detect,
  parse,
} satisfies Source;
