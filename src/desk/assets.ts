import fs from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../memory/project.ts';
import { bundledScript, bundledStyles } from '../theme/bundled.ts';
import { FONT_FOLDER } from '../theme/font-faces.ts';

/** A file that the desk's pages load, and no page of a site. */
export interface DeskAsset {
  /** Below `/assets/`. */
  file: string;
  content(): Promise<Uint8Array | string>;
}

/** Style sheet and script, as a package has them ready. */
export const DESK_BUNDLES: readonly DeskAsset[] = [
  { file: 'desk.css', content: () => bundledStyles('desk.css', path.join(PROJECT_ROOT, 'src/desk/desk.css')) },
  { file: 'desk.js', content: () => bundledScript('desk.js', path.join(PROJECT_ROOT, 'src/browser/desk/desk.ts')) },
];

/** All that the desk's pages load, each made once. */
export function deskAssets(): DeskAsset[] {
  const fonts = fs
    .readdirSync(FONT_FOLDER)
    .filter(name => name.endsWith('.woff2'))
    .map(name => ({ file: `fonts/${name}`, content: async () => fs.readFileSync(path.join(FONT_FOLDER, name)) }));
  return [...DESK_BUNDLES, ...fonts].map(({ file, content }) => {
    let made: Promise<Uint8Array | string> | undefined;
    return { file, content: () => (made ??= content()) };
  });
}
