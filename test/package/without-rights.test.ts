// only: npm run test:long
// limit: 600 s
import fs from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import { skipped } from '../setup/reference.ts';
import { at, attempt, checkSite, FACTS, pack, renderedOf, root, run } from './installed.ts';

/** The program belongs to root, and who calls it has neither rights there nor a home that may be written. */

const NOBODY = 65534;
/** What they have: a folder of their own, and the temporary one that all share. */
const [own, tmp] = [at('own'), at('tmp')];
const nobody = {
  as: NOBODY,
  env: { HOME: undefined, XDG_CACHE_HOME: undefined, TMPDIR: tmp, npm_config_user_agent: undefined },
};
const kept = path.join(tmp, `broadsheet-user-${NOBODY}`);

function canBeNobody(): boolean {
  const can = process.getuid?.() === 0 && attempt(process.execPath, ['--version'], '/', nobody).code === 0;
  if (!can) skipped.push('by a user without rights: only root can call the program as another');
  return can;
}

const isOne = canBeNobody();

test.before(() => {
  fs.chmodSync(root, 0o755);
  for (const [folder, mode] of [
    [own, 0o755],
    [tmp, 0o1777],
  ] as const) {
    fs.mkdirSync(folder);
    fs.chmodSync(folder, mode);
  }
  if (isOne) fs.chownSync(own, NOBODY, NOBODY);
});
test.after.each(() => {
  for (const name of fs.readdirSync(own)) fs.rmSync(path.join(own, name), { recursive: true });
  fs.rmSync(kept, { recursive: true, force: true });
});

/** Has nobody show the version, make a digest and build it, and build it again beside a `node_modules` of root's. */
function worksForNobody(program: string): void {
  const call = (args: string[], cwd: string) => run(process.execPath, [program, ...args], cwd, nobody);
  const { version } = JSON.parse(fs.readFileSync(path.join(PROJECT_ROOT, 'package.json'), 'utf8'));
  assert.is(call(['--version'], own).trim(), version);
  call(['new', 'digest', ...FACTS], own);
  const digest = path.join(own, 'digest');
  assert.match(call(['build'], digest), '1 dump');
  checkSite(digest);
  assert.ok(renderedOf(call(['build'], digest)) < 0.1, 'what was made is remembered');
  fs.mkdirSync(path.join(digest, 'node_modules'));
  assert.ok(renderedOf(call(['build'], digest)) < 0.1);
  assert.equal(fs.readdirSync(path.join(digest, 'node_modules')), []);
  assert.is(fs.statSync(kept).mode & 0o777, 0o700, 'for nobody else to write to');
}

test('a program that root installed for all works for a user without rights and without a home', () => {
  if (!isOne) return;
  run('npm', ['install', '--global', '--no-audit', '--no-fund', '--prefix', at('global'), pack()], root);
  worksForNobody(at('global/bin/broadsheet'));
});

test('so does a clone of root’s, which is bundled for that user', () => {
  if (!isOne) return;
  for (const name of ['src', 'content', 'node_modules', 'package.json', 'package-lock.json', 'tsconfig.json'])
    fs.cpSync(path.join(PROJECT_ROOT, name), at('clone', name), { recursive: true, verbatimSymlinks: true });
  worksForNobody(at('clone/src/bin.js'));
  assert.not(fs.existsSync(at('clone/.cache')));
});

test('what another put in the place of that user’s folder is not run, and is named in one line', () => {
  if (!isOne) return;
  const stand = [
    () => fs.mkdirSync(kept),
    () => fs.symlinkSync(own, kept),
    () => {
      fs.mkdirSync(kept);
      fs.chownSync(kept, NOBODY, NOBODY);
      fs.chmodSync(kept, 0o777);
    },
  ];
  for (const put of stand) {
    put();
    const { code, said } = attempt(process.execPath, [at('clone/src/bin.js'), '--version'], own, nobody);
    assert.is(code, 1);
    assert.match(
      said,
      /^error: expected \S+ to be a folder that only you may write, found another\. Delete it, [^\n]+\n$/,
    );
    fs.rmSync(kept, { recursive: true });
  }
});

test.run();
