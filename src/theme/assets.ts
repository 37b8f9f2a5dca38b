import fs from 'node:fs';
import path from 'node:path';
import { fingerprint } from '../memory/fingerprint.ts';
import { PROJECT_ROOT, programVersion, readyMade } from '../memory/project.ts';

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
const CUTS = path.join(HERE, 'fonts');

/** The faces, cut smaller than the packages have them (test/tools/cut-fonts.py): `styles/fonts.css` names them by these names. */
const FONTS = {
  newsreader: ['latin-wght-normal', 'latin-wght-italic', 'latin-ext-wght-normal', 'latin-ext-wght-italic'],
  'public-sans': ['latin-wght-normal', 'latin-ext-wght-normal'],
} as const;

/** Pages' own scripts: each becomes one file, with what it imports. */
const SCRIPTS = ['head', 'site', 'search', 'search-worker', 'reading-list', 'map'] as const;

/**
 * Style sheet, scripts, fonts with their licences and icons: depend on nothing but the sources. Scripts are classic ones, as
 * a browser loads no modules from disk.
 */
export function siteAssets(): SiteAsset[] {
  const key = programVersion();
  return [
    { file: 'assets/site.css', key, content: styleSheet },
    // A service worker governs the folder that it lies in: the whole site.
    ...[...SCRIPTS, 'sw' as const].map(name => ({
      file: name === 'sw' ? 'sw.js' : `assets/${name}.js`,
      key,
      content: () => script(name),
    })),
    ...Object.entries(FONTS).flatMap(([face, cuts]) => [
      ...cuts.map(cut => copied(`assets/fonts/${face}-${cut}.woff2`, path.join(CUTS, `${face}-${cut}.woff2`))),
      copied(`assets/fonts/${face}-LICENSE.txt`, path.join(CUTS, `${face}-LICENSE.txt`)),
    ]),
    ...fs
      .readdirSync(IMAGES)
      .sort()
      .map(name => copied(`assets/${name}`, path.join(IMAGES, name))),
    // GitHub Pages leaves out folders whose names begin with "_" otherwise.
    { file: '.nojekyll', key: '', content: async () => '' },
  ];
}

/** A file taken over as it is. Its size and time stand for its bytes: a build must not read a megabyte of fonts each time. */
function copied(file: string, source: string): SiteAsset {
  const { size, mtimeMs } = fs.statSync(source);
  return { file, key: fingerprint([size, mtimeMs]), content: async () => fs.readFileSync(source) };
}

async function styleSheet(): Promise<string> {
  const ready = readyMade('assets/site.css');
  if (ready) return fs.readFileSync(ready, 'utf8');
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [path.join(STYLES, 'site.css')],
    bundle: true,
    minify: true,
    write: false,
    external: ['*.woff2'],
    target: ['chrome123', 'firefox120', 'safari17.5'],
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}

async function script(name: string): Promise<string> {
  const ready = readyMade(`assets/${name}.js`);
  if (ready) return fs.readFileSync(ready, 'utf8');
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [path.join(CLIENT, `${name}.ts`)],
    bundle: true,
    minify: true,
    format: 'iife',
    write: false,
    target: ['es2022'],
    charset: 'utf8',
    logLevel: 'silent',
  });
  return outputFiles[0]!.text;
}
