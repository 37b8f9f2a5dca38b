import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { UserConfig } from '@11ty/eleventy';
import { ContentError, refusalAt } from '../diagnostic.ts';
import { fileFault } from '../files/file-fault.ts';
import { fingerprint } from '../memory/fingerprint.ts';
import { moduleGraph } from '../memory/module-graph.ts';
import { PROJECT_ROOT } from '../memory/project.ts';
import { mapOwnModules } from './own-modules.ts';
import type { Project } from './project-config.ts';
import { requirePublish } from './publish-option.ts';
import { type BroadsheetOptions, HAND_OVER, type PluginHost, Wiring } from './wiring.ts';

/** The first version of Node that runs TypeScript directly. */
const READS_TYPESCRIPT = [22, 18] as const;

/**
 * Has Eleventy build the site into a folder, with the digest's own configuration or, without one, with the plugin alone.
 * Pages that the host takes are not written by Eleventy; what templates copy and plugins write goes into the folder.
 *
 * @param stage the folder, which is Eleventy's output
 * @throws ContentError if the configuration or a template fails
 */
export async function runEleventy(
  project: Project | undefined,
  stage: string,
  host: PluginHost,
): Promise<{ rendered: number; pages: number }> {
  // Eleventy's import hooks run in a thread of their own and serve its watcher, which is not used here.
  process.env['ELEVENTY_SKIP_ESM_RESOLVER'] ??= '1';
  const { default: Eleventy } = await import('@11ty/eleventy');
  const standing = process.cwd();
  const absolute = { ...host, content: path.resolve(host.content) };
  const wiring = new Wiring(absolute);
  // Eleventy finds everything from the working directory; without a project, there is nothing to find.
  const root = project?.root ?? PROJECT_ROOT;
  const config = project && (await readable(project));
  // Programs in the theme, and configurations that need no compiling, may import modules of ours.
  if (project && (config === project.config || hasPrograms(path.join(project.root, 'theme')))) mapOwnModules();
  process.chdir(root);
  try {
    // The number of Eleventy's own plugins; any more come from the configuration.
    const bare = new Eleventy(undefined, stage, { source: 'script', quietMode: true, configPath: '' });
    await bare.initializeConfig();
    wiring.pluginsOfEleventy = bare.eleventyConfig.userConfig.plugins.length;
    const eleventy = new Eleventy(
      project ? undefined : path.join(PROJECT_ROOT, 'no-theme', '*'),
      path.relative(root, stage),
      {
        source: 'script',
        quietMode: true,
        configPath: config ? path.relative(root, config) : '',
        config: (config: UserConfig) => {
          config.broadsheet = wiring;
          if (project) return;
          config.setLayoutsDirectory('layouts');
          config.setIncludesDirectory('parts');
          config.addPlugin((config: UserConfig) => wiring.install(config));
        },
      },
    );
    // The output is always the stage, whatever the configuration says.
    eleventy.directories.freeze();
    hush(eleventy.logger);
    await eleventy.init();
    for (const group of Object.values(eleventy.bench.getAll())) group.setIsVerbose(false);
    await eleventy.write();
    return wiring.counts;
  } catch (error) {
    if (!process.listeners('unhandledRejection').includes(forgetEleventys))
      process.on('unhandledRejection', forgetEleventys);
    throw await readableError(error, project);
  } finally {
    process.chdir(standing);
  }
}

/**
 * Where one template fails, Eleventy waits for nothing else that it began: its copies then fail in a stage that is gone, which is no
 * news.
 */
function forgetEleventys(reason: unknown): void {
  if (!(reason instanceof Error && 'originalError' in reason)) throw reason;
}

/** The options that the digest's configuration gives to the plugin, by running it. @throws ContentError if it fails */
export async function readOptions(project: Project): Promise<BroadsheetOptions> {
  process.env['ELEVENTY_SKIP_ESM_RESOLVER'] ??= '1';
  const { default: Eleventy } = await import('@11ty/eleventy');
  const standing = process.cwd();
  const config = await readable(project);
  if (config === project.config) mapOwnModules();
  process.chdir(project.root);
  let found: BroadsheetOptions = {};
  try {
    const eleventy = new Eleventy(undefined, '_eleventy', {
      source: 'script',
      quietMode: true,
      configPath: path.relative(project.root, config),
      config: (config: UserConfig) => {
        config.broadsheet = {
          install: async (_config, options = {}) => {
            requirePublish(options.publish);
            found = options;
          },
        };
      },
    });
    await eleventy.initializeConfig();
    return found;
  } catch (error) {
    throw await readableError(error, project);
  } finally {
    process.chdir(standing);
  }
}

