import { firstLines, type Line, LineCursor } from '../formats/line-cursor.ts';
import { continuesProse, endsSentence, isProse, startsInside } from '../prose.ts';
import { RecordDraft } from '../record-draft.ts';
import type { Detection, PageFacts, Parsed, Source, SourceDump } from '../source.ts';

const HEADING = /^(?:go\s?to|collaborating\sauthors)$/i;
const FURNITURE =
  /^(?:genre|technology|industry|country|oceania|asia|europe|north america)\s?:|^(?:add feedback|duplicate docs excel report)$/i;
const ARCHIVE = /^arXiv\.org\s[A-Z][\w\s,&-]{2,60}$/;

function detect(dump: SourceDump): Detection {
  const lines = firstLines(dump.lines);
  const heading = lines.find(line => HEADING.test(line.text) && !/^go/i.test(line.text));
  const archives = lines.filter(line => ARCHIVE.test(line.text)).length;
  return {
    found: heading !== undefined || archives > 0,
    evidence:
      `a line “Collaborating Authors”: ${heading ? `line ${heading.from}` : 'none'}; ` +
      `lines such as “arXiv.org Machine Learning”: ${archives}`,
  };
}

function* parse(dump: SourceDump): Generator<Parsed> {
  const cursor = new LineCursor(dump.lines);
  const containers = new Set<string>();
  const draft = new RecordDraft();
  for (let line = cursor.peek(); line; line = cursor.peek()) {
    if (HEADING.test(line.text)) {
      yield* draft.take();
      yield takeHeading(cursor);
    } else if (FURNITURE.test(line.text)) {
      yield* draft.take();
      cursor.take();
      yield { kind: 'boilerplate', from: line.from, to: line.to };
    } else if (startsPaper(cursor, draft, containers)) {
      yield* draft.take();
      cursor.take();
      draft.state({ title: line.text }, line);
      const next = cursor.peek();
      if (next && isContainer(next, cursor.peek(1), containers)) {
        containers.add(next.text);
        draft.state({ 'container-title': next.text }, cursor.take());
      }
    } else {
      cursor.take();
      if (draft.has('abstract') && !continuesProse(draft.abstract, line.text)) yield* draft.take();
      if (!draft.empty || isProse(line.text)) draft.addAbstract(line.text, line);
    }
  }
  yield* draft.take();
}

/** A short line in front of a container or of an abstract, where no abstract is under way. */
function startsPaper(cursor: LineCursor, draft: RecordDraft, containers: ReadonlySet<string>): boolean {
  const [line, next] = [cursor.peek()!, cursor.peek(1)];
  if (line.text.length > 300 || !next || ARCHIVE.test(line.text)) return false;
  if (ARCHIVE.test(next.text) || containers.has(next.text)) return true;
  if (isProse(line.text) || (draft.has('abstract') && !endsSentence(draft.abstract.end) && startsInside(line.text))) {
    return false;
  }
  if (draft.has('title') && !draft.has('abstract') && !draft.has('container-title')) return false;
  return (isProse(next.text) && !startsInside(next.text)) || isContainer(next, cursor.peek(2), containers);
}

/** An archive's name, one that stood there before, or any short line between a title and an abstract. */
function isContainer(line: Line, next: Line | undefined, containers: ReadonlySet<string>): boolean {
  if (ARCHIVE.test(line.text) || containers.has(line.text)) return true;
  return (
    line.text.length <= 120 &&
    !isProse(line.text) &&
    !endsSentence(line.text) &&
    isProse(next?.text) &&
    !startsInside(next!.text)
  );
}

/** "Collaborating Authors" and the author whose papers follow, "Family, Given": one of each paper's authors. */
function takeHeading(cursor: LineCursor): PageFacts {
  const from = cursor.peek()!.from;
  const names: string[] = [];
  let to = from;
  for (let line = cursor.peek(); line; line = cursor.peek()) {
    const name = to > 0 && /^[^,:.?]{1,40},\s?[^,:?]{1,40}$/.test(line.text);
    if (!HEADING.test(line.text) && !name) break;
    if (name) names.push(line.text);
    to = cursor.take().to;
  }
  // Several names are a choice that the page offers, and nothing says who wrote which paper.
  return {
    kind: 'page',
    ...(names.length === 1 ? { fields: { author: names, 'authors-complete': false } } : {}),
    from,
    to,
  };
}

export default {
  id: 'aitopics',
  about: "an author's papers copied from AITopics: “Collaborating Authors”, then title, archive or venue, abstract",
  version: 1,
  detect,
  parse,
} satisfies Source;
