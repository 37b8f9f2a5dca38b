/** So much of what comes after it can be seen too. */
const MORE = 40;

/** Scrolls the navigation to the page's own link: on a phone it is one line, which may be cut before that. */
export function navInSight(): void {
  const link = document.querySelector<HTMLElement>('.bar nav [aria-current]');
  const line = link?.parentElement;
  if (link && line) line.scrollLeft = link.offsetLeft + link.offsetWidth + MORE - line.offsetLeft - line.clientWidth;
}
