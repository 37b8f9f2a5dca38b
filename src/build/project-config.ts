import fs from 'node:fs';
import path from 'node:path';
import { fingerprint } from '../memory/fingerprint.ts';
import { moduleGraph } from '../memory/module-graph.ts';
import { PROJECT_ROOT, programVersion } from '../memory/project.ts';
import { THEME_STYLES } from '../theme/theme-styles.ts';

/** A digest's own folder. Its configuration and theme are code, which only builds and `dev` load. */
export interface Project {
  /** The folder with the configuration. */
  root: string;
  /** The full path of the configuration. */
  config: string;
}

const CONFIGURATION = ['js', 'mjs', 'cjs', 'ts', 'mts'].map(ending => `eleventy.config.${ending}`);
/** Matches a configuration that uses the plugin. */
const USES_PLUGIN = /['"](?:broadsheet|[^'"]*\/plugin\.[jt]s)['"]/;

/**
 * Finds the digest's folder: the nearest ancestor whose configuration uses the plugin. Nothing is executed to find it.
 *
 * @param start the folder from which to look upwards
 */
export function findProject(start: string): Project | undefined {
  for (let root = path.resolve(start); ; root = path.dirname(root)) {
    for (const name of CONFIGURATION) {
      const config = path.join(root, name);
      if (fs.existsSync(config) && USES_PLUGIN.test(fs.readFileSync(config, 'utf8'))) return { root, config };
    }
    if (root === path.dirname(root)) return undefined;
  }
}

/**
 * A fingerprint of all code that makes pages: the program, the configuration and every module it imports, the theme, the
 * installed libraries, and Node's major version.
 */
export function projectFingerprint(project: Project | undefined): string {
  const parts: (string | undefined)[] = [programVersion(), process.versions.node.split('.')[0]];
  if (project) {
    const isOurs = (file: string) => file.startsWith(path.join(PROJECT_ROOT, 'src') + path.sep);
    for (const file of moduleGraph(project.config, isOurs)) parts.push(file, fs.readFileSync(file, 'utf8'));
    const theme = path.join(project.root, 'theme');
    // No page is made of the style sheet.
    for (const file of filesBelow(theme).filter(file => file !== path.join(theme, THEME_STYLES)))
      parts.push(file, fs.readFileSync(file).toString('latin1'));
    for (const lock of ['package-lock.json', 'npm-shrinkwrap.json', 'pnpm-lock.yaml', 'yarn.lock', 'package.json']) {
      const file = path.join(project.root, lock);
      parts.push(fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined);
    }
  }
  return fingerprint(parts);
}

function filesBelow(folder: string): string[] {
  if (!fs.existsSync(folder)) return [];
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter(item => item.isFile())
    .map(item => path.join(item.parentPath, item.name))
    .sort();
}
