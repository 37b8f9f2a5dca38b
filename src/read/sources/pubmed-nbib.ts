import { detectStarts } from '../formats/line-cursor.ts';
import { isInEnglish, isNoTitle, journalTitle, pubmedName, pubmedTitle, pubmedTypes } from '../formats/pubmed.ts';
import { type TaggedField, type TaggedFormat, type TaggedRecord, taggedRecords } from '../formats/tagged-lines.ts';
import { identifiersOfDoi, identifiersOfPubmed, paperLink, RecordDraft } from '../record-draft.ts';
import type { Parsed, Source, SourceDump } from '../source.ts';
import { groupName } from '../text/name.ts';

/** A tag of two to four letters, filled up with blanks, a hyphen, the value; what goes on is indented by six. ERIC's records have no PMID. */
const FORMAT: TaggedFormat = { line: /^([A-Z][A-Z\d]{1,3}) {0,2}-(?:\s+(.*))?$/s, first: 'PMID', once: ['OWN'] };

function* parse(dump: SourceDump): Generator<Parsed> {
  for (const record of taggedRecords(dump, FORMAT))
    if (record.kind === 'tagged') yield* draftOf(record).finishWithin(record, 'citation');
    else yield record;
}

/** https://www.nlm.nih.gov/bsd/mms/medlineelements.html */
function draftOf(record: TaggedRecord): RecordDraft {
  const draft = new RecordDraft();
  const [title, original, book] = [record.first('TI'), record.first('TT'), record.first('BTI')];
  const named = title && !isNoTitle(title.text) ? title : (original ?? book);
  if (named) draft.state({ title: pubmedTitle(named.text) }, named);
  if (!isInEnglish(named?.text ?? '')) draft.stateLanguage(record.all('LA'));
  for (const { name, field } of authorsOf(record)) draft.addAuthors([name], field);
  draft.stateDate(['DP', 'DEP'].map(tag => stated(record.first(tag))));
  const container = named === book ? record.first('CTI', 'JT') : record.first('JT', 'BTI', 'TA');
  if (container) draft.state({ 'container-title': journalTitle(container.text) }, container);
  draft.printedIn({
    volume: record.first('VI')?.text,
    issue: record.first('IP')?.text,
    page: record.first('PG')?.text,
  });
  for (const field of record.all('LID', 'AID'))
    if (/\[doi\]$/i.test(field.text)) draft.state({ identifiers: identifiersOfDoi(field.text) }, field);
    else if (field.tag === 'LID') draft.state({ links: paperLink(field.text) }, field);
  const [pmid, pmcid] = [record.first('PMID'), record.first('PMC')];
  if (pmid) draft.state({ identifiers: identifiersOfPubmed(pmid.text) }, pmid);
  if (pmcid) draft.state({ identifiers: identifiersOfPubmed(undefined, pmcid.text) }, pmcid);
  for (const type of record.all('PT')) draft.state(pubmedTypes([type.text]), type);
  return draft.text('abstract', record.first('AB', 'OAB'));
}

function stated(field: TaggedField | undefined) {
  return field && { from: field.from, to: field.to, written: field.text };
}

/** Full names, and short ones where an author has no full one. */
function* authorsOf(record: TaggedRecord): Generator<{ name: string; field: TaggedField }> {
  let isShort = false;
  for (const field of record.all('FAU', 'AU', 'CN')) {
    const { tag, text } = field;
    if (tag === 'CN') yield { name: groupName(text), field };
    else if (tag === 'FAU') yield { name: fullName(text), field };
    // The line AU behind FAU is the same author.
    else if (!isShort) yield { name: shortName(text), field };
    isShort = tag === 'FAU';
  }
}

/** `Smith, John A Jr`, `Madonna` */
function fullName(text: string): string {
  const [family = '', ...rest] = text.split(',').map(part => part.trim());
  const [, given = '', suffix = ''] = /^(.*?)(?: (Jr|Sr|2nd|3rd|4th|II|III|IV)\.?)?$/s.exec(rest.join(' ')) ?? [];
  return pubmedName({ family, given, suffix });
}

/** `Smith JA`, `van der Berg J Jr`; ERIC writes whole names here. */
function shortName(text: string): string {
  if (text.includes(',')) return fullName(text);
  const [, family = text, given = '', suffix = ''] =
    /^(.+) ([A-Z]{1,4})(?: (Jr|Sr|2nd|3rd|4th|II|III|IV)\.?)?$/s.exec(text) ?? [];
  return pubmedName({ family, given, suffix });
}

export default {
  id: 'pubmed-nbib',
  about: 'citations from PubMed or ERIC in PubMed’s own format (.nbib, also called MEDLINE)',
  version: 2,
  detect: dump => detectStarts(dump, 'with “PMID- ” or “OWN - ”', /^(?:PMID {0,2}- ?\d|OWN {1,2}- ?[A-Z])/),
  parse,
} satisfies Source;
