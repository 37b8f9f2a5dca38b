// only: npm run test:long
// limit: 600 s
import fs from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import { shownOf } from '../desk/a-form.ts';
import { endAll, ended, post, startDesk } from '../desk/a-started-desk.ts';
import { posterSession } from '../ingest/a-content-folder.ts';
import { depth } from '../setup/depth.ts';
import { skipped } from '../setup/reference.ts';
import { tried } from '../setup/tried.ts';
import { at, attempt, checkSite, FACTS, isAsBilled, pack, renderedOf, root, run } from './installed.ts';

/** The package as a stranger gets it: packed, installed where nothing of the repository is, made one's own, built. */

let tarball = '';

test.before(() => {
  tarball = pack();
});

const PROGRAM = ['exec', '--yes', '--package'];

/** Of npm; pnpm, below, is unlike the first in both ways. */
const STRATEGIES = ['hoisted', 'nested', 'linked'].slice(0, depth('BROADSHEET_STRATEGIES', 1, 3));

for (const strategy of STRATEGIES)
  test(`a digest that npm installed (${strategy}) is built where nothing else is`, () => {
    const digest = at('digest');
    const said = run('npm', [...PROGRAM, tarball, '--', 'broadsheet', 'new', digest, ...FACTS], root);
    assert.match(said, 'npm install');
    const { dependencies } = JSON.parse(fs.readFileSync(path.join(digest, 'package.json'), 'utf8'));
    assert.equal(dependencies, { broadsheet: `file:${path.basename(tarball)}` }, 'which came along');
    const outside = attempt('npm', [...PROGRAM, tarball, '--', 'broadsheet', 'check'], root);
    assert.match(outside.said, `To make one: npx --package file:${tarball} broadsheet new my-digest`);
    const lock = path.join(digest, 'package-lock.json');
    const given = fs.readFileSync(lock, 'utf8');
    // It is of what is hoisted.
    if (strategy !== 'hoisted') fs.rmSync(lock);
    run('npm', ['install', '--no-audit', '--no-fund', `--install-strategy=${strategy}`], digest);
    if (strategy === 'hoisted') {
      assert.ok(fs.readFileSync(lock, 'utf8') === given, 'npm takes the lock file for its own, to the byte');
      tried('packages installed as the bill of materials says', isAsBilled(digest));
    }
    isBuilt(digest, 'npm');
  });

test('the desk of a digest that npm installed opens, takes in and builds', async () => {
  const digest = at('desk-digest');
  run('npm', [...PROGRAM, tarball, '--', 'broadsheet', 'new', digest, ...FACTS], root);
  run('npm', ['install', '--no-audit', '--no-fund'], digest);
  const desk = await startDesk(path.join(digest, 'node_modules/broadsheet/src/bin.js'), [], digest);
  const told = async (place: string, fields: Record<string, string> = {}) => {
    const answer = await post(desk, place, fields);
    const text = await answer.text();
    assert.is(answer.status, 200, `${place}: ${text}`);
    return text;
  };
  const text = posterSession({ title: 'Kites That Need No Wind to Fly' });
  await told('/take-in', shownOf(text, await told('/take-in/preview', { text })));
  await told('/publish/build');
  let now = '';
  do {
    await wait(300);
    now = await told('/publish/now');
  } while (now.includes('Build runs'));
  assert.match(now, 'Build: done.');
  checkSite(digest);
  assert.match(fs.readFileSync(path.join(digest, '_site/index.html'), 'utf8'), 'Kites That Need No Wind to Fly');
  desk.child.kill('SIGTERM');
  assert.is(await ended(desk.child), 143, desk.said());
  fs.rmSync(digest, { recursive: true });
});
test.after(endAll);

