import {
  identifiersIn,
  identifiersOfDoi,
  identifiersOfPubmed,
  oneLine,
  paperLink,
  paragraphs,
  RecordDraft,
} from '../record-draft.ts';
import type { LineRange } from '../source.ts';
import { groupName, wholeName } from '../text/name.ts';
import { isObject, type JsonObject, objectsOf, stringOf } from './json-items.ts';

/**
 * A reference in CSL-JSON (https://docs.citationstyles.org/en/stable/specification.html#appendix-iv-variables), or in what
 * registries answer in its likeness: lists of one string where CSL has a string (https://api.crossref.org).
 */
export function cslDraft(item: JsonObject, range: LineRange): RecordDraft {
  const url = first(item['URL']);
  const dates = DATES.map(key => dateOf(item[key]));
  const known = identifiersOfDoi(first(item['DOI']));
  const named = identifiersIn([url, first(item['number']), first(item['archive_location'])]);
  const ofPubmed = identifiersOfPubmed(first(item['PMID']), first(item['PMCID']));
  const identifiers = { ...known, ...named, ...known, ...ofPubmed };
  const place = first(item['event-place']);
  const [title, subtitle] = [first(item['title']), first(item['subtitle'])];
  const draft = new RecordDraft().state(
    {
      // Some registries have the subtitle in the title already.
      title: oneLine([title, title?.includes(subtitle ?? '') ? '' : subtitle].filter(Boolean).join(': ')),
      author: objectsOf(item['author'])
        .map(nameOf)
        .filter(name => name !== ''),
      'container-title': oneLine(first(item['container-title']) ?? ''),
      event: place ? { place } : undefined,
      genre: oneLine(first(item['genre']) ?? ''),
      identifiers,
      links: paperLink(url),
      abstract: paragraphs(withoutHeadings(first(item['abstract']) ?? '')),
    },
    range,
  );
  draft.printedIn({ volume: first(item['volume']), issue: first(item['issue']), page: first(item['page']) });
  draft.stateLanguage([{ ...range, text: first(item['language']) }]);
  draft.stateDate(dates.map(date => date && { ...range, written: date.written }));
  const { issued } = draft.finish();
  for (const date of dates)
    if (date?.rest !== undefined && date.written === issued)
      draft.leaveOut(range.from, `expected an exact date, found ${date.rest} beside it; kept ${issued}`);
  return draft;
}

/** Where a reference's date stands, in the order in which they count; the latter are Crossref's. */
const DATES = ['issued', 'published', 'published-print', 'published-online', 'year'] as const;

/** A string, or the first of a list of them. */
function first(value: unknown): string | undefined {
  if (typeof value === 'number') return String(value);
  return stringOf(Array.isArray(value) ? value.find(item => stringOf(item) !== undefined) : value);
}

/** https://docs.citationstyles.org/en/stable/specification.html#names: particles stand before the family name. */
function nameOf(name: JsonObject): string {
  const whole = stringOf(name['literal']) ?? stringOf(name['name']);
  if (whole) return groupName(whole);
  const part = (...keys: string[]) => oneLine(keys.map(key => stringOf(name[key]) ?? '').join(' '));
  const family = part('dropping-particle', 'non-dropping-particle', 'family');
  return oneLine(`${wholeName(family, part('given'))} ${part('suffix')}`);
}

/**
 * `{"date-parts": [[2024, 7, 24]]}`, the parts being numbers or strings, or the date as somebody wrote it: a string, a
 * number, `{"year": 2024, "month": 7}`, a list of these.
 */
function dateOf(date: unknown): { written: string; rest?: string } | undefined {
  if (typeof date === 'number' || typeof date === 'string') {
    const written = String(date).trim();
    return written === '' ? undefined : { written };
  }
  if (Array.isArray(date)) {
    const dates = date.map(dateOf).filter(found => found !== undefined);
    return dates[0] && { ...dates[0], ...(dates.length > 1 && { rest: 'the end of a span' }) };
  }
  if (!isObject(date)) return undefined;
  const spans = Array.isArray(date['date-parts']) ? (date['date-parts'] as unknown[]) : [];
  const parts = partsOf(spans[0]).length > 0 ? partsOf(spans[0]) : partsOf([date['year'], date['month'], date['day']]);
  const [year, ...rest] = parts;
  const spoken = stringOf(date['raw']) ?? stringOf(date['literal']) ?? stringOf(date['date-time']);
  if (!year) return spoken === undefined ? undefined : { written: spoken };
  const written = [
    year.padStart(4, '0'),
    ...rest.slice(0, 2).map(part => (/^\d+$/.test(part) ? part.padStart(2, '0') : part)),
  ];
  const more =
    spans.length > 1 ? 'the end of a span' : date['circa'] ? '“circa”' : date['season'] ? 'a season' : undefined;
  return {
    written: /^\D/.test(rest[0] ?? '') ? `${rest.slice(0, 2).join(' ')} ${year}` : written.join('-'),
    ...(more && { rest: more }),
  };
}

function partsOf(list: unknown): string[] {
  const parts = Array.isArray(list)
    ? list.map(part => (part === null || part === undefined ? '' : String(part).trim()))
    : [];
  const end = parts.findIndex(part => part === '' || part.length > 20);
  return /^\d{1,4}$/.test(parts[0] ?? '') ? parts.slice(0, end < 0 ? 3 : end) : [];
}

/** Registries deliver abstracts with the tags of JATS or HTML (https://www.crossref.org/documentation/). */
function withoutHeadings(text: string): string {
  return text
    .replace(/<(?:jats:)?title>\s{0,20}abstract\s{0,20}<\/(?:jats:)?title>/gi, '')
    .replace(/<\/(?:jats:)?(?:p|title|sec)>/gi, '\n\n')
    .replace(/<(?:jats:)?(?:p|title|sec)(?:\s[^<>]{0,200})?\/?>/gi, '');
}