/** Silences Eleventy except for warnings. Our build reports progress itself, and the hand-over is meant to return nothing. */
function hush(logger: { message: (...args: never[]) => void }): void {
  const message = logger.message.bind(logger) as (text: string, type?: string, ...rest: unknown[]) => void;
  logger.message = ((text: string, type = 'log', ...rest: unknown[]) => {
    if (type === 'warn' && !text.includes(HAND_OVER)) message(text, type, ...rest);
  }) as never;
}

function hasPrograms(folder: string): boolean {
  return (
    fs.existsSync(folder) &&
    fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).some(name => /\.[cm]?[jt]s$/.test(name))
  );
}

/**
 * The configuration as a file that this Node can run. In the program's own clone, where the compiler is, a TypeScript
 * configuration is compiled if this Node does not run TypeScript directly.
 *
 * @returns the file's full path
 */
async function readable({ root, config }: Project): Promise<string> {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const isTyped = /ts$/.test(config);
  if (!isTyped || major > READS_TYPESCRIPT[0] || (major === READS_TYPESCRIPT[0] && minor >= READS_TYPESCRIPT[1]))
    return config;
  const sources = path.join(PROJECT_ROOT, 'src/plugin.ts');
  if (!fs.existsSync(sources))
    throw new ContentError({
      severity: 'error',
      rule: 'typed-configuration',
      file: config,
      message: `expected Node ${READS_TYPESCRIPT.join('.')} or newer, which reads TypeScript; found ${process.version}`,
      advice: 'Write it as eleventy.config.js, or use a newer Node.',
    });
  const hash = fingerprint([config, ...moduleGraph(config).map(file => fs.readFileSync(file, 'utf8'))]);
  const compiled = path.join(root, '.cache', `config-${Buffer.from(hash, 'base64').toString('hex')}.mjs`);
  if (!fs.existsSync(compiled)) {
    const { build } = await import('esbuild');
    await build({
      entryPoints: [config],
      outfile: compiled,
      bundle: true,
      packages: 'external',
      external: ['./build/standalone.ts'],
      alias: { broadsheet: sources },
      format: 'esm',
      platform: 'node',
      target: 'node20',
      logLevel: 'error',
    });
  }
  return compiled;
}

const FILE = /(?:["'`]|\btemplate )(?:\.\/)?([^"'`\s]*\.(?:njk|liquid|md|html|[cm]?[jt]s))(?:["'`]|$)/gm;

/** Combines a chain of errors from a template or the configuration into one, which names the file and the cause. */
async function readableError(error: unknown, project: Project | undefined): Promise<unknown> {
  const chain: Error[] = [];
  for (
    let at = error as (Error & { originalError?: Error }) | undefined;
    at;
    at = at.originalError ?? (at.cause as Error)
  )
    chain.push(at);
  // What Eleventy says of a full disk says less than the error itself.
  const ours = chain.find(at => at instanceof ContentError || fileFault(at) !== undefined);
  if (ours || !project) return ours ?? chain.at(-1);
  // What is nearest to the cause: a page is written to one file from another, in which a part failed.
  const named = chain.flatMap(at => Array.from(at.message.matchAll(FILE), ([, file]) => file)).at(-1);
  const config = path.relative(project.root, project.config);
  const file = named ?? config;
  const all = chain.map(at => at.message.split('\n')[0]!.replace(IMPORTING, '')).filter(Boolean);
  const said = [...new Set(all)].filter((text, i, { length }) => i === length - 1 || !NO_NEWS.test(text));
  const place = file === config ? await placeIn(project.config, chain.at(-1)!) : {};
  return refusalAt({ file, ...place }, 'eleventy', said.join(': '));
}

/** What only says that the configuration, which is named anyhow, could not be read. */
const NO_NEWS = /^(?:Having trouble |Error in your Eleventy config file )/;
const IMPORTING = /^There was a problem importing '[^']*' via [\w()]+(?:: )?/;

/** Where in the configuration an error happened; where its syntax is at fault, only a compiler says it. */
async function placeIn(config: string, error: Error): Promise<{ line?: number; column?: number }> {
  const [, after = ''] = (error.stack ?? '').split(pathToFileURL(config).href);
  const thrown = /^(?:\?[^:)\s]*)?:(\d+):(\d+)/.exec(after);
  if (thrown) return { line: Number(thrown[1]), column: Number(thrown[2]) };
  if (!(error instanceof SyntaxError)) return {};
  const { transform } = await import('esbuild');
  const loader = /ts$/.test(config) ? 'ts' : 'js';
  const failure = await transform(fs.readFileSync(config, 'utf8'), { loader, logLevel: 'silent' }).catch(
    fault => fault,
  );
  const place = (failure as { errors?: { location: { line: number; column: number } | null }[] }).errors?.[0]?.location;
  return place ? { line: place.line, column: place.column + 1 } : {};
}
