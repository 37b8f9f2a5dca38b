import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve, sep } from 'node:path';

/** What a suite needs that npm does not bring. */
export type Need = 'chromium' | 'java';

/** One `*.test.ts` file. */
export interface Suite {
  /** Absolute path. */
  file: string;
  /** Path from the test folder, with `/`. */
  name: string;
  needs: ReadonlySet<Need>;
  /** Whether it goes deeper where it is given the time. */
  deep: boolean;
  /** Whether it is for the long run alone. */
  onlyLong: boolean;
  /** Seconds after which it is taken to hang. */
  limit: number;
}

/** Importing one of these (directly, or through another file of the test folder) declares the need. */
const DECLARED_BY: Readonly<Record<string, Need>> = {
  'setup/browser.ts': 'chromium',
  'setup/java.ts': 'java',
};

/** Importing it declares that a suite goes deeper where it is given the time. */
const DEPTH = 'setup/depth.ts';

const USUAL_LIMIT = 180;

/**
 * The suites below `folder` in the order of their names; with patterns, those whose name contains one of them
 * (`serve`, `ingest/text`, `test/rules.test.ts`). A line `// limit: 300 s` in a suite raises its time limit,
 * and a line `// only: npm run test:long` leaves it to that.
 */
export function findSuites(folder: string, patterns: readonly string[] = []): Suite[] {
  const wanted = patterns.map(p => relative(dirname(folder), resolve(p)).split(sep).join('/'));
  const asked = patterns.map(p => p.replace(/^(\.\/)?test\//, ''));
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map(name => name.split(sep).join('/'))
    .filter(name => name.endsWith('.test.ts') && !/(^|\/)(node_modules|fixtures)\//.test(name))
    .filter(name => !patterns.length || asked.some(p => name.includes(p)) || wanted.includes(`test/${name}`))
    .sort((a, b) => (a < b ? -1 : 1))
    .map(name => {
      const file = join(folder, name);
      const text = readFileSync(file, 'utf8');
      const limit = /^\/\/ limit: (\d{1,5}) s$/m.exec(text)?.[1];
      const onlyLong = /^\/\/ only: npm run test:long$/m.test(text);
      const seen = importsOf(file, folder);
      const isIn = (module: string) => seen.has(join(folder, module));
      const needs = new Set(Object.entries(DECLARED_BY).flatMap(([module, need]) => (isIn(module) ? [need] : [])));
      return { file, name, needs, deep: onlyLong || isIn(DEPTH), onlyLong, limit: limit ? Number(limit) : USUAL_LIMIT };
    });
}

/** The modules of `folder` that a file imports, however deep. */
function importsOf(file: string, folder: string): Set<string> {
  const seen = new Set<string>();
  const visit = (path: string) => {
    if (seen.has(path) || !existsSync(path)) return;
    seen.add(path);
    for (const [, specifier] of readFileSync(path, 'utf8').matchAll(/(?:from|import)\s*\(?\s*'(\.[^'\n]*)'/g)) {
      const target = resolve(dirname(path), specifier!);
      if (target.startsWith(folder + sep)) visit(target);
    }
  };
  visit(file);
  return seen;
}
