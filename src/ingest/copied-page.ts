import { attempt } from '../files/attempt.ts';
import { readDump } from '../read/dump.ts';
import type { Source } from '../read/source.ts';
import { loadSources, recogniseSource } from '../read/sources.ts';
import { surveyDump } from '../read/survey.ts';

/**
 * Whether of a page that was copied its HTML is to be kept, not its text: where a source reads the page's own HTML and finds as many
 * papers in it, or where nothing reads the text.
 */
export async function isHtmlBetter(html: string, text: string): Promise<boolean> {
  const sources = await loadSources();
  const page = readBy(sources, 'copied.html', html);
  if (!page || page.records === 0) return false;
  const plain = readBy(sources, 'copied.txt', text);
  return !plain || plain.records === 0 || (page.source.readsHtml === true && page.records >= plain.records);
}

function readBy(
  sources: readonly Source[],
  name: string,
  text: string,
): { source: Source; records: number } | undefined {
  return attempt(() => {
    const dump = readDump(name, name, Buffer.from(text));
    const source = recogniseSource(dump, sources);
    return { source, records: surveyDump(source, dump).records };
  });
}