test('a digest that pnpm installed, which runs no script and hoists nothing, is built the same', () => {
  // A version of its own, whichever may be installed here.
  const pnpm = [...PROGRAM, 'pnpm@12.21.0', '--', 'pnpm'];
  const { code, said } = attempt('npm', [...pnpm, '--version'], root);
  if (code !== 0) {
    skipped.push(`with pnpm: npm brings none here (${said.trim().split('\n')[0]})`);
    return;
  }
  const own = { env: { PNPM_HOME: at('pnpm'), XDG_DATA_HOME: at('pnpm/data'), XDG_STATE_HOME: at('pnpm/state') } };
  const digest = at('digest');
  assert.match(
    run('npm', [...pnpm, `--package=${tarball}`, 'dlx', 'broadsheet', 'new', digest, ...FACTS], root, own),
    'pnpm install',
  );
  assert.not(fs.existsSync(path.join(digest, 'package-lock.json')), 'pnpm writes one of its own');
  run('npm', [...pnpm, 'install'], digest, own);
  isAsBilled(digest, false);
  assert.equal(
    fs.readdirSync(path.join(digest, 'node_modules')).filter(name => !name.startsWith('.')),
    ['broadsheet'],
  );
  isBuilt(digest, 'pnpm', args => run('npm', [...pnpm, ...args], digest, own));
});

/** Builds a digest twice, where neither the program nor its dependencies may be written. */
function isBuilt(digest: string, installer: string, call = (args: string[]) => run(installer, args, digest)): void {
  const modules = path.join(digest, 'node_modules');
  const program = fs.realpathSync(path.join(modules, 'broadsheet'));
  run('chmod', ['-R', 'a-w', program], digest);
  assert.match(call(['run', 'build']), '1 dump');
  checkSite(digest);
  assert.ok(renderedOf(call(['run', 'build'])) < 0.1, 'what did not change is not made again');
  assert.not(fs.existsSync(path.join(program, '.cache')));
  run('chmod', ['-R', 'u+w', modules, program], digest);
  fs.rmSync(digest, { recursive: true });
}

test('a configuration in TypeScript finds its types', () => {
  const place = at('typed');
  fs.mkdirSync(place);
  fs.writeFileSync(path.join(place, 'package.json'), '{"type":"module","private":true}');
  run('npm', ['install', '--no-audit', '--no-fund', tarball], place);
  fs.writeFileSync(
    path.join(place, 'eleventy.config.ts'),
    "import type { UserConfig } from '@11ty/eleventy';\nimport broadsheet from 'broadsheet';\nimport { html } from 'broadsheet/theme';\n" +
      'export default function (config: UserConfig) {\n  config.addPlugin(broadsheet({ skipUnchanged: true }));\n' +
      '  config.addFilter("bold", () => html`<b>bold</b>`.text);\n  return broadsheet.directories;\n}\n',
  );
  const tsc = path.join(PROJECT_ROOT, 'node_modules/.bin/tsc');
  const strict = [
    '--strict',
    '--skipLibCheck',
    '--noEmit',
    '--module',
    'nodenext',
    '--target',
    'es2023',
    '--types',
    '',
  ];
  run(tsc, [...strict, 'eleventy.config.ts'], place);
});

interface Workflow {
  on?: { push: { 'paths-ignore': string[] } };
  jobs?: Record<string, { steps: { run?: string; uses?: string; with?: { path?: string } }[] }>;
  pages?: { script: string[]; cache: { paths: string[] } };
}

/** What a workflow has a shell do, in the order in which it does it; and what it keeps for its next run. */
function readWorkflow(file: string): { steps: string[]; kept: string[]; ignored: string[] } {
  const { on, jobs, pages } = parse(fs.readFileSync(file, 'utf8')) as Workflow;
  const steps = Object.values(jobs ?? {}).flatMap(job => job.steps);
  assert.ok(steps.every(step => step.run !== undefined || /^actions\/[\w-]+@v\d+$/.test(step.uses ?? '')));
  const cache = steps.find(step => step.uses?.startsWith('actions/cache@'));
  return {
    steps: pages?.script ?? steps.flatMap(step => step.run ?? []),
    kept: pages?.cache.paths ?? cache!.with!.path!.trim().split(/\s+/),
    ignored: on?.push['paths-ignore'] ?? [],
  };
}

const CI = { env: { CI: 'true' } };

/**
 * Runs a workflow where its repository was just cloned.
 *
 * @param restore brings back what is kept, once the first step has emptied `node_modules`
 * @returns what the steps said
 */
function runWorkflow(digest: string, steps: readonly string[], restore: () => void = () => {}): string {
  assert.is(steps[0], 'npm ci');
  const said = steps.map((step, i) => {
    if (i === 1) restore();
    return run('bash', ['-e', '-c', step], digest, CI);
  });
  return said.join('');
}

