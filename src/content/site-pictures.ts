import crypto from 'node:crypto';
import fs from 'node:fs';
import { type Diagnostic, errorAt } from '../diagnostic.ts';
import { isWithin, realPath } from '../files/real-path.ts';
import { pictureKind } from './pictures.ts';
import type { SiteSettings } from './site-settings.ts';
import { spelledPath } from './spelled.ts';
import type { Path, YamlText } from './yaml-text.ts';

/** A file of the content folder that goes into the site as it is. */
export interface SiteFile {
  /** Below the content folder, with `/`. */
  from: string;
  /** In the site. Its ending is that of its bytes, whatever its name says. */
  file: string;
  /** The media type. */
  type: string;
  /** Of its bytes. */
  hash: string;
  /** Of a picture, in pixels. */
  width?: number;
  height?: number;
}

/** The pictures and fonts that the settings name. */
export type SiteFiles = Partial<
  Record<'logo' | 'logo-dark' | 'icon' | `${'serif' | 'sans'}-${'normal' | 'italic' | 'bold'}`, SiteFile>
>;

/** By their endings. */
const PICTURES: Record<string, string> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  webp: 'image/webp',
  avif: 'image/avif',
};
/** In bytes. */
const LARGEST = 2 ** 21;

interface Wanted {
  key: keyof SiteFiles;
  kind: 'picture' | 'font';
  from: string;
  at: Path;
}

/**
 * Looks at each file that the settings name.
 * @param content the content folder, as the person names it
 * @returns what the files are, and what is wrong with them
 * @internal
 */
export function siteFiles(
  content: string,
  settings: SiteSettings,
  siteFile: string,
  lineOf: YamlText['lineOf'],
): { files: SiteFiles; problems: Diagnostic[] } {
  const files: SiteFiles = {};
  const problems: Diagnostic[] = [];
  for (const { key, kind, from, at } of wantedFiles(settings)) {
    const found = look(content, from, kind, key);
    if (typeof found === 'object') files[key] = found;
    else
      problems.push(
        errorAt(
          { file: siteFile, line: lineOf(at) },
          'site-file',
          `expected ${EXPECTED[kind]} for "${at.join('.')}", found ${found}`,
          'Put the file itself below the content folder and name it by its path from there.',
        ),
      );
  }
  const { icon } = files;
  if (icon && icon.width !== icon.height)
    problems.push(
      errorAt(
        { file: siteFile, line: lineOf(['icon']) },
        'site-file',
        `expected a square picture for "icon", found one of ${icon.width} × ${icon.height} pixels`,
        'Cut it square; 512 × 512 pixels serve every device.',
      ),
    );
  return { files, problems };
}

const EXPECTED = {
  picture: 'a picture that is PNG, JPEG, WebP or AVIF',
  font: 'a font that is WOFF2',
} as const;

function wantedFiles({ logo, icon, fonts = {} }: SiteSettings): Wanted[] {
  const wanted: Wanted[] = [];
  const want = (key: 'logo' | 'logo-dark' | 'icon', from: string | undefined, at: string[]) =>
    from && wanted.push({ key, kind: 'picture', from, at });
  if (typeof logo === 'object') {
    want('logo', logo.light, ['logo', 'light']);
    want('logo-dark', logo.dark, ['logo', 'dark']);
  } else want('logo', logo, ['logo']);
  want('icon', icon, ['icon']);
  for (const [name, face] of Object.entries(fonts) as ['serif' | 'sans', (typeof fonts)['serif']][])
    for (const [style, from] of Object.entries(typeof face === 'string' ? { normal: face } : (face ?? {}))) {
      const at = typeof face === 'string' ? ['fonts', name] : ['fonts', name, style];
      wanted.push({ key: `${name}-${style as 'normal'}`, kind: 'font', from, at });
    }
  return wanted;
}

/** @returns the file, or what is there instead */
function look(content: string, from: string, kind: Wanted['kind'], key: keyof SiteFiles): SiteFile | string {
  const home = realPath(content);
  const standing = spelledPath(content, from);
  const target = standing === undefined ? undefined : realPath(standing);
  if (!home || !target) return `no file ${from}`;
  if (!isWithin(home, target)) return `a link out of the content folder, to ${target}`;
  const state = fs.statSync(target);
  if (!state.isFile()) return `${from}, which is no file`;
  if (state.size > LARGEST) return `one of ${state.size} bytes; the most is ${LARGEST}`;
  const bytes = fs.readFileSync(target);
  const hash = crypto.hash('sha1', bytes);
  if (kind === 'font') {
    if (bytes.subarray(0, 4).toString('latin1') !== 'wOF2') return `other bytes in ${from}`;
    return { from, file: `assets/fonts/own-${key}.woff2`, type: 'font/woff2', hash };
  }
  const known = pictureKind(bytes);
  if (!known) return `other bytes in ${from}`;
  const { ending, width, height } = known;
  return { from, file: `assets/${key}.${ending}`, type: PICTURES[ending]!, hash, width, height };
}
