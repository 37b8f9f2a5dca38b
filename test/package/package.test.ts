// only: npm run test:long
// limit: 600 s
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { parse } from 'yaml';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import { skipped } from '../setup/reference.ts';
import { at, attempt, checkSite, FACTS, pack, renderedOf, root, run } from './installed.ts';

/** The package as a stranger gets it: packed, installed where nothing of the repository is, made one's own, built. */

let tarball = '';
const packaged = () => run('tar', ['tzf', tarball], root).trim().split('\n');

test.before(() => {
  tarball = pack();
});

test('the package holds what is needed to run, and nothing else', () => {
  const kinds = [
    /^(?:CHANGELOG|README|SECURITY)\.md$|^LICENSE$|^(?:package|npm-shrinkwrap)\.json$/,
    /^docs\/[\w.-]+\.(?:md|png|svg)$/,
    /^dist\/[\w.-]+\.js$|^dist\/(?:LICENCES\.txt|package\.json)$/,
    /^dist\/assets\/(?:head|site|search|search-worker|reading-list|map|sw)\.js$|^dist\/assets\/site\.css$/,
    /^dist\/types\/[\w/-]+\.d\.ts$/,
    /^content\/topics\/[\w-]+\.md$/,
    /^src\/(?:bin|start|memory\/user-cache)\.js$/,
    /^src\/(?:related\/[\w.-]+\.txt|publish\/feeds\/feed\.css)$/,
    /^src\/theme\/(?:fonts|images)\/[\w.-]+$/,
    /^src\/theme\/(?:layouts|pages|parts)\/[\w-]+\.ts$/,
    /^src\/new\/files\/[\w/.-]+$/,
  ];
  const files = packaged().map(name => name.replace(/^package\//, ''));
  assert.equal(
    files.filter(name => !kinds.some(kind => kind.test(name))),
    [],
  );
  for (const kind of kinds)
    assert.ok(
      files.some(name => kind.test(name)),
      `${kind}`,
    );
  assert.ok(fs.statSync(tarball).size < 2.5e6);
});

test('its dependencies are those that are not bundled, pinned with all of theirs', () => {
  run('tar', ['xzf', tarball], root);
  const read = (name: string) => JSON.parse(fs.readFileSync(at('package', name), 'utf8'));
  const { dependencies, scripts, engines } = read('package.json');
  assert.equal(Object.keys(dependencies), ['@11ty/eleventy', 'esbuild', 'markdown-it', 'pagefind']);
  assert.is(scripts, undefined, 'nothing runs when it is installed');
  assert.is(engines.node, '>=20.19');
  const { packages } = read('npm-shrinkwrap.json');
  for (const name of Object.keys(dependencies)) assert.match(packages[`node_modules/${name}`].integrity, /^sha512-/);
  assert.not(packages['node_modules/typescript'], 'what only the makers need is not there');
  fs.rmSync(at('package'), { recursive: true });
});

const PROGRAM = ['exec', '--yes', '--package'];

for (const strategy of ['hoisted', 'nested', 'linked'])
  test(`a digest that npm installed (${strategy}) is built where nothing else is`, () => {
    const digest = at('digest');
    const said = run('npm', [...PROGRAM, tarball, '--', 'broadsheet', 'new', digest, ...FACTS], root);
    assert.match(said, 'npm install');
    const { dependencies } = JSON.parse(fs.readFileSync(path.join(digest, 'package.json'), 'utf8'));
    assert.equal(dependencies, { broadsheet: `file:${tarball}` }, 'from where this program came');
    run('npm', ['install', '--no-audit', '--no-fund', `--install-strategy=${strategy}`], digest);
    isBuilt(digest, 'npm');
  });

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
  run('npm', [...pnpm, 'install'], digest, own);
  run('npm', [...pnpm, 'add', tarball], digest, own);
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

/** What a workflow has a shell do, in the order in which it does it. */
function shellSteps(file: string): string[] {
  const workflow = parse(fs.readFileSync(file, 'utf8')) as {
    jobs?: Record<string, { steps: { run?: string; uses?: string }[] }>;
    pages?: { script: string[] };
  };
  const steps = Object.values(workflow.jobs ?? {}).flatMap(job => job.steps);
  assert.ok(steps.every(step => step.run !== undefined || /^actions\/[\w-]+@v\d+$/.test(step.uses ?? '')));
  return workflow.pages?.script ?? steps.flatMap(step => step.run ?? []);
}

/** A digest of `new`'s making in a repository with a remote, installed once so that it has its lock file. */
function repository(host: string): { digest: string; origin: string } {
  const [digest, origin] = [at(`${host}-digest`), at(`${host}-origin`)];
  run('npm', ['exec', '--yes', '--package', tarball, '--', 'broadsheet', 'new', digest, '--host', host], root);
  run('git', ['init', '--quiet', '--bare', '--initial-branch=main', origin], root);
  run('npm', ['install', '--no-audit', '--no-fund', tarball], digest);
  run('git', ['init', '--quiet', '--initial-branch=main'], digest);
  run('git', ['remote', 'add', 'origin', origin], digest);
  run('git', ['add', '.'], digest);
  run('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '--quiet', '-m', 'A digest'], digest);
  run('git', ['push', '--quiet', '--set-upstream', 'origin', 'main'], digest);
  return { digest, origin };
}

test('the workflow for GitHub builds, writes back what was published, and then makes again only what changed', () => {
  const { digest, origin } = repository('github');
  const steps = shellSteps(path.join(digest, '.github/workflows/publish.yml'));
  const ci = { CI: 'true' };
  assert.is(steps[0], 'npm ci', 'what is kept is brought back after it, as it empties node_modules');
  const all = (restore: () => void = () => {}) =>
    steps
      .map((step, i) => {
        if (i === 1) restore();
        return run('bash', ['-e', '-c', step], digest, { env: ci });
      })
      .join('');
  assert.is(renderedOf(all()), 1);
  const log = () => run('git', ['log', '--format=%s', 'main'], origin).trim().split('\n');
  assert.equal(log(), ['Publish [skip ci]', 'A digest']);
  assert.match(run('git', ['show', '--stat', '--format=', 'main'], origin), 'content/published.json');

  // The next run: a new checkout, with what the workflow says is to be kept.
  const kept = ['_site', 'node_modules/.cache/broadsheet'];
  assert.match(
    fs.readFileSync(path.join(digest, '.github/workflows/publish.yml'), 'utf8'),
    kept.join('\n            '),
  );
  run('tar', ['--posix', '-cf', at('kept.tar'), ...kept], digest);
  fs.rmSync(digest, { recursive: true });
  run('git', ['clone', '--quiet', origin, digest], root);
  assert.ok(renderedOf(all(() => run('tar', ['xf', at('kept.tar')], digest))) < 0.1);
  assert.is(log().length, 2, 'where nothing was published, nothing is written back');
});

test('the workflow for GitLab builds the site where GitLab looks for it', () => {
  const { digest } = repository('gitlab');
  for (const step of shellSteps(path.join(digest, '.gitlab-ci.yml')))
    run('bash', ['-e', '-c', step], digest, { env: { CI: 'true' } });
  assert.ok(fs.existsSync(path.join(digest, 'public/index.html')));
});

test('what Netlify and Cloudflare are told is a command and a folder of the digest', () => {
  for (const [host, file] of [
    ['netlify', 'netlify.toml'],
    ['cloudflare', 'wrangler.toml'],
  ]) {
    const { digest } = repository(host!);
    assert.match(fs.readFileSync(path.join(digest, file!), 'utf8'), /= "_site"$/m);
    const { scripts } = JSON.parse(fs.readFileSync(path.join(digest, 'package.json'), 'utf8'));
    assert.is(scripts.build, 'broadsheet build');
  }
});

test.run();
