import fs from 'node:fs';
import type { BuildOptions } from 'esbuild';
import { COLOURS } from '../content/site-colours.ts';
import { readyMade } from '../memory/project.ts';
import { fontFaces } from './font-faces.ts';
import { colourRule, STYLE_TARGET } from './layers.ts';

/** A style sheet of the program with all that it imports, the faces and the colours. @param name of the file that is made of it */
export function bundledStyles(name: string, file: string): Promise<string> {
  const banner = { css: `${fontFaces()}\n${colourRule({ colours: COLOURS })}` };
  return bundled(name, file, { banner, target: STYLE_TARGET });
}

/** A script of the program with all that it imports, as a classic one. @param name of the file that is made of it */
export function bundledScript(name: string, file: string): Promise<string> {
  return bundled(name, file, { format: 'iife', target: ['es2022'], charset: 'utf8' });
}

async function bundled(name: string, file: string, options: BuildOptions): Promise<string> {
  const ready = readyMade(`assets/${name}`);
  if (ready) return fs.readFileSync(ready, 'utf8');
  const { build } = await import('esbuild');
  const { outputFiles } = await build({
    entryPoints: [file],
    bundle: true,
    minify: true,
    logLevel: 'silent',
    ...options,
    write: false,
  });
  return outputFiles[0]!.text;
}
