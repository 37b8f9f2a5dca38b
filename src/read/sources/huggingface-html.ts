import { attempt } from '../../files/attempt.ts';
import { detectHtml, HtmlTree } from '../formats/html-tree.ts';
import { dailyDay, dailyPaper } from '../formats/huggingface-daily.ts';
import { isObject, type JsonObject, objectsOf } from '../formats/json-items.ts';
import { unclaimed } from '../formats/line-cursor.ts';
import { RecordDraft } from '../record-draft.ts';
import type { Parsed, Source, SourceDump } from '../source.ts';

/** Hugging Face's page of a day's papers carries what its interface answers, in an attribute of the list. */
const PROPS = /data-props=["'][^"'>]{0,100}(?:&quot;|")(?:dailyPapers|papers)(?:&quot;|")/;

function* parse(dump: SourceDump): Generator<Parsed> {
  const tree = new HtmlTree(dump);
  let next = 1;
  for (const node of tree.all(({ attributes }) => attributes['data-props'] !== undefined)) {
    const props: unknown = attempt(() => JSON.parse(node.attributes['data-props']!));
    const papers: JsonObject[] = isObject(props) ? ['dailyPapers', 'papers'].flatMap(key => objectsOf(props[key])) : [];
    if (papers.length === 0) continue;
    // The attribute stands in the tag, and so do all of its papers.
    const place = { from: node.from, to: node.from };
    yield* unclaimed(dump.lines, next, place.from - 1, next === 1 ? 'heading' : 'boilerplate');
    const day = dailyDay(papers);
    if (day) yield { kind: 'page', day, ...place };
    for (const paper of papers) yield* new RecordDraft().state(dailyPaper(paper), place).finishWithin(place, 'paper');
    next = Math.max(next, place.to + 1);
  }
  yield* unclaimed(dump.lines, next, dump.lines.length, 'boilerplate');
}

export default {
  id: 'huggingface-html',
  about: 'Hugging Face’s page of papers (huggingface.co/papers), saved as HTML',
  version: 1,
  sharesLines: true,
  readsHtml: true,
  detect: dump => detectHtml(dump, { 'the page’s own data, with papers': PROPS }),
  parse,
} satisfies Source;
