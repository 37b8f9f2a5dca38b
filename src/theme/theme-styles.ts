import fs from 'node:fs';
import path from 'node:path';
import type { Message, Plugin } from 'esbuild';
import { ContentError } from '../diagnostic.ts';
import { isWithin, realPath } from '../files/real-path.ts';
import { STYLE_TARGET } from './layers.ts';

/** The digest's own style sheet, and the files that it loads. */
export interface ThemeStyles {
  css: string;
  /** Pictures and fonts, with their places in the site. */
  files: { file: string; bytes: Uint8Array }[];
}

/** The name of the style sheet in the theme's folder. */
export const THEME_STYLES = 'site.css';

const COPIED = ['.woff2', '.woff', '.png', '.jpg', '.jpeg', '.webp', '.avif', '.gif', '.svg'];

/**
 * Bundles `theme/site.css` with the style sheets that it imports. What it loads by `url()` is copied into `assets/theme/`.
 *
 * @param folder the theme's, which may be missing
 * @throws ContentError naming the line of what cannot be read, lies outside of the folder, or is imported from another host
 */
export async function themeStyles(folder: string): Promise<ThemeStyles | undefined> {
  const file = path.join(folder, THEME_STYLES);
  if (!fs.existsSync(file)) return undefined;
  const { build } = await import('esbuild');
  // Its places are told from here, as the person knows them.
  const result = await build({
    entryPoints: [path.resolve(file)],
    bundle: true,
    minify: true,
    write: false,
    outdir: path.resolve(folder, 'assets'),
    entryNames: '[name]',
    assetNames: 'theme/[name]-[hash]',
    loader: Object.fromEntries(COPIED.map(ending => [ending, 'file' as const])),
    target: STYLE_TARGET,
    plugins: [besideIt(path.resolve(folder))],
    logLevel: 'silent',
  }).catch(error => {
    throw told((error as { errors?: Message[] }).errors ?? [], file);
  });
  if (result.warnings.length > 0) throw told(result.warnings, file);
  const outputs = result.outputFiles.map(output => ({
    file: path.relative(path.resolve(folder), output.path).split(path.sep).join('/'),
    bytes: output.contents,
  }));
  const sheet = outputs.find(output => output.file === `assets/${THEME_STYLES}`)!;
  return { css: Buffer.from(sheet.bytes).toString(), files: outputs.filter(output => output !== sheet) };
}

/** Takes what lies in the theme's folder. Addresses of other hosts stay as they are, and the pages' policy decides about them. */
function besideIt(folder: string): Plugin {
  return {
    name: 'beside it',
    setup(build) {
      build.onResolve({ filter: /.*/ }, ({ kind, path: to, resolveDir }) => {
        if (kind === 'entry-point' || to.startsWith('data:') || to.startsWith('#')) return undefined;
        if (/^(?:[a-z][a-z+.-]*:|\/\/)/i.test(to))
          return kind === 'import-rule'
            ? { errors: [{ text: `expected a style sheet in the theme’s folder, found the address ${to}` }] }
            : { path: to, external: true };
        const at = realPath(path.resolve(resolveDir, to.replace(/[?#].*/, '')));
        const home = realPath(folder);
        const isOurs = at && home && isWithin(home, at);
        const isKnown = at && [...COPIED, '.css'].includes(path.extname(at).toLowerCase());
        if (isOurs && isKnown) return { path: at, suffix: /[?#].*/.exec(to)?.[0] ?? '' };
        const found = !at ? `none at ${to}` : isOurs ? to : `one outside of it, ${to}`;
        return { errors: [{ text: `expected a style sheet, picture or font in the theme’s folder, found ${found}` }] };
      });
    },
  };
}

function told(messages: readonly Message[], file: string): ContentError {
  return new ContentError(
    ...messages.map(({ text, location }) => ({
      severity: 'error' as const,
      rule: 'theme-style',
      file: location
        ? path.join(path.dirname(file), path.relative(path.resolve(path.dirname(file)), path.resolve(location.file)))
        : file,
      ...(location && { line: location.line, column: location.column + 1 }),
      message: text.startsWith('expected ') ? text : `expected CSS that can be read, found this: ${text}`,
      advice: 'Style sheets, pictures and fonts that it loads lie beside it, in theme/.',
    })),
  );
}
