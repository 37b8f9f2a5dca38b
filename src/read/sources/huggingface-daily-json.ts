import { dailyDay, dailyPaper } from '../formats/huggingface-daily.ts';
import { detectJson, jsonItems } from '../formats/json-items.ts';
import { RecordDraft } from '../record-draft.ts';
import type { Source } from '../source.ts';

export default {
  id: 'huggingface-daily-json',
  about: "the answer of Hugging Face's daily papers interface (huggingface.co/api/daily_papers), saved",
  version: 1,
  sharesLines: true,
  detect: dump => detectJson(dump, { 'objects under a key "paper"': /"paper"\s*:\s*\{/ }),
  /** The answer of https://huggingface.co/api/daily_papers: a list of objects, each with the paper under `paper`. */
  *parse(dump) {
    const parts = [...jsonItems(dump)];
    const day = dailyDay(parts.flatMap(part => (part.kind === 'item' ? [part.value] : [])));
    const [first] = parts;
    // The day belongs to the answer as a whole: the lines of its opening bracket speak for it.
    if (day && first) yield { kind: 'page', day, from: first.from, to: first.kind === 'item' ? first.from : first.to };
    for (const part of parts)
      if (part.kind === 'item') yield* new RecordDraft().state(dailyPaper(part.value), part).finishWithin(part);
      else if (!day || part !== first) yield part;
  },
} satisfies Source;
