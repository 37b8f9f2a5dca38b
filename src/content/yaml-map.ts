import { isMap, type Scalar } from 'yaml';
import { refusalAt } from '../diagnostic.ts';
import { clip } from '../typeset/clip.ts';
import type { YamlText } from './yaml-text.ts';

/**
 * The data of a file that is one `key: value` to a line from the first column on, which is what can be edited line by
 * line and what every reader of YAML takes alike. An empty text is an empty map.
 *
 * @throws ContentError where it is a list, a scalar, `{…}`, indented as a whole, or has keys after `?`
 */
export function requireBlockMap(file: string, parsed: YamlText, firstLine = 1): Record<string, unknown> {
  const { data, document } = parsed;
  if (data === undefined || data === null) return {};
  const fail = (line: number, found: string): never => {
    throw refusalAt(
      { file, line },
      'yaml-shape',
      `expected one "key: value" to a line, beginning in the first column, found ${found}`,
      'Write each key on a line of its own, without braces and without blanks before it.',
    );
  };
  const map = document.contents;
  if (!isMap(map)) return fail(firstLine, Array.isArray(data) ? 'a list' : 'text without a key');
  if (map.flow) return fail(firstLine, 'a map in braces');
  const text = parsed.text;
  for (const { key } of map.items) {
    const at = (key as Scalar).range![0];
    const source = String((key as Scalar).source);
    if (at > 0 && text[at - 1] !== '\n') fail(parsed.lineOf([source]), `"${clip(source, 40)}" further right`);
  }
  return data as Record<string, unknown>;
}
