import { firstLines, type Line, LineCursor } from '../formats/line-cursor.ts';
import { identifiersIn, identifiersOfDoi, oneLine, paperLink, RecordDraft } from '../record-draft.ts';
import type { LineRange, Parsed, Source, SourceDump } from '../source.ts';

/** https://en.wikipedia.org/wiki/RIS_(file_format): two characters, two spaces, a hyphen, a space, the value. */
const TAG = /^([A-Z][A-Z\d])\s{1,3}-(?:\s(.*))?$/s;

interface Tagged extends LineRange {
  tag: string;
  value: string;
}

function detect(dump: SourceDump) {
  const types = firstLines(dump.lines).filter(line => TAG.exec(line.text)?.[1] === 'TY').length;
  return { found: types > 0, evidence: `lines that start with “TY  - ”: ${types}` };
}

function* parse(dump: SourceDump): Generator<Parsed> {
  const cursor = new LineCursor(dump.lines);
  let reference: Tagged[] = [];
  for (let line = cursor.peek(); line; line = cursor.peek()) {
    cursor.take();
    const tagged = readTag(line);
    if (!tagged) {
      if (reference.length > 0) continueValue(reference.at(-1)!, line);
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
  return match ? { tag: match[1]!, value: (match[2] ?? '').trim(), from: line.from, to: line.to } : undefined;
}

/** A line without a tag goes on with the value before it. */
function continueValue(tagged: Tagged, line: Line): void {
  tagged.value += ` ${line.text}`;
  tagged.to = line.to;
}

function finish(reference: readonly Tagged[]): Generator<Parsed> {
  const draft = new RecordDraft();
  const first = (...tags: string[]) =>
    tags.map(tag => reference.find(t => t.tag === tag && t.value)).find(found => found);
  draft.printedIn({ volume: first('VL')?.value, issue: first('IS', 'CP')?.value, page: first('SP')?.value });
  const all = (...tags: string[]) => reference.filter(({ tag, value }) => tags.includes(tag) && value);
  const title = first('TI', 'T1', 'CT');
  if (title) draft.state({ title: oneLine(title.value) }, title);
  for (const author of all('AU', 'A1')) draft.addAuthors([author.value], author);
  const dates = ['DA', 'PY', 'Y1'].map(tag => first(tag));
  draft.stateDate(dates.map(date => date && { ...date, written: dateOf(date.value), said: date.value }));
  const container = first('T2', 'JF', 'JO', 'BT', 'JA');
  if (container) draft.state({ 'container-title': oneLine(container.value) }, container);
  const place = first('C1');
  if (place && reference.some(({ tag, value }) => tag === 'TY' && /^(?:CONF|CPAPER)$/.test(value)))
    draft.state({ event: { place: place.value } }, place);
  const addresses = all('UR', 'L2', 'L1', 'LK');
  for (const stated of [...all('DO', 'DI'), ...addresses, ...all('AN', 'M1', 'N1')]) {
    const identifiers = /^D[OI]$/.test(stated.tag) ? identifiersOfDoi(stated.value) : identifiersIn([stated.value]);
    draft.state({ identifiers }, stated);
  }
  if (addresses[0]) draft.state({ links: paperLink(addresses[0].value) }, addresses[0]);
  const abstract = first('AB', 'N2');
  if (abstract) draft.state({ abstract: oneLine(abstract.value) }, abstract);
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
  detect,
  parse,
} satisfies Source;
