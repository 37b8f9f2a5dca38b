const FONTS = ['newsreader-latin-wght-normal', 'public-sans-latin-wght-normal'];

/**
 * Asks for the fonts that every page uses while the style sheet is still on its way, so that lines seldom break anew.
 * Not from disk, where a browser refuses to load ahead.
 *
 * @param folder the address of the assets' folder, with a slash at its end
 */
export function earlyFonts(folder: string): void {
  if (location.protocol === 'file:') return;
  for (const font of FONTS) {
    const link = document.createElement('link');
    link.rel = 'preload';
    link.as = 'font';
    link.type = 'font/woff2';
    link.crossOrigin = '';
    link.href = `${folder}fonts/${font}.woff2`;
    document.head.append(link);
  }
}
