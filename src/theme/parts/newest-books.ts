import { hasSection } from '../../content/site-sections.ts';
import type { Digest } from '../../digest/digest.ts';
import { html, type Value } from '../../typeset/html.ts';

/** The books of the newest papers, at addresses that stay: what each holds, and its file. */
export const NEWEST_BOOKS = [
  ['newest', 'books/newest-day.epub'],
  ['newest-week', 'books/newest-week.epub'],
] as const;

/** Whether the site has them: they are off unless its settings turn them on, and there must be papers. */
export function hasBooks(digest: Digest): boolean {
  return hasSection(digest.site, 'books') && digest.newest !== undefined;
}

/** The section of a page that offers them. */
export function newestBooks(digest: Digest): Value {
  if (!hasBooks(digest)) return undefined;
  const { words } = digest;
  const [day, week] = NEWEST_BOOKS.map(
    ([, file]) =>
      (name: Value) =>
        html`<a href="${file}" download>${name}</a>`,
  );
  return html`<h2 id="books">${words.say('books-heading')}</h2>
<p>${words.set('books-offer', { day: day!, week: week! })}</p>
`;
}
