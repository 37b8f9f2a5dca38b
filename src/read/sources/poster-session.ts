import { words } from '../../typeset/words.ts';
import { firstLines, LineCursor } from '../formats/line-cursor.ts';
import { continuesProse, dottedNames, isName, isProse } from '../prose.ts';
import { RecordDraft } from '../record-draft.ts';
import type { Detection, PageFacts, Parsed, Source, SourceDump } from '../source.ts';

const PRESENTATION = /^(?:poster|oral|spotlight)(?: (?:poster|presentation))?s?$/i;
const SESSION = /^(?:\w{1,20} ){0,2}(?:(?:poster|oral|spotlight)s? session|session \w{1,3}$)(?: [\w-]{1,12}){0,3}$/i;
/** The labels of links below a paper, on a line of their own. */
const LABELS = new RegExp(
  `^(?:${words(`details? openreview pdf abs abstract code github poster slides video paper html arxiv bib bibtex chat
  project website supplementary supplement slideslive`).join('|')}|page|material|[\\s|·,/[\\]()-])+$`,
  'i',
);
const PLACE = /^(?:.{0,30} )?(?:halls?|halle|room|ballroom|exhibit\w*|foyer|auditorium|theat(?:er|re))(?: .{0,20})?$/i;

function detect(dump: SourceDump): Detection {
  const lines = firstLines(dump.lines);
  const lists = lines.filter((line, i) => i > 0 && dottedNames(line.text) && !dottedNames(lines[i - 1]?.text)).length;
  const session = lines.find(line => SESSION.test(plain(line.text)));
  return {
    found: lists > 0 || session !== undefined,
    evidence: `lines of names with “ · ” between them: ${lists}; a line “Poster Session N”: ${session ? `line ${session.from}` : 'none'}`,
  };
}

function* parse(dump: SourceDump): Generator<Parsed> {
  const cursor = new LineCursor(dump.lines);
  const draft = new RecordDraft();
  let opening = true;
  for (let line = cursor.peek(); line; line = cursor.peek()) {
    const page = takeHeading(cursor, opening);
    opening = false;
    if (page) {
      yield* draft.take();
      yield page;
      continue;
    }
    const names = dottedNames(line.text);
    if (names) {
      // A list whose title is lost starts a record; a list that breaks over lines goes on.
      if (draft.has('abstract')) yield* draft.take();
      draft.addAuthors(names, cursor.take());
    } else if (startsPaper(cursor)) {
      yield* draft.take();
      cursor.take();
      draft.state({ title: line.text }, line);
      const next = cursor.peek()!;
      if (!dottedNames(next.text)) draft.addAuthors([next.text], cursor.take());
    } else if (!draft.empty && line.text.length <= 100 && LABELS.test(line.text)) draft.addAbstract('', cursor.take());
    else {
      cursor.take();
      if (draft.empty || (draft.has('abstract') && !continuesProse(draft.abstract, line.text))) {
        yield* draft.take();
        // A short line in front of an abstract is its title, the authors being lost; elsewhere it is not understood.
        if (isProse(line.text)) draft.addAbstract(line.text, line);
        else if (isProse(cursor.peek()?.text)) draft.state({ title: line.text }, line);
      } else draft.addAbstract(line.text, line);
    }
  }
  yield* draft.take();
}

/** A title in front of its authors: of several, or of one whose name stands between the title and an abstract. */
function startsPaper(cursor: LineCursor): boolean {
  const title = cursor.peek()?.text;
  if (!title || title.length > 300) return false;
  const next = cursor.peek(1)?.text;
  if (dottedNames(next)) return true;
  if (isProse(title) || !isName(next)) return false;
  const after = cursor.peek(2)?.text;
  return after === undefined || isProse(after) || dottedNames(cursor.peek(3)?.text) !== undefined;
}

/** The page's own heading: how the papers are presented, in which session, where. Its start may be cut off. */
function takeHeading(cursor: LineCursor, opening: boolean): PageFacts | undefined {
  const event: { presentation?: string; session?: string; place?: string } = {};
  const from = cursor.peek()!.from;
  let to = 0;
  for (let line = cursor.peek(); line && !dottedNames(cursor.peek(1)?.text); line = cursor.peek()) {
    const text = plain(line.text);
    if (PRESENTATION.test(text)) event.presentation = text;
    else if (SESSION.test(text)) event.session = text;
    else if ((to > 0 || opening) && !event.place && isPlace(text, cursor)) event.place = text;
    else break;
    to = cursor.take().to;
  }
  return to === 0 ? undefined : { kind: 'page', fields: { event }, from, to };
}

/** Named like a place, or short and between the session and the first paper. */
function isPlace(text: string, cursor: LineCursor): boolean {
  if (text.length > 40) return false;
  return PLACE.test(text) || (cursor.peek(2) !== undefined && dottedNames(cursor.peek(2)?.text) !== undefined);
}

/** A short line with single spaces, whatever kind of space was pasted. */
function plain(text: string): string {
  return text.length > 100 ? text : text.replace(/\s/gu, ' ');
}

export default {
  id: 'poster-session',
  about: "a conference's poster session, copied from its programme: title, authors with “ · ” between them, abstract",
  version: 2,
  detect,
  parse,
} satisfies Source;
