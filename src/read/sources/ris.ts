import { firstLines, type Line, LineCursor } from '../formats/line-cursor.ts';
import { identifiersIn, oneLine, paperLink, RecordDraft } from '../record-draft.ts';
import type { Parsed, Source, SourceDump } from '../source.ts';

/** https://en.wikipedia.org/wiki/RIS_(file_format): two characters, two spaces, a hyphen, a space, the value. */
const TAG = /^([A-Z][A-Z\d])\s{1,3}-(?:\s(.*))?$/;

interface Tagged {
  tag: string;
  value: string;
  from: number;
  to: number;
}

function detect(dump: SourceDump) {
  const types = firstLines(dump.lines).filter(line => TAG.exec(line.text)?.[1] === 'TY').length;
  return { found: types > 0, evidence: `lines that start with “TY  - ”: ${types}` };
}

function* parse(dump: SourceDump): Generator<Parsed> {
  const cursor = new LineCursor(dump.lines);
  let reference: Tagged[] | undefined;
  for (let line = cursor.peek(); line; line = cursor.peek()) {
    cursor.take();
    const tagged = readTag(line);
    if (tagged?.tag === 'TY') {
      // A reference that is not closed by ER ends where the next one starts.
      if (reference) yield* finish(reference);
      reference = [tagged];
    } else if (!reference) continue;
    else if (!tagged) continueValue(reference.at(-1)!, line);
    else {
      reference.push(tagged);
      if (tagged.tag !== 'ER') continue;
      yield* finish(reference);
      reference = undefined;
    }
  }
  if (reference) yield* finish(reference);
}

function readTag(line: Line): Tagged | undefined {
  const match = TAG.exec(line.text);
  return match ? { tag: match[1]!, value: (match[2] ?? '').trim(), from: line.number, to: line.number } : undefined;
}

/** A line without a tag goes on with the value before it. */
function continueValue(tagged: Tagged, line: Line): void {
  tagged.value += ` ${line.text}`;
  tagged.to = line.number;
}

function finish(reference: readonly Tagged[]): Generator<Parsed> {
  const draft = new RecordDraft();
  const first = (...tags: string[]) =>
    tags.map(tag => reference.find(t => t.tag === tag && t.value)).find(found => found);
  draft.printedIn({ volume: first('VL')?.value, issue: first('IS', 'CP')?.value, page: first('SP')?.value });
  const all = (...tags: string[]) => reference.filter(({ tag, value }) => tags.includes(tag) && value);
  const title = first('TI', 'T1', 'CT');
  if (title) draft.stateAll({ title: oneLine(title.value) }, title);
  for (const author of all('AU', 'A1')) draft.addAuthors([author.value], { number: author.from, text: author.value });
  const issued = first('DA', 'PY', 'Y1');
  if (issued) draft.stateAll({ issued: dateOf(issued.value) }, issued);
  const container = first('T2', 'JF', 'JO', 'BT', 'JA');
  if (container) draft.stateAll({ 'container-title': oneLine(container.value) }, container);
  const place = first('C1');
  if (place && /^(?:CONF|CPAPER)$/.test(reference[0]!.value)) draft.stateAll({ event: { place: place.value } }, place);
  const addresses = all('UR', 'L2', 'L1', 'LK');
  for (const stated of [...all('DO'), ...addresses, ...all('AN', 'M1', 'N1')]) {
    const identifiers = identifiersIn([stated.value]);
    const known = draft.finish().identifiers;
    if (Object.keys(identifiers).length > 0) draft.stateAll({ identifiers: { ...identifiers, ...known } }, stated);
  }
  if (addresses[0]) draft.stateAll({ links: paperLink(addresses[0].value) }, addresses[0]);
  const abstract = first('AB', 'N2');
  if (abstract) draft.stateAll({ abstract: oneLine(abstract.value) }, abstract);
  return draft.finishWithin({ from: reference[0]!.from, to: reference.at(-1)!.to });
}

/** `2024/07/24/`, `2024/07//` and `2024///Summer` at the precision stated; another date as it is written. */
function dateOf(value: string): string {
  const match = /^(\d{4})(?:\/(\d{0,2})(?:\/(\d{0,2}))?)?(?:\/|$)/.exec(value);
  if (!match) return value;
  const [, year, month, day] = match;
  return [year, month, month && day]
    .filter(part => part)
    .join('-')
    .replace(/-(\d)(?!\d)/g, '-0$1');
}

export default {
  id: 'ris',
  about: 'references in RIS (.ris), exported by publishers and reference managers',
  version: 1,
  detect,
  parse,
} satisfies Source;
