import { ENTRY_KEYS, type PaperEntry } from '../paper.ts';
import { editYaml } from './edit-yaml.ts';
import { INNER_KEYS } from './entry-schema.ts';
import { isLanguage } from './language-tag.ts';
import { editBody, splitMarkdownFile } from './markdown-file.ts';
import type { YamlValue } from './write-yaml.ts';

/** Fields with their new values; a field that is named with `undefined` is taken out. */
export type EntryChanges = { [K in keyof Omit<PaperEntry, 'id'>]?: PaperEntry[K] | undefined };

/**
 * Changes the named fields of an entry's text, and nothing else: comments, the order of keys, other fields' quoting, line
 * endings and the body keep their bytes. A new key goes to its place in ENTRY_KEYS; `abstract` is the body. A field that
 * already says the same is not touched.
 *
 * @throws ContentError as `readEntry` does, with `file` as the path
 */
export function editEntry(text: string, changes: EntryChanges, file = 'entry'): string {
  const { head, yaml, close, body } = splitMarkdownFile(file, text);
  const eol = head.endsWith('\r\n') ? '\r\n' : '\n';
  const { abstract, ...fields } = changes;
  const innerKeys = { ...INNER_KEYS, 'title-translations': isLanguage };
  const edit = { changes: fields as Record<string, YamlValue | undefined>, order: ENTRY_KEYS, innerKeys };
  const edited = editYaml(file, yaml, edit, 2, eol);
  return head + edited + ('abstract' in changes ? editBody(close, body, abstract, eol) : close + body);
}
