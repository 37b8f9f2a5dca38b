import { arxivId } from '../../content/identifier.ts';
import { detectStarts, type Line, linesOf } from '../formats/line-cursor.ts';
import { isWithdrawn } from '../formats/withdrawn.ts';
import { commaNames } from '../prose.ts';
import { identifiersOfDoi, oneLine, RecordDraft } from '../record-draft.ts';
import type { LineRange, Parsed, Source, SourceDump } from '../source.ts';

const RULE = /^(?:-{20,}|%[%-]{20,})$/;
const LAST_RULE = /^(?:%%%---){5}/;
const HEAD = /^arXiv:((?:\d{4}\.\d{4,5}|[a-z-]{2,20}(?:\.[A-Z]{2})?\/\d{7}))(?:v\d{1,3})?(?:\s|$)/i;
const FIELD =
  /^(Title|Authors?|Categories|Comments|Journal-ref|DOI|License|Report-no|MSC-class|ACM-class|Date(?: \([^)]{1,20}\))?)\s?:\s?(.*)$/;
const END = /^\\\\ \( https?:\/\/arxiv\.org\/abs\//;
/** “received from  Tue 19 Nov 24 19:00:00 GMT  to  Wed 20 Nov 24 19:00:00 GMT” */
const RECEIVED = /^received from .{10,60} to\s+\w{3}\s+(\d{1,2} \w{3}) (\d\d)\b/;

/** The message that arXiv sends daily to subscribers (https://info.arxiv.org/help/subscribe.html), whose papers stand between lines of two backslashes. */
function* parse(dump: SourceDump): Generator<Parsed> {
  let paper: Line[] = [];
  let isOpen = false;
  // Before the first paper and behind the rule that ends the last one stands what subscribers are told.
  let isAround = true;
  for (const line of linesOf(dump)) {
    if (HEAD.test(line.text)) {
      if (paper.length > 0) yield* paperOf(paper);
      [paper, isOpen, isAround] = [[line], true, false];
    } else if (isOpen) {
      // Where the end is missing, a rule ends the paper.
      isOpen = !END.test(line.text) && !RULE.test(line.text);
      isAround = LAST_RULE.test(line.text);
      if (!RULE.test(line.text)) paper.push(line);
      else yield { kind: 'separator', from: line.from, to: line.to };
      if (!isOpen) {
        yield* paperOf(paper);
        paper = [];
      }
    } else {
      const day = RECEIVED.exec(line.text);
      const { from, to } = line;
      isAround ||= LAST_RULE.test(line.text);
      if (day) yield { kind: 'page', day: `${day[1]} 20${day[2]}`, from, to };
      else if (RULE.test(line.text) || line.text === '\\\\') yield { kind: 'separator', from, to };
      else if (isAround) yield { kind: 'boilerplate', from, to };
    }
  }
  if (paper.length > 0) yield* paperOf(paper);
}

function paperOf(lines: readonly Line[]): Generator<Parsed> {
  const draft = new RecordDraft();
  const head = lines[0]!;
  draft.state({ identifiers: { arxiv: arxivId(head.text)! } }, head);
  const fields = new Map<string, LineRange & { text: string }>();
  let open: (LineRange & { text: string }) | undefined;
  let isAbstract = false;
  for (const line of lines.slice(1)) {
    const field = isAbstract ? null : FIELD.exec(line.text);
    if (line.text === '\\\\') {
      isAbstract = true;
      open = undefined;
    } else if (END.test(line.text)) break;
    else if (isAbstract) draft.addAbstract(line.text, line);
    else if (field) {
      open = { text: field[2]!, from: line.from, to: line.to };
      const name = field[1]!.toLowerCase();
      if (!fields.has(name)) fields.set(name, open);
    } else if (open) [open.text, open.to] = [`${open.text} ${line.text}`, line.to];
  }
  draft.text('title', fields.get('title'));
  const [authors, digital, comments] = [
    fields.get('authors') ?? fields.get('author'),
    fields.get('doi'),
    fields.get('comments'),
  ];
  if (authors) draft.addAuthors(commaNames(oneLine(authors.text).replace(/ and (?=[^,]+$)/, ', ')), authors);
  const date = fields.get('date') ?? fields.get('date (v1)');
  if (date) draft.state({ issued: oneLine(date.text.replace(/\([^)]{0,40}\)\s*$/, '')) }, date);
  if (digital) draft.state({ identifiers: identifiersOfDoi(digital.text) }, digital);
  draft.text('container-title', fields.get('journal-ref'));
  draft.text('author-comment', comments);
  if (comments && isWithdrawn(comments.text)) draft.state({ status: 'withdrawn' }, comments);
  return draft.finishWithin({ from: head.from, to: lines.at(-1)!.to }, 'paper');
}

export default {
  id: 'arxiv-mail',
  about: 'the message that arXiv sends daily to subscribers, saved (.eml) or copied',
  version: 1,
  detect(dump) {
    const heads = detectStarts(
      dump,
      'with “arXiv:” and a number alone',
      /^arXiv:\d{4}\.\d{4,5}(?:v\d+)?(?:\s*\(\*cross-listing\*\))?$/i,
    );
    const slashes = detectStarts(dump, 'with two backslashes', /^\\\\(?:$| \()/);
    return { found: heads.found && slashes.found, evidence: `${heads.evidence}; ${slashes.evidence}` };
  },
  parse,
} satisfies Source;
