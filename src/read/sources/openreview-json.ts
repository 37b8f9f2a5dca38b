import { NORMALISED } from '../../content/identifier.ts';
import { detectJson, isObject, type JsonObject, jsonItems, stringOf } from '../formats/json-items.ts';
import { openreviewVenue } from '../formats/openreview-venue.ts';
import { linkTo, oneLine, paragraphs, RecordDraft } from '../record-draft.ts';
import type { PaperRecord, Source } from '../source.ts';

/** A review, a decision or a comment: its forum is another note, the paper's. */
function isReply(note: JsonObject): boolean {
  return stringOf(note['replyto']) !== undefined || (note['forum'] !== undefined && note['forum'] !== note['id']);
}

function fieldsOf(note: JsonObject): Partial<PaperRecord> {
  const content = isObject(note['content']) ? note['content'] : {};
  const venue = oneLine(stringOf(stated(content, 'venue')) ?? '');
  const withdrawn = /withdrawn/i.test(`${venue} ${stringOf(stated(content, 'venueid')) ?? ''}`);
  // "Submitted to ICLR 2024" names where a paper wished to appear, not where it did.
  const published = withdrawn || /^submitted to\b|submission$|under review/i.test(venue) ? '' : venue;
  const { venue: container, presentation } = openreviewVenue(published);
  const openreview = NORMALISED.openreview(stringOf(note['forum']) ?? stringOf(note['id']) ?? '');
  const code = stringOf(stated(content, 'code'));
  return {
    title: oneLine(stringOf(stated(content, 'title')) ?? ''),
    author: authorsOf(stated(content, 'authors')),
    issued: dayOf(note['pdate']),
    'container-title': container,
    event: presentation ? { presentation } : undefined,
    identifiers: openreview ? { openreview } : {},
    links: linkTo(code, 'code'),
    status: withdrawn ? 'withdrawn' : undefined,
    abstract: paragraphs(stringOf(stated(content, 'abstract')) ?? ''),
  };
}

/** Version 2 wraps each value: `{"title": {"value": "…"}}` (https://docs.openreview.net/reference/api-v2). */
function stated(content: JsonObject, key: string): unknown {
  const value = content[key];
  return isObject(value) ? value['value'] : value;
}

/** Names, or objects that hold them, as newer venues have it: `{"value": [{"fullname": "…", "username": "~…1"}]}`. */
function authorsOf(authors: unknown): string[] {
  return (Array.isArray(authors) ? authors : [])
    .map(author => {
      if (!isObject(author)) return stringOf(author);
      // OpenReview wraps the fields of an object as well.
      const [full, name] = [stated(author, 'fullname'), stated(author, 'name')].map(stringOf);
      const parts = ['first', 'middle', 'last'].map(part => stringOf(stated(author, part)) ?? '').join(' ');
      return full ?? name ?? (parts.trim() || nameOfProfile(stringOf(stated(author, 'username'))));
    })
    .map(name => oneLine(name ?? ''))
    .filter(name => name !== '');
}

/** A profile's address is made of its person's name: `~Dong_Min_Lee1`. */
function nameOfProfile(username: string | undefined): string | undefined {
  return /^~(.+?)\d{0,6}$/s.exec(username ?? '')?.[1]?.replaceAll('_', ' ');
}

/** The UTC day of a time in milliseconds. */
function dayOf(time: unknown): string | undefined {
  return typeof time === 'number' && Math.abs(time) < 8e15 ? new Date(time).toISOString().slice(0, 10) : undefined;
}

export default {
  id: 'openreview-json',
  about: "the answer of OpenReview's notes interface (version 1 or 2), saved",
  version: 2,
  sharesLines: true,
  detect: dump =>
    detectJson(dump, {
      'objects under a key "content"': /"content"\s*:\s*\{/,
      'a key "notes", "forum" or "invitation"': /"(?:invitations?|forum|notes)"\s*:/,
    }),
  /** The answer of api.openreview.net/notes or api2.openreview.net/notes, or the list of notes alone. */
  *parse(dump) {
    for (const note of jsonItems(dump, 'notes'))
      if (note.kind !== 'item') yield note;
      else if (isReply(note.value)) yield { kind: 'boilerplate', from: note.from, to: note.to };
      else yield* new RecordDraft().state(fieldsOf(note.value), note).finishWithin(note);
  },
} satisfies Source;
