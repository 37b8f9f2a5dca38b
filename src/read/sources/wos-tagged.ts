import { firstLines } from '../formats/line-cursor.ts';
import { type TaggedField, type TaggedFormat, type TaggedRecord, taggedRecords } from '../formats/tagged-lines.ts';
import { identifiersOfDoi, identifiersOfPubmed, oneLine, RecordDraft } from '../record-draft.ts';
import type { Parsed, Source, SourceDump } from '../source.ts';
import { groupName } from '../text/name.ts';

/**
 * Two characters, a blank, the value, which goes on in lines that begin with three blanks
 * (https://images.webofknowledge.com/images/help/WOS/hs_wos_fieldtags.html).
 */
const FORMAT: TaggedFormat = {
  line: /^([A-Z][A-Z\d])(?:\s(.*))?$/s,
  once: ['PT'],
  end: 'ER',
  frame: ['FN', 'VR', 'EF'],
};

function detect(dump: SourceDump) {
  const lines = firstLines(dump.lines).map(line => line.text);
  const [starts, named] = [/^PT [A-Z]/, /^(?:AU|TI|UT|SO) \S/].map(
    sign => lines.filter(line => sign.test(line)).length,
  );
  return {
    found: starts! > 0 && named! > 0,
    evidence: `lines that start with “PT ” and a letter: ${starts}; with “AU ”, “TI ”, “UT ” or “SO ”: ${named}`,
  };
}

function* parse(dump: SourceDump): Generator<Parsed> {
  for (const record of taggedRecords(dump, FORMAT))
    if (record.kind === 'tagged') yield* draftOf(record).finishWithin(record, 'record');
    else yield record;
}

function draftOf(record: TaggedRecord): RecordDraft {
  const draft = new RecordDraft();
  draft.text('title', record.first('TI'));
  // Full names where there are any; the authors of a book are other tags' than those of its chapters. A name a line.
  for (const piece of record.first('AF', 'AU', 'BF', 'BA')?.pieces ?? []) draft.addAuthors([piece.text], piece);
  for (const field of record.all('CA', 'GP'))
    for (const piece of field.pieces) draft.addAuthors([groupName(piece.text)], piece);
  const [day, year] = [record.first('PD'), record.first('PY')];
  const [early, earlyYear] = [record.first('EA'), record.first('EY')];
  draft.stateDate([
    day && together(day, year),
    year && stated(year),
    early && together(early, earlyYear),
    earlyYear && stated(earlyYear),
  ]);
  draft.stateLanguage(record.all('LA'));
  draft.text('container-title', record.first('SO', 'CT', 'J9', 'JI'));
  draft.printedIn({
    volume: record.first('VL')?.text,
    issue: record.first('IS')?.text,
    page: record.first('BP', 'AR')?.text,
  });
  const place = record.first('CL');
  if (place) draft.state({ event: { place: oneLine(place.text) } }, place);
  for (const digital of record.all('DI')) draft.state({ identifiers: identifiersOfDoi(digital.text) }, digital);
  const pmid = record.first('PM');
  if (pmid) draft.state({ identifiers: identifiersOfPubmed(pmid.text) }, pmid);
  const type = record.first('DT');
  if (type && /\bretracted publication\b/i.test(type.text)) draft.state({ status: 'retracted' }, type);
  return draft.text('abstract', record.first('AB'));
}

function stated({ from, to, text }: TaggedField) {
  return { from, to, written: text };
}

/** `MAR 15`, `JAN-FEB`, `SPR`, with the year that stands in a line of its own. */
function together(day: TaggedField, year: TaggedField | undefined) {
  if (!year || /\d{4}/.test(day.text)) return stated(day);
  const [from, to] = [Math.min(day.from, year.from), Math.max(day.to, year.to)];
  return { from, to, written: `${day.text} ${year.text}` };
}

export default {
  id: 'wos-tagged',
  about: 'records from Web of Science in its tagged format (.ciw, or plain text)',
  version: 3,
  detect,
  parse,
} satisfies Source;
