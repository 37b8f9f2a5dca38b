const FONTS = ['newsreader-latin-wght-normal', 'public-sans-latin-wght-normal'];
const KEY = 'broadsheet:fonts';

/**
 * Asks for the fonts that every page uses while the style sheet is still on its way, where the browser has them from an earlier
 * page: the text then stands in them from the start. On a first visit they would take the line from the style sheet and hold the
 * first paint back; there the system's faces stand in, in their widths, and the fonts come when the text is there.
 * Not from disk, where a browser refuses to load ahead. The class `fonts` says that italics may be asked for too.
 *
 * @param folder the address of the assets' folder, with a slash at its end
 */
export function earlyFonts(folder: string): void {
  const { classList } = document.documentElement;
  if (location.protocol === 'file:') {
    classList.add('fonts');
    return;
  }
  if (!areKnown()) {
    addEventListener('load', () => {
      classList.add('fonts');
      document.fonts.ready.then(remember);
    });
    return;
  }
  classList.add('fonts');
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

function areKnown(): boolean {
  try {
    return localStorage.getItem(KEY) !== null;
  } catch {
    return false;
  }
}

function remember(): void {
  try {
    localStorage.setItem(KEY, '1');
  } catch {
    // Without storage each page asks when it needs them.
  }
}
