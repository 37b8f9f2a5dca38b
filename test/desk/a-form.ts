import type { Form } from '../../src/desk/view.ts';

/** What a page sends with an action. */
export function aForm(fields: Readonly<Record<string, string | readonly string[]>>, ...files: Form['files']): Form {
  const all = (name: string) => [fields[name] ?? []].flat() as string[];
  const raw = (name: string) => all(name)[0] ?? '';
  return { all, raw, get: name => raw(name).trim(), files };
}

/** What a listing is taken in with: itself, and what the page was shown of it. */
export function shownOf(text: string, preview: string): Record<string, string> {
  const names = ['of', 'asked', 'seen', 'found-listed', 'found-name'];
  const told = names.map(name => [name, new RegExp(`name="${name}" value="([^"]*)"`).exec(preview)![1]!]);
  return { text, ...Object.fromEntries(told) };
}
