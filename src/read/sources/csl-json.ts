import { isObject, type JsonObject, jsonItems, jsonStart, objectsOf, stringOf } from '../formats/json-items.ts';
import { identifiersIn, oneLine, paperLink, paragraphs, RecordDraft } from '../record-draft.ts';
import type { PaperRecord, Parsed, Source, SourceDump } from '../source.ts';

const NAMED = /"(?:family|literal|date-parts|container-title)"\s*:/;

function detect(dump: SourceDump) {
  const start = jsonStart(dump);
  const typed = start !== undefined && /"type"\s*:\s*"/.test(start);
  const named = start !== undefined && NAMED.test(start);
  const other = start !== undefined && /"(?:paper|content)"\s*:\s*\{/.test(start);
  return {
    found: typed && named && !other,
    evidence: `JSON: ${start === undefined ? 'no' : 'yes'}; a key "type": ${typed ? 'yes' : 'no'}; one of "family", "literal", "date-parts", "container-title": ${named ? 'yes' : 'no'}`,
  };
}

function* parse(dump: SourceDump): Generator<Parsed> {
  for (const item of jsonItems(dump)) {
    if (item.kind !== 'item') yield item;
    else {
      const text = (key: string) => stringOf(item.value[key]);
      const draft = new RecordDraft().printedIn({ volume: text('volume'), issue: text('issue'), page: text('page') });
      yield* draft.stateAll(fieldsOf(item.value), item).finishWithin(item);
    }
  }
}

/** https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables */
function fieldsOf(item: JsonObject): Partial<PaperRecord> {
  const [url, container, event] = [stringOf(item['URL']), stringOf(item['container-title']), eventOf(item)];
  return {
    title: oneLine(stringOf(item['title']) ?? ''),
    author: objectsOf(item['author'])
      .map(nameOf)
      .filter(name => name !== ''),
    issued: dateOf(item['issued']),
    'container-title': oneLine(container ?? ''),
    event,
    genre: oneLine(stringOf(item['genre']) ?? ''),
    identifiers: identifiersIn([
      stringOf(item['DOI']),
      url,
      stringOf(item['number']),
      stringOf(item['archive_location']),
    ]),
    links: paperLink(url),
    abstract: paragraphs(withoutTags(stringOf(item['abstract']) ?? '')),
  };
}

function eventOf(item: JsonObject): PaperRecord['event'] {
  const place = stringOf(item['event-place']);
  return place ? { place } : undefined;
}

/** https://docs.citationstyles.org/en/stable/specification.html#names: particles stand before the family name. */
function nameOf(name: JsonObject): string {
  const literal = stringOf(name['literal']);
  if (literal) return oneLine(literal);
  const parts = ['given', 'dropping-particle', 'non-dropping-particle', 'family', 'suffix'];
  return oneLine(parts.map(part => stringOf(name[part]) ?? '').join(' '));
}

/** `{"date-parts": [[2024, 7, 24]]}`, the parts being numbers or strings, or the date as somebody wrote it. */
function dateOf(date: unknown): string | undefined {
  if (!isObject(date)) return undefined;
  const first = Array.isArray(date['date-parts']) ? (date['date-parts'][0] as unknown) : undefined;
  const parts = Array.isArray(first) ? first.map(part => String(part)).filter(part => /^\d{1,4}$/.test(part)) : [];
  const [year, ...rest] = parts;
  if (year) return [year.padStart(4, '0'), ...rest.slice(0, 2).map(part => part.padStart(2, '0'))].join('-');
  return stringOf(date['raw']) ?? stringOf(date['literal']);
}

/** Registries deliver abstracts with the tags of JATS or HTML (https://www.crossref.org/documentation/). */
function withoutTags(text: string): string {
  return text
    .replace(/<(?:jats:)?title>\s{0,20}abstract\s{0,20}<\/(?:jats:)?title>/gi, '')
    .replace(/<\/(?:jats:)?(?:p|title|sec)>/gi, '\n\n')
    .replace(/<\/?(?:jats:)?(?:p|title|sec|italic|bold|i|b|em|strong|span|sub|sup|sc|br)(?:\s[^<>]{0,200})?\/?>/gi, '');
}

export default {
  id: 'csl-json',
  about: 'references as CSL-JSON, exported by Zotero and other reference managers',
  version: 1,
  sharesLines: true,
  detect,
  parse,
} satisfies Source;
