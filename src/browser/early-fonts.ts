import { store, stored } from './stored.ts';

const FONTS = 'newsreader-latin-wght-normal public-sans-latin-wght-normal';
const KEY = 'broadsheet:fonts';

/**
 * Preloads the fonts that every page uses, if the browser has them from an earlier page: the text is then set in them from the
 * start. On a first visit they would compete with the style sheet and delay the first paint, so system fonts of the same width
 * stand in until the page has loaded. From disk, browsers refuse to preload. The class `fonts` allows the italics too.
 *
 * @param folder the address of the assets folder, with a trailing slash
 * @param fonts the names of their files, where they are not the program's own
 */
export function earlyFonts(folder: string, fonts = FONTS): void {
  const { classList } = document.documentElement;
  const fromDisk = location.protocol === 'file:';
  if (!fromDisk && stored(KEY) === null) {
    addEventListener('load', () => {
      classList.add('fonts');
      document.fonts.ready.then(() => store(KEY, '1'));
    });
    return;
  }
  classList.add('fonts');
  if (fromDisk) return;
  for (const font of fonts.split(' ')) {
    const link = document.createElement('link');
    const href = `${folder}fonts/${font}.woff2`;
    Object.assign(link, { rel: 'preload', as: 'font', type: 'font/woff2', crossOrigin: '', href });
    document.head.append(link);
  }
}
