// only: npm run test:long
// limit: 240 s
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { ownRepository } from '../../src/build/own-repository.ts';
import { publishSteps, requirePublish } from '../../src/build/publish-option.ts';
import { DEFAULT_SITE, readSite } from '../../src/content/site-file.ts';
import { pickPapers } from '../../src/curate/picks.ts';
import { PROGRAM_START } from '../../src/memory/project.ts';
import { twoEntries } from '../curate/two-entries.ts';
import { ADesk } from './a-desk.ts';

const configuration = (options: string) =>
  `import broadsheet from 'broadsheet';\nexport default function (eleventyConfig) {\n  eleventyConfig.addPlugin(broadsheet(${options}));\n  return broadsheet.directories;\n}\n`;

const MADE: string[] = [];
test.after(() => {
  for (const folder of MADE) fs.rmSync(folder, { recursive: true, force: true });
});

/** A digest of two papers with a configuration of its own, and a repository elsewhere that it is pushed to. */
async function digest(
  options: string,
): Promise<{ root: string; content: string; bare: string; git: (...words: string[]) => string }> {
  const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'publish-')));
  MADE.push(root);
  const project = path.join(root, 'digest');
  const content = path.join(project, 'content');
  const bare = path.join(root, 'bare.git');
  fs.cpSync((await twoEntries()).root, content, { recursive: true });
  fs.writeFileSync(path.join(project, 'eleventy.config.js'), configuration(options));
  fs.writeFileSync(path.join(project, 'package.json'), '{"type":"module"}\n');
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', project, ...words], { encoding: 'utf8', stdio: 'pipe' });
  execFileSync('git', ['init', '--quiet', '--bare', bare]);
  git('init', '--quiet', '--initial-branch', 'main');
  git('config', 'user.name', 'A Curator');
  git('config', 'user.email', 'curator@example.org');
  git('remote', 'add', 'origin', bare);
  return { root: project, content, bare, git };
}

const command = (root: string, ...words: string[]) =>
  spawnSync(process.execPath, [PROGRAM_START, ...words], { cwd: root, encoding: 'utf8' });

test('the option is git, git with what it takes, or a command; anything else names what is expected', () => {
  for (const right of [
    undefined,
    'git',
    'npm run deploy',
    ['rsync', '-a', '_site/', 'host:'],
    { git: {} },
    { git: { message: 'New', remote: 'up', branch: 'main' } },
  ])
    requirePublish(right);
  for (const [wrong, found] of [
    ['  ', 'an empty text'],
    [[], '\\[\\]'],
    [['a', 1], '\\["a",1\\]'],
    [7, '7'],
    [{}, '\\{\\}'],
    [{ git: 'yes' }, 'git'],
    [{ git: { mesage: 'x' } }, 'the nearest is "message"'],
    [{ git: { remote: '--upload-pack=x' } }, 'upload-pack'],
    [{ git: {}, more: 1 }, 'more'],
  ] as const)
    assert.throws(() => requirePublish(wrong), new RegExp(`expected for "publish".*${found}`));
});

test('the commands are shown as a person would type them', () => {
  const shown = (option: Parameters<typeof publishSteps>[0]) =>
    publishSteps(option, 'my content', '2026-02-03').map(step => step.shown);
  assert.equal(shown('git'), [
    "git add --all -- 'my content' ':!my content/.lock*' ':!my content/.staged'",
    "git commit --quiet --message 'Digest of 2026-02-03' -- 'my content'",
    'git push',
  ]);
  assert.is(shown({ git: { remote: 'up', branch: 'pages', message: 'New' } })[2], 'git push up HEAD:pages');
  assert.equal(shown('npm run deploy'), ['npm run deploy']);
  assert.equal(shown(['rsync', '_site/', 'a host:']), ["rsync _site/ 'a host:'"]);
});

