import { identifiersIn, linkTo, oneLine, paragraphs } from '../record-draft.ts';
import type { PaperRecord } from '../source.ts';
import { isObject, type JsonObject, objectsOf, stringOf } from './json-items.ts';

/** A paper of a day's list, as Hugging Face's interface words it (https://huggingface.co/docs/hub/api). */
export function dailyPaper(item: JsonObject): Partial<PaperRecord> {
  const paper = isObject(item['paper']) ? item['paper'] : {};
  const comments = item['numComments'];
  return {
    title: oneLine(stringOf(paper['title']) ?? stringOf(item['title']) ?? ''),
    author: objectsOf(paper['authors'])
      .map(author => oneLine(stringOf(author['name']) ?? ''))
      .filter(name => name !== ''),
    issued: stringOf(paper['publishedAt'])?.slice(0, 10),
    identifiers: identifiersIn([stringOf(paper['id'])]),
    links: [...linkTo(stringOf(paper['githubRepo']), 'code'), ...linkTo(stringOf(paper['projectPage']), 'project')],
    comments: Number.isInteger(comments) && Number(comments) > 0 ? Number(comments) : undefined,
    abstract: paragraphs(stringOf(paper['summary']) ?? stringOf(item['summary']) ?? ''),
  };
}

/** The day on which all of them were listed; undefined where they were listed on several. */
export function dailyDay(items: readonly JsonObject[]): string | undefined {
  const days = new Set(
    items.map(item =>
      isObject(item['paper']) ? stringOf(item['paper']['submittedOnDailyAt'])?.slice(0, 10) : undefined,
    ),
  );
  return days.size === 1 ? [...days][0] : undefined;
}
