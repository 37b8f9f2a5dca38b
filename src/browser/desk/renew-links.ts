import { renew } from './forms.ts';

/** Links that unfold something on the page that one is on: the page stays, and with it what was typed. */
export function renewLinks(): void {
  document.addEventListener('click', event => {
    const link = event.target instanceof Element && event.target.closest<HTMLAnchorElement>('a[data-renew]');
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
    event.preventDefault();
    history.replaceState(undefined, '', link.href);
    // What it unfolds may say where one goes on.
    void renew().then(() => document.querySelector<HTMLElement>('main [data-focus]')?.focus());
  });
}
