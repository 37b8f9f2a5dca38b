import type { Link } from '../../paper.ts';
import { detectJson, isObject, type JsonObject, jsonItems, objectsOf, stringOf } from '../formats/json-items.ts';
import { identifiersIn, oneLine, paragraphs, RecordDraft } from '../record-draft.ts';
import type { PaperRecord, Source } from '../source.ts';

function fieldsOf(item: JsonObject): Partial<PaperRecord> {
  const paper = isObject(item['paper']) ? item['paper'] : {};
  const link = (url: unknown, kind: Link['kind']): Link[] =>
    typeof url === 'string' && /^https?:\/\//.test(url) ? [{ url, kind }] : [];
  const comments = item['numComments'];
  return {
    title: oneLine(stringOf(paper['title']) ?? stringOf(item['title']) ?? ''),
    author: objectsOf(paper['authors'])
      .map(author => oneLine(stringOf(author['name']) ?? ''))
      .filter(name => name !== ''),
    issued: stringOf(paper['publishedAt'])?.slice(0, 10),
    identifiers: identifiersIn([stringOf(paper['id'])]),
    links: [...link(paper['githubRepo'], 'code'), ...link(paper['projectPage'], 'project')],
    comments: Number.isInteger(comments) && Number(comments) > 0 ? Number(comments) : undefined,
    abstract: paragraphs(stringOf(paper['summary']) ?? stringOf(item['summary']) ?? ''),
  };
}

/** The day on which all of them were listed; undefined where they were listed on several. */
function dayOf(items: readonly JsonObject[]): string | undefined {
  const days = new Set(
    items.map(item =>
      isObject(item['paper']) ? stringOf(item['paper']['submittedOnDailyAt'])?.slice(0, 10) : undefined,
    ),
  );
  return days.size === 1 ? [...days][0] : undefined;
}

export default {
  id: 'huggingface-daily-json',
  about: "the answer of Hugging Face's daily papers interface (huggingface.co/api/daily_papers), saved",
  version: 1,
  sharesLines: true,
  detect: dump => detectJson(dump, { 'objects under a key "paper"': /"paper"\s*:\s*\{/ }),
  /** The answer of https://huggingface.co/api/daily_papers: a list of objects, each with the paper under `paper`. */
  *parse(dump) {
    const parts = [...jsonItems(dump)];
    const day = dayOf(parts.flatMap(part => (part.kind === 'item' ? [part.value] : [])));
    const [first] = parts;
    // The day belongs to the answer as a whole: the lines of its opening bracket speak for it.
    if (day && first) yield { kind: 'page', day, from: first.from, to: first.kind === 'item' ? first.from : first.to };
    for (const part of parts)
      if (part.kind === 'item') yield* new RecordDraft().state(fieldsOf(part.value), part).finishWithin(part);
      else if (!day || part !== first) yield part;
  },
} satisfies Source;
