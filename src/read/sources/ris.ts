import { detectStarts, type Line, linesOf } from '../formats/line-cursor.ts';
import { identifiersIn, identifiersOfDoi, paperLink, RecordDraft } from '../record-draft.ts';
import type { LineRange, Parsed, Source, SourceDump } from '../source.ts';

/** https://en.wikipedia.org/wiki/RIS_(file_format): two characters, two spaces, a hyphen, a space, the value. */
const TAG = /^([A-Z][A-Z\d])\s{1,3}-(?:\s(.*))?$/s;

interface Tagged extends LineRange {
  tag: string;
  text: string;
}

function* parse(dump: SourceDump): Generator<Parsed> {
  let reference: Tagged[] = [];
  for (const line of linesOf(dump)) {
    const tagged = readTag(line);
    if (!tagged) {
      // A line without a tag goes on with the value before it.
      const last = reference.at(-1);
      if (last) [last.text, last.to] = [`${last.text} ${line.text}`, line.to];
      continue;
    }
    // ER ends a reference, and so does the next one's TY where ER is missing; other tags may stand before TY.
    if (tagged.tag === 'TY' && reference.some(({ tag }) => tag === 'TY')) {
      yield* finish(reference);
      reference = [];
    }
    reference.push(tagged);
    if (tagged.tag !== 'ER') continue;
    yield* finish(reference);
    reference = [];
  }
  if (reference.length > 0) yield* finish(reference);
}

function readTag(line: Line): Tagged | undefined {
  const match = TAG.exec(line.text);
  return match ? { tag: match[1]!, text: (match[2] ?? '').trim(), from: line.from, to: line.to } : undefined;
}

function finish(reference: readonly Tagged[]): Generator<Parsed> {
  const draft = new RecordDraft();
  const first = (...tags: string[]) =>
    tags.map(tag => reference.find(t => t.tag === tag && t.text)).find(found => found);
  draft.printedIn({ volume: first('VL')?.text, issue: first('IS', 'CP')?.text, page: first('SP')?.text });
  const all = (...tags: string[]) => reference.filter(({ tag, text }) => tags.includes(tag) && text);
  draft.text('title', first('TI', 'T1', 'CT'));
  for (const author of all('AU', 'A1')) draft.addAuthors([author.text], author);
  const dates = ['DA', 'PY', 'Y1'].map(tag => first(tag));
  draft.stateDate(dates.map(date => date && { ...date, written: dateOf(date.text), said: date.text }));
  draft.text('container-title', first('T2', 'JF', 'JO', 'BT', 'JA'));
  const place = first('C1');
  if (place && reference.some(({ tag, text }) => tag === 'TY' && /^(?:CONF|CPAPER)$/.test(text)))
    draft.state({ event: { place: place.text } }, place);
  const addresses = all('UR', 'L2', 'L1', 'LK');
  for (const stated of [...all('DO', 'DI'), ...addresses, ...all('AN', 'M1', 'N1')]) {
    const identifiers = /^D[OI]$/.test(stated.tag) ? identifiersOfDoi(stated.text) : identifiersIn([stated.text]);
    draft.state({ identifiers }, stated);
  }
  if (addresses[0]) draft.state({ links: paperLink(addresses[0].text) }, addresses[0]);
  draft.text('abstract', first('AB', 'N2'));
  return draft.finishWithin({ from: reference[0]!.from, to: reference.at(-1)!.to }, 'reference');
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
  version: 3,
  detect: dump => detectStarts(dump, 'with “TY  - ”', /^TY\s{1,3}-(?:\s|$)/),
  parse,
} satisfies Source;
