import fs from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../project.ts';
import { fingerprint } from './page.ts';

/** A file of the site that no paper changes. */
export interface SiteAsset {
  file: string;
  /** Of the sources that it is made of. */
  key: string;
  /** Makes it: asked for only where the key is new. */
  content(): Promise<Uint8Array | string> | Uint8Array | string;
}

const STYLES = path.join(PROJECT_ROOT, 'src/site/styles');
const CLIENT = path.join(PROJECT_ROOT, 'src/client');
const IMAGES = path.join(PROJECT_ROOT, 'src/site/images');
const MODULES = path.join(PROJECT_ROOT, 'node_modules/@fontsource-variable');

/** The faces, as the packages cut them: `styles/fonts.css` names them by these names. */
const FONTS = {
  newsreader: ['latin-wght-normal', 'latin-wght-italic', 'latin-ext-wght-normal', 'latin-ext-wght-italic'],
  'public-sans': ['latin-wght-normal', 'latin-ext-wght-normal'],
} as const;

/**
 * Style sheet, scripts, fonts with their licences and icons. Scripts are classic ones: a browser loads no modules from
 * disk. Depends on nothing but the sources.
 */
export function siteAssets(): SiteAsset[] {
  const bundler = fs.readFileSync(path.join(PROJECT_ROOT, 'node_modules/esbuild/package.json'), 'utf8');
  return [
    { file: 'assets/site.css', key: fingerprint([bundler, ...texts(STYLES)]), content: styles },
    ...scripts(fingerprint([bundler, ...texts(CLIENT)])),
    ...fonts(),
    ...fs
      .readdirSync(IMAGES)
      .sort()
      .map(name => plainFile(`assets/${name}`, path.join(IMAGES, name))),
    // GitHub Pages leaves out folders whose names begin with "_" otherwise.
    { file: '.nojekyll', key: '', content: () => '' },
  ];
}

/** A file that is taken as it is; its size and time stand for its content. */
function plainFile(file: string, from: string): SiteAsset {
  const { size, mtimeMs } = fs.statSync(from);
  return { file, key: fingerprint([size, mtimeMs]), content: () => fs.readFileSync(from) };
}

/** The names and texts of a folder's files, however deep. */
function texts(folder: string): string[] {
  return fs
    .readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(item => {
      const file = path.join(folder, item.name);
      return item.isDirectory() ? texts(file) : [item.name, fs.readFileSync(file, 'utf8')];
    });
}

async function styles(): Promise<string> {
  const { build } = await import('esbuild');
  const result = await build({
    entryPoints: [path.join(STYLES, 'site.css')],
    bundle: true,
    minify: true,
    write: false,
    external: ['*.woff2'],
    target: ['chrome123', 'firefox120', 'safari17.5'],
    logLevel: 'silent',
  });
  return result.outputFiles[0]!.text;
}

/** One script for each `src/client/*.ts` that is a page's own; what they import is bundled into them. */
function scripts(key: string): SiteAsset[] {
  const names = fs.readdirSync(CLIENT).filter(name => /^(?:site|theme|search)\.ts$/.test(name));
  return names.sort().map(name => ({
    file: `assets/${name.replace(/\.ts$/, '.js')}`,
    key,
    content: () => script(path.join(CLIENT, name)),
  }));
}

async function script(file: string): Promise<string> {
  const { build } = await import('esbuild');
  const result = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    format: 'iife',
    write: false,
    target: ['es2022'],
    charset: 'utf8',
    logLevel: 'silent',
  });
  return result.outputFiles[0]!.text;
}

function fonts(): SiteAsset[] {
  return Object.entries(FONTS).flatMap(([face, cuts]) => [
    ...cuts.map(cut => {
      const name = `${face}-${cut}.woff2`;
      return plainFile(`assets/fonts/${name}`, path.join(MODULES, face, 'files', name));
    }),
    plainFile(`assets/fonts/${face}-LICENSE.txt`, path.join(MODULES, face, 'LICENSE')),
  ]);
}