test('site.yaml says where it belongs', () => {
  assert.throws(
    () => readSite('site.yaml', `${DEFAULT_SITE}publish: git\n`),
    /site\.yaml:\d+: .*broadsheet\(\{ publish/s,
  );
});

test('the command commits the content and nothing else, and pushes it; the second time there is nothing to commit', async () => {
  const { root, bare, git } = await digest(`{ publish: { git: { branch: 'main' } } }`);
  const shown = command(root, 'publish', '--show', '--json');
  assert.is(JSON.parse(shown.stdout).length, 3);
  const first = command(root, 'publish');
  assert.is(first.status, 0, first.stderr);
  const files = execFileSync('git', ['-C', bare, 'ls-tree', '-r', '--name-only', 'main'], { encoding: 'utf8' }).split(
    '\n',
  );
  assert.ok(files.includes('content/site.yaml'));
  assert.equal(
    files.filter(name => name !== '' && !name.startsWith('content/')),
    [],
  );
  assert.equal(
    files.filter(name => /lock|staged|history/.test(name)),
    [],
  );
  const again = command(root, 'publish');
  assert.is(again.status, 0);
  assert.match(again.stdout, 'Nothing was changed since the last commit');
  assert.match(git('status', '--porcelain'), 'eleventy.config.js', 'what is not content waits for its owner');
});

/** Programs that a repository names, each of which leaves a file when it is run; and what a repository may say of where its top is. */
const trapped = (folder: string, ran: string): void => {
  const own = (...words: string[]) => execFileSync('git', ['-C', folder, ...words], { stdio: 'pipe' });
  fs.mkdirSync(folder, { recursive: true });
  own('init', '--quiet');
  for (const filter of ['clean', 'smudge']) own('config', `filter.x.${filter}`, `touch ${ran}-${filter}; cat`);
  own('config', 'core.fsmonitor', `touch ${ran}-fsmonitor; false`);
  fs.writeFileSync(path.join(folder, '.gitattributes'), '* filter=x\n');
  for (const hook of ['pre-commit', 'post-index-change', 'post-commit', 'pre-push', 'prepare-commit-msg'])
    fs.writeFileSync(path.join(folder, '.git/hooks', hook), `#!/bin/sh\ntouch ${ran}-${hook}\n`, { mode: 0o755 });
  own('config', 'user.name', 'x');
  own('config', 'user.email', 'x@example.org');
};

/** Where a repository that came with the content lies, and which folder it says that it keeps. */
const NESTED: [string, string | undefined][] = [
  ['', '../..'],
  ['', undefined],
  ['papers', '../../..'],
  ['papers/2025', undefined],
];

test('a repository inside the content is asked nothing, and nothing that it names is run: the person is told', async () => {
  for (const [at, top] of NESTED) {
    const { root, content, git } = await digest(`{ publish: { git: { branch: 'main' } } }`);
    git('add', '.');
    git('commit', '--quiet', '--message', 'First');
    const ran = path.join(root, '../ran');
    const nested = path.join(content, at);
    trapped(nested, ran);
    if (top !== undefined) execFileSync('git', ['-C', nested, 'config', 'core.worktree', top]);
    const before = execFileSync('git', ['--git-dir', path.join(nested, '.git'), 'count-objects'], { encoding: 'utf8' });
    const commits = git('rev-parse', 'HEAD');
    const project = { root, config: path.join(root, 'eleventy.config.js') };
    const desk = new ADesk(undefined, { content, output: path.join(root, '_site'), project });
    assert.is(await desk.desk.press.uncommitted(), undefined, at);
    await desk.close();
    for (const words of [['publish', '--show'], ['publish']]) {
      const said = command(root, ...words);
      assert.is(said.status, 1, at);
      assert.match(said.stderr, /\.git: error: expected the content in the repository of the configuration/);
      assert.match(said.stderr, 'say in eleventy.config.js by which commands');
    }
    assert.equal(
      fs.readdirSync(path.dirname(root)).filter(name => name.startsWith('ran')),
      [],
      `${at} ${top}`,
    );
    assert.is(git('rev-parse', 'HEAD'), commits);
    const objects = execFileSync('git', ['--git-dir', path.join(nested, '.git'), 'count-objects'], {
      encoding: 'utf8',
    });
    assert.is(objects, before, 'nothing is committed there either');
    if (at !== '' || top === undefined) continue;
    spawnSync('git', ['-C', content, 'status', '--porcelain']);
    assert.ok(
      fs.readdirSync(path.dirname(root)).some(name => name.startsWith('ran')),
      'asked, it runs what it names: the control',
    );
  }
});

test('git is asked where the content is in the configuration’s repository, also deeper in it and elsewhere than the configuration', async () => {
  const { root, content, git } = await digest(`{ publish: 'git' }`);
  fs.renameSync(path.join(root, '.git'), path.join(root, '../.git'));
  const elsewhere = path.join(root, '../the [content]');
  fs.cpSync(content, elsewhere, { recursive: true });
  for (const folder of [content, elsewhere]) {
    fs.writeFileSync(path.join(folder, '.lock'), 'not a lock of ours');
    const steps = publishSteps('git', ownRepository({ root, config: '' }, folder).content, '2026-02-03');
    for (const { run } of steps.slice(0, 2)) execFileSync(run[0]!, [...run.slice(1)], { cwd: root, stdio: 'pipe' });
    const files = git('show', '--name-only', '--format=', 'HEAD').trimEnd().split('\n');
    const name = path.relative(path.dirname(root), folder);
    assert.ok(files.length > 3 && files.every(file => file.startsWith(`${name}/`)), files.join());
    assert.not.match(files.join(), '.lock');
    fs.writeFileSync(path.join(folder, 'site.yaml'), 'name: Another\n');
    const project = { root, config: path.join(root, 'eleventy.config.js') };
    const desk = new ADesk(undefined, { content: folder, output: path.join(root, '_site'), project });
    const differ = await desk.desk.press.uncommitted();
    await desk.close();
    assert.ok(
      differ!.content.includes(`${name}/site.yaml`) && differ!.content.every(file => file.startsWith(`${name}/`)),
    );
  }
});

test('a command that fails says so, and what is not set says how to set it', async () => {
  const { root } = await digest(`{ publish: 'echo uploading && exit 3' }`);
  const failed = command(root, 'publish');
  assert.is(failed.status, 1);
  assert.match(failed.stdout, /^\$ echo uploading && exit 3\nuploading\n/);
  assert.match(failed.stderr, /found that it ended with 3/);
  fs.writeFileSync(path.join(root, 'eleventy.config.js'), configuration(''));
  assert.match(command(root, 'publish').stderr, /broadsheet\(\{ publish: 'git' \}\)/);
  fs.writeFileSync(path.join(root, 'eleventy.config.js'), configuration('{ publish: { got: {} } }'));
  assert.match(command(root, 'publish', '--show').stderr, /expected for "publish"/);
});

test('at the desk: what is new, what is wrong, build, look, and what runs is what was shown', async () => {
  const { root, content, bare, git } = await digest(`{ publish: { git: { branch: 'main' } } }`);
  git('add', '.');
  git('commit', '--quiet', '--message', 'First');
  pickPapers(content, '2025-05-01', ['no-such-paper']);
  // Its commands run where it was begun.
  const standing = process.cwd();
  process.chdir(root);
  const desk = await new ADesk(undefined, {
    content,
    output: path.join(root, '_site'),
    project: { root, config: path.join(root, 'eleventy.config.js') },
  }).serve();
  /** The page once nothing runs any more. */
  const settled = async (): Promise<string> => {
    for (;;) {
      const page = await (await desk.post('/publish/now')).text();
      if (!page.includes('data-running')) return page;
      await wait(200);
    }
  };
  try {
    const before = await settled();
    assert.not.match(before, 'not committed');
    assert.match(before, 'names no host that builds the site');
    assert.match(before, '2 papers new since the last build');
    assert.match(before, '1 file differs from the last commit');
    assert.match(before, 'content/days/2025-05-01.md');
    assert.match(before, /<a href="\/day\/2025-05-01">[^<]*2025-05-01\.md[^<]*<\/a>.*no-such-paper/);
    assert.not.match(before, 'Look at the site');
    pickPapers(content, '2025-05-01', []);
    fs.rmSync(path.join(content, 'days'), { recursive: true, force: true });
    assert.is((await desk.post('/publish/build')).status, 200);
    assert.is((await desk.post('/publish/build')).status, 400, 'one at a time');
    const built = await settled();
    assert.match(built, 'Build: done.');
    const site = /href="(http:\/\/127\.0\.0\.1:\d+\/)"/.exec(built)![1]!;
    assert.is.not(new URL(site).origin, new URL(desk.serving.url).origin);
    assert.is((await fetch(site)).status, 200);
    assert.match(built, 'No paper is new or changed since the last build');
    const shown = /name="shown" value="([^"]*)"/.exec(built)![1]!.replaceAll('&#39;', "'");
    assert.is((await desk.post('/publish/run', { shown: 'rm -rf everything' })).status, 400);
    assert.is((await desk.post('/publish/run', { shown })).status, 200);
    fs.writeFileSync(
      path.join(root, 'eleventy.config.js'),
      `${configuration(`{ publish: { git: { branch: 'main' } } }`)}\n`,
    );
    const published = await settled();
    assert.match(published, 'Publish: done.');
    assert.match(published, /Every file of the content is as it was/);
    assert.match(published, /<code>(?:digest\/)?eleventy\.config\.js<\/code> is not committed: publishing does not/);
    assert.match(
      execFileSync('git', ['-C', bare, 'log', '--format=%s', 'main'], { encoding: 'utf8' }),
      /^Digest of .*\nFirst\n$/,
    );
    fs.writeFileSync(path.join(root, 'eleventy.config.js'), configuration(`{ publish: 'exit 4' }`));
    assert.is((await desk.post('/publish/run', { shown })).status, 400, 'the configuration says something else by now');
    assert.match(await settled(), 'exit 4');
    await desk.post('/publish/run', { shown: 'exit 4' });
    const failed = await settled();
    assert.match(failed, 'Publish failed.');
    assert.match(failed, 'ended with 4');
  } finally {
    process.chdir(standing);
    await desk.close();
  }
});

test.run();
