/** Loads the search when the box is first used: most pages are read without it. `/` goes to the box from anywhere. */
export function searchStart(): void {
  // On the search page there are two, of which only its own is seen.
  const boxes = [...document.querySelectorAll<HTMLInputElement>('form[role="search"] input[type="search"]')];
  const own = document.currentScript as HTMLScriptElement | null;
  const onPage = document.querySelector('[data-search="page"]') !== null;
  for (const box of onPage ? [] : boxes)
    box.addEventListener(
      'focus',
      () => {
        if (!own) return;
        const script = document.createElement('script');
        script.src = new URL('search.js', own.src).href;
        document.head.append(script);
      },
      { once: true },
    );
  document.addEventListener('keydown', event => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isWriting(event.target)) return;
    const box = boxes.find(b => b.checkVisibility());
    if (!box) return;
    event.preventDefault();
    box.focus();
    box.select();
  });
}

const isWriting = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName));
