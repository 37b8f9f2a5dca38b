import { detectStarts } from '../formats/line-cursor.ts';
import { type TaggedFormat, type TaggedRecord, taggedRecords } from '../formats/tagged-lines.ts';
import { identifiersIn, identifiersOfDoi, paperLink, RecordDraft } from '../record-draft.ts';
import type { Parsed, Source, SourceDump } from '../source.ts';

/**
 * https://en.wikipedia.org/wiki/RIS_(file_format): two characters, two spaces, a hyphen, a space, the value. ER ends a reference,
 * and so does the next one's TY where ER is missing; other tags may stand before TY.
 */
const FORMAT: TaggedFormat = {
  line: /^\s*([A-Z][A-Z\d])\s{1,3}-(?:\s(.*))?$/s,
  once: ['TY'],
  end: 'ER',
  paragraphs: true,
};

function* parse(dump: SourceDump): Generator<Parsed> {
  for (const reference of taggedRecords(dump, FORMAT))
    if (reference.kind === 'tagged') yield* draftOf(reference).finishWithin(reference, 'reference');
    else yield reference;
}

function draftOf(reference: TaggedRecord): RecordDraft {
  const draft = new RecordDraft();
  const first = (...tags: string[]) => reference.first(...tags);
  draft.printedIn({ volume: first('VL')?.text, issue: first('IS', 'CP')?.text, page: first('SP')?.text });
  draft.text('title', first('TI', 'T1', 'CT'));
  for (const author of reference.all('AU', 'A1')) draft.addAuthors([author.text], author);
  const dates = ['DA', 'PY', 'Y1'].map(tag => first(tag));
  draft.stateDate(
    dates.map(date => date && { from: date.from, to: date.to, written: dateOf(date.text), said: date.text }),
  );
  draft.stateLanguage(reference.all('LA'));
  draft.text('container-title', first('T2', 'JF', 'JO', 'BT', 'JA'));
  const place = first('C1');
  if (place && reference.fields.some(({ tag, text }) => tag === 'TY' && /^(?:CONF|CPAPER)$/.test(text)))
    draft.state({ event: { place: place.text } }, place);
  const addresses = reference.all('UR', 'L2', 'L1', 'LK');
  for (const stated of [...reference.all('DO', 'DI'), ...addresses, ...reference.all('AN', 'M1', 'N1')]) {
    const identifiers = /^D[OI]$/.test(stated.tag) ? identifiersOfDoi(stated.text) : identifiersIn([stated.text]);
    draft.state({ identifiers }, stated);
  }
  if (addresses[0]) draft.state({ links: paperLink(addresses[0].text) }, addresses[0]);
  return draft.text('abstract', first('AB', 'N2'));
}

/** `2024/07/24/`, `2024/07//` and `2024///Summer` at the precision stated; another date as it is written. */
function dateOf(value: string): string {
  const match = /^(\d{4})\/(\d{0,2})(?:\/(\d{0,2}))?(?:\/(.*))?$/s.exec(value);
  if (!match) return value;
  const [, year, month, day, rest] = match;
  const date = [year, month, month && day].filter(part => part && !/^0+$/.test(part));
  const stated = date.join('-').replace(/-(\d)(?!\d)/g, '-0$1');
  // What stands behind the last slash may be the month (`2013///Mar 12`), a season or nothing.
  return rest?.trim() && date.length === 1 ? `${rest.trim()} ${stated}` : stated;
}

export default {
  id: 'ris',
  about: 'references in RIS (.ris), exported by publishers and reference managers',
  version: 5,
  detect: dump => detectStarts(dump, 'with “TY  - ”', /^TY\s{1,3}-(?:\s|$)/),
  parse,
} satisfies Source;
