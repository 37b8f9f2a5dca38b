import { firstLines, linesOf } from '../formats/line-cursor.ts';
import { continuesProse } from '../prose.ts';
import { RecordDraft } from '../record-draft.ts';
import type { Detection, Parsed, Source, SourceDump } from '../source.ts';

const ABSTRACT = /^abstract\s?:/i;
const FURNITURE =
  /^(?:via|access paper or ask questions|figures? and tables?:|figure \d+ for\b.{0,300}|share this with .{0,40})$/i;
/** Labels that stand next to an abstract in other listings. */
const ELSEWHERE = /^(?:title|authors?|subjects|comments)\s?:|^\{|^\[|^</i;

function detect(dump: SourceDump): Detection {
  const lines = firstLines(dump.lines);
  const abstracts = lines.filter(line => ABSTRACT.test(line.text)).length;
  const labels = lines.filter(line => ELSEWHERE.test(line.text)).length;
  return {
    // One abstract of another listing may begin with the word.
    found: abstracts * 4 >= lines.length && abstracts > 0 && labels === 0,
    evidence: `lines that start with "Abstract:": ${abstracts} of ${lines.length}; lines with other labels or markup: ${labels}`,
  };
}

/** Every "Abstract:" starts a paper; titles and authors are not part of what this page lets one copy. */
function* parse(dump: SourceDump): Generator<Parsed> {
  const draft = new RecordDraft();
  for (const line of linesOf(dump)) {
    if (ABSTRACT.test(line.text)) {
      yield* draft.take();
      draft.addAbstract(line.text.slice(line.text.indexOf(':') + 1).trim(), line);
    } else if (FURNITURE.test(line.text)) {
      yield* draft.take();
      yield { kind: 'boilerplate', from: line.from, to: line.to };
    } else if (draft.has('abstract') && continuesProse(draft.abstract, line.text)) draft.addAbstract(line.text, line);
  }
  yield* draft.take();
}

export default {
  id: 'catalyzex',
  about: "abstracts copied from an author's page on CatalyzeX: each starts with “Abstract:”",
  version: 1,
  detect,
  parse,
} satisfies Source;
