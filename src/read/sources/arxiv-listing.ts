import { arxivId } from '../../content/identifier.ts';
import { oneOf } from '../../typeset/words.ts';
import { detectStarts, type Line, LineCursor } from '../formats/line-cursor.ts';
import { isWithdrawn } from '../formats/withdrawn.ts';
import { commaNames } from '../prose.ts';
import { identifiersOfDoi, RecordDraft } from '../record-draft.ts';
import type { Parsed, Source, SourceDump } from '../source.ts';
import { MONTH_WORD } from '../text/date.ts';

const HEAD = /^\[\d{1,6}\]\s{0,8}arXiv:\S{5,40}(?:\s|$)/i;
const LABEL =
  /^(title|authors?|comments|subjects|journal-ref|journal reference|msc-class|acm-class|report-no|doi)\s?:\s*/i;
const DAY = new RegExp(
  `(?:^|listings for )(?:\\w{3,9}, )?(\\d{1,2} ${MONTH_WORD} \\d{4})(?: \\([^()]{0,100}\\))?$`,
  'i',
);
const HEADING = new RegExp(
  `^${oneOf(String.raw`(?:new|cross|replacement)[ -](?:submissions|lists|listings|entries)\b|authors and titles\b
  showing\b|\[ ?showing\b|total of \d|see (?:today|recent)|[\w, ]{1,60} > [\w, ]{1,60}$
  (?:computer|quantitative|electrical|statistics|mathematics|physics)[\w ]{0,60}$|(?:fewer|more|all)(?: \|.*)?$
  \[ ?total of .*\]?$`)}`,
  'i',
);
/** What stands around a listing on arXiv's pages. */
const FURNITURE = new RegExp(
  `^${oneOf(String.raw`about|help|copyright|privacy policy|web accessibility assistance
  arxiv operational status.{0,60}|get status notifications via.{0,40}|contact(?: arxiv.{0,60})?
  subscribe(?: to arxiv.{0,80})?|skip to main content|cornell university.{0,60}|we gratefully acknowledge .{0,200}
  donate|login|log in|search|all fields|advanced search|help \| advanced search|arxiv(?:\.org)?(?: logo)?|>
  (?:quick )?links|links to:.{0,80}|disable mathjax.{0,40}|what is mathjax\?|bibliographic tools
  \d{1,6}(?:-\d{1,6})?(?:[ |]{1,3}(?:\.\.\.|\d{1,6}-\d{1,6})){1,20}`)}$`,
  'i',
);

function* parse(dump: SourceDump): Generator<Parsed> {
  const cursor = new LineCursor(dump.lines);
  let hasPapers = false;
  for (let line = cursor.peek(); line; line = cursor.peek()) {
    if (HEAD.test(line.text)) {
      hasPapers = true;
      yield* takePaper(cursor);
      continue;
    }
    cursor.take();
    const day = DAY.exec(plain(line))?.[1];
    const { from, to } = line;
    // A page of several days starts with links to each of them: only a day with papers below it is one of the page.
    if (day && leadsToPaper(cursor)) yield { kind: 'page', day, from, to };
    else if (day || HEADING.test(plain(line)) || (!hasPapers && isOpening(line))) yield { kind: 'heading', from, to };
    else if (FURNITURE.test(plain(line))) yield { kind: 'boilerplate', from, to };
  }
}

/** A short line above the first paper is the page's own: the name of its subject, its tabs. */
function isOpening(line: Line): boolean {
  return line.text.length <= 100 && !/[.!?]$/.test(line.text);
}

/** Whether a paper follows, other headings than days aside. */
function leadsToPaper(cursor: LineCursor): boolean {
  for (let ahead = 0; ahead < 6; ahead++) {
    const line = cursor.peek(ahead);
    if (!line || DAY.test(plain(line))) return false;
    if (HEAD.test(line.text)) return true;
  }
  return false;
}

/** "[1] arXiv:… [pdf, …]", title, authors, then labelled lines; on the page of new papers, the abstract. */
function* takePaper(cursor: LineCursor): Generator<Parsed> {
  const head = cursor.take();
  const draft = new RecordDraft();
  const arxiv = arxivId(head.text);
  if (arxiv) draft.state({ identifiers: { arxiv } }, head);
  let label = '';
  let labelled = false;
  let last = head;
  for (let line = cursor.peek(); line; line = cursor.peek()) {
    const text = plain(line);
    if (HEAD.test(line.text) || (draft.has('title') && (DAY.test(text) || HEADING.test(text)))) break;
    // Behind the labels, only an abstract belongs to the paper: a short line is the page's own.
    const isFirst = labelled && label === '' && !LABEL.test(line.text) && !draft.has('abstract');
    if (isFirst && line.text.length < 60 && !isShortAbstract(text, cursor.peek(1))) break;
    last = cursor.take();
    const match = LABEL.exec(line.text);
    const value = match ? line.text.slice(match[0].length) : line.text;
    if (match) {
      label = match[1]!.toLowerCase();
      labelled ||= /^(?:comments|subjects)/.test(label);
      // The value may have been pasted as a line of its own.
      if (value === '') continue;
    }
    if (label === 'title' || (!match && !draft.has('title'))) draft.state({ title: value }, line);
    else if (/^authors?$/.test(label) || (!match && !labelled && !draft.has('author'))) addAuthors(draft, value, line);
    else if (label === 'doi') draft.state({ identifiers: identifiersOfDoi(value) }, line);
    else if (label === 'comments')
      draft.state({ 'author-comment': value, ...(isWithdrawn(value) && { status: 'withdrawn' }) }, line);
    else if (/^journal/.test(label)) draft.state({ 'container-title': value }, line);
    else if (!match && label === '' && labelled) draft.addAbstract(line.text, line);
    label = '';
  }
  yield* draft.finishWithin({ from: head.from, to: last.from });
}

/** A sentence with the next paper behind it, or a heading, or nothing. */
function isShortAbstract(text: string, next: Line | undefined): boolean {
  const isAlone = !next || HEAD.test(next.text) || HEADING.test(plain(next)) || DAY.test(plain(next));
  return isAlone && /\p{L}{2} .*[.!?]$/u.test(text) && !FURNITURE.test(text);
}

/** "A. One, B. Two (Place, City)", perhaps "et al. (12 additional authors not shown)". */
function addAuthors(draft: RecordDraft, text: string, line: Line): void {
  const cut = text.search(/,?\s?(?:et al\.|\(\d+ additional authors)/i);
  draft.addAuthors(commaNames(cut === -1 ? text : text.slice(0, cut)), line);
  if (cut !== -1) draft.state({ 'authors-complete': false }, line);
}

/** A heading's text with single spaces; a long line is no heading. */
function plain(line: Line): string {
  return line.text.length > 200 ? '' : line.text.replace(/\s/gu, ' ');
}

export default {
  id: 'arxiv-listing',
  about: 'text copied from an arXiv listing of recent or new papers (arxiv.org/list/…): “[1] arXiv:2401.01234 [pdf]”',
  version: 3,
  detect: dump => detectStarts(dump, 'like “[1] arXiv:2401.01234”', HEAD),
  parse,
} satisfies Source;
