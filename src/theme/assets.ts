import fs from 'node:fs';
import path from 'node:path';
import type { SiteConfig } from '../content/site-file.ts';
import { hasSection, type SectionName } from '../content/site-sections.ts';
import { fingerprint } from '../memory/fingerprint.ts';
import { PROJECT_ROOT, programVersion } from '../memory/project.ts';
import { wordsOf } from '../words/site-words.ts';
import { bundledScript, bundledStyles } from './bundled.ts';
import { FONT_FOLDER } from './font-faces.ts';
import { layered, settingsStyles, wordRule } from './layers.ts';
import { withWords } from './script-words.ts';
import type { ThemeStyles } from './theme-styles.ts';

/** A file of the site that no paper changes. */
export interface SiteAsset {
  file: string;
  /** Names all that the bytes are made of. */
  key: string;
  content(): Promise<Uint8Array | string>;
}

const HERE = path.join(PROJECT_ROOT, 'src/theme');
const CLIENT = path.join(PROJECT_ROOT, 'src/browser');
const STYLES = path.join(HERE, 'styles');
const IMAGES = path.join(HERE, 'images');

/** The faces, cut smaller than in their packages (test/tools/cut-fonts.py); `font-faces.ts` uses these names. */
const FONTS = {
  newsreader: ['latin-wght-normal', 'latin-wght-italic', 'latin-ext-wght-normal', 'latin-ext-wght-italic'],
  'public-sans': ['latin-wght-normal', 'latin-ext-wght-normal'],
  'stix-two-math': ['normal'],
} as const;

/** The scripts of the pages; each is bundled into one file. */
const SCRIPTS = [
  ...(['head', 'site', 'keys-help', 'search', 'search-worker'] as const),
  ...(['reading-list', 'for-you', 'authors', 'offline-controls', 'forget-offline'] as const),
] as const;

/** What a site's assets are made of besides the program. */
export interface AssetSources {
  site: SiteConfig;
  /** The content folder, where the pictures and fonts lie that the settings name. */
  content: string;
  /** The digest's own style sheet with what it loads, if it has one. */
  theme?: ThemeStyles | undefined;
}

/** Scripts of sections that a site may be without. */
const OF_SECTIONS: Partial<Record<(typeof SCRIPTS)[number] | 'sw', SectionName>> = {
  'reading-list': 'saved',
  'for-you': 'saved',
  authors: 'authors',
  'offline-controls': 'offline',
  sw: 'offline',
};

/** Style sheet, scripts, fonts with their licences, icons; and the digest's own pictures and fonts. */
export function siteAssets({ site, content, theme }: AssetSources): SiteAsset[] {
  const settings = settingsStyles(site);
  const own = [settings, theme?.css ?? ''];
  const words = wordsOf(site);
  const said = wordRule(words);
  const inWords = (asset: SiteAsset): SiteAsset =>
    asset.file.endsWith('.js')
      ? {
          file: asset.file,
          key: fingerprint([asset.key, site.language, JSON.stringify(site.words ?? {})]),
          content: async () => withWords(String(await asset.content()), words),
        }
      : asset;
  return [
    {
      file: 'assets/site.css',
      key: fingerprint([programVersion(), said, ...own]),
      content: async () => layered(`${await programStyles()}${said}`, settings, theme?.css ?? ''),
    },
    ...(theme?.files ?? []).map(({ file, bytes }) => ({ file, key: '', content: async () => bytes })),
    ...Object.values(site.files ?? {}).map(({ from, file, hash }) => ({
      file,
      key: hash,
      content: async () => fs.readFileSync(path.join(content, from)),
    })),
    ...programAssets()
      .map(inWords)
      .filter(({ file }) => {
        const script = /^(?:assets\/)?(.*)\.js$/.exec(file)?.[1] as keyof typeof OF_SECTIONS | undefined;
        const section = script && OF_SECTIONS[script];
        return !(section && !hasSection(site, section)) && !(site.files?.icon && /^assets\/icon/.test(file));
      }),
  ];
}

/**
 * What depends on the program alone: scripts, fonts with their licences, icons. Scripts are classic ones, because browsers load no
 * modules from disk.
 */
export function programAssets(): SiteAsset[] {
  const key = programVersion();
  return [
    // A service worker controls the folder that it is in, so it is at the root.
    ...[...SCRIPTS, 'sw' as const].map(name => ({
      file: name === 'sw' ? 'sw.js' : `assets/${name}.js`,
      key,
      content: () => bundledScript(`${name}.js`, path.join(CLIENT, `${name}.ts`)),
    })),
    ...Object.entries(FONTS).flatMap(([face, cuts]) => [
      ...cuts.map(cut => copied(`assets/fonts/${face}-${cut}.woff2`, path.join(FONT_FOLDER, `${face}-${cut}.woff2`))),
      copied(`assets/fonts/${face}-LICENSE.txt`, path.join(FONT_FOLDER, `${face}-LICENSE.txt`)),
    ]),
    ...fs
      .readdirSync(IMAGES)
      .sort()
      .map(name => copied(`assets/${name}`, path.join(IMAGES, name))),
    // Without it, GitHub Pages leaves out folders whose names begin with "_".
    { file: '.nojekyll', key: '', content: async () => '' },
  ];
}

/** A copied file. Its size and time stand for its bytes, so that a build need not read a megabyte of fonts each time. */
function copied(file: string, source: string): SiteAsset {
  const { size, mtimeMs } = fs.statSync(source);
  return { file, key: fingerprint([size, mtimeMs]), content: async () => fs.readFileSync(source) };
}

/** The program's own style sheet, without layers. */
export function programStyles(): Promise<string> {
  return bundledStyles('site.css', path.join(STYLES, 'site.css'));
}
