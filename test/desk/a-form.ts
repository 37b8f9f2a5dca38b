import type { Form } from '../../src/desk/view.ts';

/** What a page sends with an action. */
export function aForm(fields: Readonly<Record<string, string | readonly string[]>>, ...files: Form['files']): Form {
  const all = (name: string) => [fields[name] ?? []].flat() as string[];
  const raw = (name: string) => all(name)[0] ?? '';
  return { all, raw, get: name => raw(name).trim(), files };
}
