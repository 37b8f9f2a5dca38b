import { betterAbstract, feedNames, feedText, feedWords } from '../formats/feed-text.ts';
import { detectJson, isObject, type JsonObject, jsonItems, objectsOf, stringOf } from '../formats/json-items.ts';
import { identifiersIn, oneLine, otherPlace, paragraphs, RecordDraft } from '../record-draft.ts';
import type { LineRange, Source } from '../source.ts';

/** https://www.jsonfeed.org/version/1.1/#items-a-name-items-a */
function draftOf(item: JsonObject, range: LineRange): RecordDraft {
  const [url, external] = [stringOf(item['url']), stringOf(item['external_url'])];
  const identifiers = identifiersIn([external, url, stringOf(item['id'])]);
  const authors = objectsOf(item['authors'] ?? (isObject(item['author']) ? [item['author']] : []));
  const summary = paragraphs(stringOf(item['summary']) ?? '');
  const whole = feedWords(stringOf(item['content_html']) ?? '').abstract || stringOf(item['content_text']) || '';
  const draft = new RecordDraft().stateLanguage([{ ...range, text: stringOf(item['language']) }]);
  return draft.state(
    {
      title: oneLine(feedText(stringOf(item['title']) ?? '')),
      author: authors.flatMap(author => feedNames(stringOf(author['name']) ?? '')),
      issued: stringOf(item['date_published']),
      identifiers,
      links: otherPlace(external ?? url, identifiers),
      abstract: betterAbstract(summary, paragraphs(whole)),
    },
    range,
  );
}

export default {
  id: 'json-feed',
  about: 'a feed of papers as JSON Feed, saved',
  version: 2,
  sharesLines: true,
  detect: dump =>
    detectJson(dump, {
      'a key "version" that names jsonfeed.org': /"version"\s*:\s*"https?:(?:\\?\/){2}(?:www\.)?jsonfeed\.org/,
    }),
  *parse(dump) {
    for (const item of jsonItems(dump, 'items'))
      if (item.kind !== 'item') yield item;
      else yield* draftOf(item.value, item).finishWithin(item, 'item');
  },
} satisfies Source;
