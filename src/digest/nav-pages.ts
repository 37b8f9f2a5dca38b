import type { PageFile } from '../content/page-file.ts';

/** A page of the editor's own as the navigation names it. */
export interface NavPage {
  path: string;
  title: string;
}

/** The pages that stand there, by their order; those without one come last, by path. */
export function navPages(pages: readonly PageFile[]): NavPage[] {
  const order = (page: PageFile) => page.order ?? Number.POSITIVE_INFINITY;
  return pages
    .filter(page => page.nav)
    .sort((a, b) => (order(a) === order(b) ? 0 : order(a) - order(b)))
    .map(({ path, title }) => ({ path, title }));
}