/** Keeps what a workflow says is to be kept, clones the repository anew, and runs the workflow there. @returns what it said */
function runAgain(digest: string, origin: string, { steps, kept }: ReturnType<typeof readWorkflow>): string {
  run('tar', ['--posix', '-cf', at('kept.tar'), ...kept], digest);
  fs.rmSync(digest, { recursive: true });
  run('git', ['clone', '--quiet', origin, digest], root);
  return runWorkflow(digest, steps, () => run('tar', ['xf', at('kept.tar')], digest));
}

const AS_A = ['-c', 'user.name=A', '-c', 'user.email=a@example.org'];

/** A digest of `new`'s making in a repository with a remote, installed once so that it has its lock file. */
function repository(host: string): { digest: string; origin: string } {
  const [digest, origin] = [at(`${host}-digest`), at(`${host}-origin`)];
  run('npm', ['exec', '--yes', '--package', tarball, '--', 'broadsheet', 'new', digest, '--host', host], root);
  run('git', ['init', '--quiet', '--bare', '--initial-branch=main', origin], root);
  run('npm', ['install', '--no-audit', '--no-fund'], digest);
  run('git', ['init', '--quiet', '--initial-branch=main'], digest);
  run('git', ['remote', 'add', 'origin', origin], digest);
  run('git', ['add', '.'], digest);
  run('git', [...AS_A, 'commit', '--quiet', '-m', 'A digest'], digest);
  run('git', ['push', '--quiet', '--set-upstream', 'origin', 'main'], digest);
  return { digest, origin };
}

test('the workflow for GitHub builds, writes back what was published, and then makes again only what changed', () => {
  const { digest, origin } = repository('github');
  const workflow = readWorkflow(path.join(digest, '.github/workflows/publish.yml'));
  assert.is(renderedOf(runWorkflow(digest, workflow.steps)), 1);
  const log = () => run('git', ['log', '--format=%s', 'main'], origin).trim().split('\n');
  // Such a message, and such a file, start no further run.
  assert.equal(log(), ['Publish [skip ci]', 'A digest']);
  assert.match(run('git', ['show', '--stat', '--format=', 'main'], origin), 'content/published.json');
  assert.equal(workflow.ignored, ['content/published.json']);

  assert.ok(renderedOf(runAgain(digest, origin, workflow)) < 0.1);
  assert.is(log().length, 2, 'where nothing was published, nothing is written back');
});

test('the workflow for GitLab builds the site where GitLab looks for it, and then makes again only what changed', () => {
  const { digest, origin } = repository('gitlab');
  run('npm', ['run', 'build'], digest);
  run('git', ['add', '.'], digest);
  run('git', [...AS_A, 'commit', '--quiet', '-m', 'Built'], digest);
  run('git', ['push', '--quiet'], digest);
  const workflow = readWorkflow(path.join(digest, '.gitlab-ci.yml'));
  runWorkflow(digest, workflow.steps);
  assert.ok(fs.existsSync(path.join(digest, 'public/index.html')));
  assert.ok(renderedOf(runAgain(digest, origin, workflow)) < 0.1);
  assert.ok(fs.existsSync(path.join(digest, 'public/index.html')));
});

for (const [host, file, folder] of [
  ['netlify', 'netlify.toml', /^ {2}publish = "([^"]+)"$/m],
  ['cloudflare', 'wrangler.toml', /^pages_build_output_dir = "([^"]+)"$/m],
] as const)
  test(`the command that ${host} is told makes the folder that it is told`, () => {
    const { digest, origin } = repository(host);
    fs.rmSync(digest, { recursive: true });
    run('git', ['clone', '--quiet', origin, digest], root);
    const told = fs.readFileSync(path.join(digest, file), 'utf8');
    const [, command] = /^ {2}command = "([^"]+)"$|build command to `([^`]+)`/m.exec(told)!.filter(Boolean);
    runWorkflow(digest, ['npm ci', command!]);
    assert.ok(fs.existsSync(path.join(digest, folder.exec(told)![1]!, 'index.html')));
    assert.is(run('git', ['status', '--porcelain', '--', 'content/published.json'], digest), '');
  });

test.run();
