/** Unfolds what is only folded where there is little room; once, so that a person may fold it again. */
export function unfoldWhereWide(): void {
  if (!matchMedia('(min-width: 60em)').matches) return;
  for (const details of document.querySelectorAll<HTMLDetailsElement>('details[data-wide]')) {
    if (unfolded.has(details)) continue;
    unfolded.add(details);
    details.open = true;
  }
}

const unfolded = new WeakSet<Element>();
