import fs from 'node:fs';
import path from 'node:path';
import { nearestKey } from '../content/nearest-key.ts';
import { UsageError } from '../diagnostic.ts';
import { PROJECT_ROOT } from '../memory/project.ts';
import { commandLine } from '../terminal/command.ts';
import { siteTemplates } from './site-templates.ts';
import { LAYOUTS, PARTS } from './theme-folder.ts';

const THEME = path.join(PROJECT_ROOT, 'src/theme');

/** One of our pages, layouts or parts that a theme may replace. */
export interface ThemeSource {
  /** `pages/about`, `layouts/page`, `parts/footer` */
  name: string;
  /** Its source file. */
  file: string;
  /** For a page: the export that holds its template. */
  template?: string;
}

/** All of them, in the order in which people look for them. */
export function themeSources(): readonly ThemeSource[] {
  const exported = new Map<string, Omit<ThemeSource, 'name'>>();
  for (const name of fs.readdirSync(path.join(THEME, 'pages'))) {
    const file = path.join(THEME, 'pages', name);
    for (const [, template, page] of fs
      .readFileSync(file, 'utf8')
      .matchAll(/^export const (\w+) = siteTemplate(?:<[^(]*>)?\(\{\n {2}name: '([^']+)'/gm))
      exported.set(page!, { file, template: template! });
  }
  const pages = siteTemplates().filter(template => !template.fixed);
  return [
    ...LAYOUTS.map(name => ({ name: `layouts/${name}`, file: path.join(THEME, 'layouts', `${name}.ts`) })),
    ...PARTS.map(name => ({ name: `parts/${name}`, file: path.join(THEME, 'parts', `${name}.ts`) })),
    ...pages.map(({ name }) => ({ name: `pages/${name}`, ...exported.get(name)! })),
  ];
}

/**
 * The default page, layout or part as a template to start from; it renders the same bytes.
 *
 * @param name `parts/footer`
 * @returns its text, for `theme/<name>.11ty.js`
 * @throws UsageError if there is none with this name, suggesting the nearest
 */
export async function themeSource(name: string): Promise<string> {
  const sources = themeSources();
  const source = sources.find(each => each.name === name);
  if (!source) {
    const names = sources.map(each => each.name);
    const near = nearestKey(name, names);
    throw new UsageError(
      `expected the name of a layout, part or page, found ${JSON.stringify(name)}${near ? `. Did you mean ${near}?` : '.'} To see all: ${commandLine('theme', 'list')}`,
    );
  }
  const text = fs.readFileSync(source.file, 'utf8');
  const { transform } = await import('esbuild');
  const { code } = await transform(text, { loader: 'ts', target: 'es2023', charset: 'utf8' });
  return `// ${name} of Broadsheet: change what you like. What it can read: docs/theme.md.\n${withOneImport(code)}${
    source.template ? `\nexport const render = ({ digest, item }) => ${source.template}.render(digest, item);\n` : ''
  }`;
}

/** Imports everything from our own modules through `broadsheet/theme`. */
function withOneImport(code: string): string {
  const names = new Set<string>();
  const rest = code.replace(/^import \{([^}]*)\} from "\.[^"]*";\n/gm, (_, list: string) => {
    for (const name of list.split(','))
      if (name.trim()) names.add(name.trim().replace(/^render as render(\w+)$/, 'render$1'));
    return '';
  });
  const own = rest
    .replace(/^export (const|function) (?!render\b)/gm, '$1 ')
    .replace(/^export \{\n(?: {2}\w+,?\n)*\};\n/m, exported);
  return `${names.size > 0 ? `import { ${[...names].sort().join(', ')} } from 'broadsheet/theme';\n` : ''}${own}`;
}

/** Removes all exports except `render`, the only one that a template may have. */
function exported(list: string): string {
  return /^ {2}render,?$/m.test(list) ? 'export { render };\n' : '';
}
