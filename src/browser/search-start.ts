import { load } from './element.ts';

/** Loads the search when the box is first used: most pages are read without it. The search page loads it itself. */
export function searchStart(root: string): void {
  if (document.querySelector('[data-search="page"]')) return;
  document.querySelector('form[role="search"] input')?.addEventListener('focus', () => load(root, 'search'), {
    once: true,
  });
}
