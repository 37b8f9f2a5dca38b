/** Whether the site has a section that can be turned off, as the page's own script tag says. */
export function hasSection(name: 'saved' | 'offline'): boolean {
  const off = document.querySelector<HTMLElement>('script[data-off]')?.dataset['off'];
  return !off?.split(' ').includes(name);
}
