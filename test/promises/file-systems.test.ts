// only: npm run test:long
// limit: 900 s
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { SiteOutput } from '../../src/build/output.ts';
import { picturesOf } from '../../src/content/pictures.ts';
import { itemsOf, requirePlainFolder } from '../../src/content/plain-folder.ts';
import { Lock } from '../../src/files/lock.ts';
import { isWithin } from '../../src/files/real-path.ts';
import { Transaction } from '../../src/files/transaction.ts';
import { FileCache } from '../../src/memory/file-cache.ts';
import { Memory } from '../../src/memory/memory.ts';
import { depth } from '../setup/depth.ts';
import type { Habits } from '../setup/disk/held.ts';
import { type Disk, KINDS, strangeDisk } from '../setup/disk/mount.ts';
import { skipped } from '../setup/reference.ts';
import { tried } from '../setup/tried.ts';
import { difference, type Ended, PROJECT, tree } from './broadsheet.ts';
import { FileStory } from './file-story.ts';

/** 1 for all file systems and the whole story; 0 for one and the beginning. */
const ALL = depth('BROADSHEET_FILE_SYSTEMS', 0, 1) === 1;
const PRELOAD = new URL('./in-process/fault.mjs', import.meta.url).href;

/** A Mac’s older disks, FAT, and what is mounted from elsewhere, all of their habits at once. */
const STRANGE: Habits = {
  anyCase: true,
  decomposed: true,
  noLinks: true,
  tick: 2000,
  inodes: 'changing',
  shuffled: true,
};

const top = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'file-systems-')));
const disks = new Set<Disk>();
test.after(() => {
  for (const disk of disks) disk.unmount();
  fs.rmSync(top, { recursive: true, force: true });
});
let count = 0;

/** A test for the whole depth. */
function deep(name: string, check: () => Promise<void>): void {
  if (ALL) test(name, check);
  else skipped.push(`${name}: npm run test:long`);
}

/** Runs what is asked of a disk with these habits, unless none can be mounted. */
async function onStrange(
  what: string,
  habits: Habits,
  check: (folder: string, become: (habits: Habits) => void) => unknown,
): Promise<void> {
  const disk = await strangeDisk(path.join(top, `strange-${++count}`), habits);
  if (!disk) {
    skipped.push(`${what}: no file system can be mounted here`);
    return;
  }
  disks.add(disk);
  await check(disk.folder, disk.become);
  disk.unmount();
  disks.delete(disk);
}

test('an edit is seen where times are of two seconds, and numbers of files that change are no edit', () =>
  onStrange('coarse times', { tick: 2000, inodes: 'changing' }, root => {
    const file = path.join(root, 'a');
    const cache = new FileCache();
    const read = () => cache.get(file, () => ({ value: fs.readFileSync(file, 'utf8'), keep: true }));
    // A folder's time need not say that it holds something else.
    const names = () => itemsOf(root, cache).map(({ name }) => name);
    fs.utimesSync(root, 1, 1);
    assert.equal(names(), []);
    for (const text of ['one', 'two', 'six']) {
      fs.writeFileSync(file, text);
      assert.is(read(), text);
      assert.equal(names(), ['a']);
    }
    const change = new Transaction(root);
    change.write('a', 'new');
    change.write('b', 'new');
    change.commit();
    assert.equal(
      [...tree(root)],
      [
        ['a', 'new'],
        ['b', 'new'],
      ],
    );
    // In the moment of the change somebody edits one file, of the same length.
    const edited = new Transaction(root);
    edited.write('a', 'ours');
    edited.remove('b');
    const { renameSync } = fs;
    fs.renameSync = (from, to) => {
      renameSync(from, to);
      if (String(to).endsWith('journal.json'))
        for (const name of ['a', 'b']) fs.writeFileSync(path.join(root, name), 'her');
    };
    try {
      assert.throws(() => edited.commit(), /found 2 files edited/);
    } finally {
      fs.renameSync = renameSync;
    }
    assert.equal(
      [...tree(root)],
      [
        ['a', 'her'],
        ['b', 'her'],
      ],
    );
    tried('edits within one tick of a file system’s clock', 4);
  }));

test('a page of the site whose name gets other capitals is the same file, under its new name', () =>
  onStrange('other capitals', { anyCase: true, tick: 2000 }, root => {
    const memory = new Memory(path.join(root, 'cache'));
    const build = (...names: string[]) => {
      const output = new SiteOutput(path.join(root, 'site'), memory);
      for (const name of names) output.put(name, 'key', 'A page.');
      return output.commit();
    };
    build('papers/Foo.html', 'papers/BAR.html');
    assert.equal([build('papers/foo.html', 'papers/BAR.html').removed, build('papers/foo.html').removed], [0, 1]);
    assert.equal(fs.readdirSync(path.join(root, 'site/papers')), ['foo.html']);
    assert.equal(build('papers/foo.html').written, 0);
  }));

test('a path is the same in other capitals for who asks what lies in a folder, and not for who names a picture', () =>
  onStrange('paths', { anyCase: true }, root => {
    fs.mkdirSync(path.join(root, 'content/days'), { recursive: true });
    fs.writeFileSync(path.join(root, 'content/days/photo.png'), 'x');
    assert.ok(isWithin(path.join(root, 'content'), path.join(root, 'CONTENT/days')));
    assert.not(isWithin(path.join(top, 'content'), path.join(top, 'CONTENT/days')), 'not on this machine’s own disk');
    fs.symlinkSync('../../CONTENT/days/photo.png', path.join(root, 'content/days/again.png'));
    requirePlainFolder(path.join(root, 'content'));
    const [shown] = Object.values(picturesOf(path.join(root, 'content'), 'days', 'a.md', '![A](Photo.png)')!);
    assert.ok(
      shown && 'advice' in shown && shown.advice === 'Correct the name; the nearest is "photo.png".',
      JSON.stringify(shown),
    );
  }));

/** What goes wrong, what is said of it, and whether all is as it was. */
const FAILURES: [habits: Habits, says: RegExp][] = [
  [{ noReplacing: 'EEXIST' }, /expected a disk on which a file can be put in the place of another, found EEXIST/],
  [{ noReplacing: 'EPERM' }, /\n {4}Nothing was changed\. Keep this folder on another disk/],
  [{ fail: { call: 'fsync', error: 'EIO' } }, /EIO/],
  [{ fail: { call: 'write', error: 'EIO' } }, /EIO/],
  [{ fail: { call: 'write', error: 'ENOSPC', from: 3 } }, /ENOSPC/],
  [{ fail: { call: 'close', error: 'EDQUOT', from: 2 } }, /EDQUOT|system error -122/],
  [{ fail: { call: 'close', error: 'EIO', name: 'journal' } }, /EIO/],
];

test('where the disk fails late, or cannot do what is needed, nothing is changed; where it cannot flush, it is', () =>
  onStrange('late errors', {}, (root, become) => {
    fs.mkdirSync(path.join(root, 'days'));
    for (const name of ['days/a', 'days/b', 'c']) fs.writeFileSync(path.join(root, name), 'old');
    const before = tree(root);
    const change = () => {
      const transaction = new Transaction(root);
      try {
        for (const name of ['days/a', 'c', 'new/d']) transaction.write(name, 'new');
        transaction.remove('days/b');
        transaction.commit();
      } catch (error) {
        transaction.abandon();
        throw error;
      }
    };
    for (const [habits, says] of FAILURES) {
      become(habits);
      assert.throws(change, says, JSON.stringify(habits));
      assert.equal(difference(before, tree(root)), [], JSON.stringify(habits));
      become({});
      assert.is(Transaction.recover(root), undefined);
    }
    become({ fail: { call: 'fsync', error: 'EINVAL' } });
    change();
    assert.equal(
      [...tree(root)],
      [
        ['c', 'new'],
        ['days/a', 'new'],
        ['new/d', 'new'],
      ],
    );
    tried('late errors of a disk, and what one cannot do', FAILURES.length + 1);
  }));

test('where another’s lock is not seen yet, the second command stops all the same', () =>
  onStrange('late entries', { late: 60_000, notExclusive: false }, async root => {
    const script = `import { Lock } from './src/files/lock.ts'; new Lock(${JSON.stringify(root)}, 'broadsheet build'); console.log('held'); setInterval(() => {}, 1000);`;
    const holder = spawn(process.execPath, ['--import', 'tsx', '-e', script], {
      cwd: PROJECT,
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    try {
      await new Promise(resolve => holder.stdout!.once('data', resolve));
      assert.throws(() => new Lock(root, 'broadsheet ingest'), /many commands want this folder at once; try again/);
    } finally {
      holder.kill('SIGKILL');
    }
    await new Promise(resolve => holder.once('exit', resolve));
  }));

/** The story on this machine's own disk, which all others are held to. */
let own: Promise<FileStory> | undefined;
function onOwn(): Promise<FileStory> {
  own ??= (async () => {
    const story = new FileStory(path.join(top, 'own'), !ALL);
    await story.tell();
    return story;
  })();
  return own;
}

async function isTheSame(story: FileStory, isSmall = false): Promise<void> {
  const [expected] = await Promise.all([onOwn(), story.tell()]);
  assert.equal(difference(expected.tree(isSmall), story.tree(isSmall)), []);
}

const HABITS: Record<string, Habits> = {
  'no case, decomposed names, no links, coarse times, other inodes, folders in any order': STRANGE,
  ...(ALL && {
    'no inodes, names in case': { inodes: 'nought', shuffled: true, tick: 1000 },
    slow: { slow: 2, late: 100 },
  }),
};

for (const [what, habits] of Object.entries(HABITS))
  test(`content and site are the same, byte for byte, on a disk with these habits: ${what}`, () =>
    onStrange(what, habits, async root => {
      await isTheSame(new FileStory(path.join(root, 'run'), !ALL, habits.anyCase ? 'CONTENT' : 'content'));
      tried('file systems with habits of their own, served by the test');
    }));

for (const kind of Object.keys(KINDS) as (keyof typeof KINDS)[])
  deep(`and on ${kind}, from an image`, async () => {
    const disk = KINDS[kind](path.join(top, kind));
    if (!disk) {
      skipped.push(`the story on ${kind}: it cannot be made or mounted here`);
      return;
    }
    disks.add(disk);
    await isTheSame(new FileStory(path.join(disk.folder, 'run'), !ALL), kind === 'ntfs');
    disk.unmount();
    disks.delete(disk);
    tried('file systems mounted from images');
  });

/** Moments of a build at which it is killed, on each kind of disk. */
const KILLS = depth('BROADSHEET_DISK_KILLS', 6, 6);

/** A command that is killed, two at once, and a disk that fails: on disks that are not as this machine's own. */
async function isSafe(what: string, root: string, become?: (habits: Habits) => void): Promise<void> {
  const story = new FileStory(path.join(root, 'before'));
  await story.begin();
  story.change();
  const copy = (name: string): FileStory => {
    fs.cpSync(story.root, path.join(root, name), { recursive: true, preserveTimestamps: true });
    return new FileStory(path.join(root, name));
  };
  const faulty = (at: FileStory, fault: string): Promise<Ended> =>
    at.run('build', [], { env: { FAULT: fault, FAULT_ROOT: at.root, NODE_OPTIONS: `--import ${PRELOAD}` } });
  const whole = copy('whole');
  const counted = await faulty(whole, 'count');
  assert.is(counted.code, 0, `${what}: ${counted.stderr}`);
  const changes: number = JSON.parse(/^COUNTS (.*)$/m.exec(counted.stderr)![1]!).kill;
  const isWhole = async (at: FileStory, how: string) => {
    const { code, stderr } = await at.run('build');
    assert.is(code, 0, `${what}, ${how}: ${stderr}`);
    assert.equal(difference(whole.tree(), at.tree()), [], `${what}, ${how}`);
    fs.rmSync(at.root, { recursive: true });
  };
  for (let i = 0; i < KILLS; i++) {
    const at = copy('killed');
    const change = 1 + Math.floor(((i + 0.618) / KILLS) * changes);
    assert.is((await faulty(at, `kill:${change}`)).code, undefined);
    await isWhole(at, `killed at change ${change} of ${changes}`);
  }
  const both = copy('both');
  for (const { code, stderr } of await Promise.all([both.run('build'), both.run('build'), both.run('ingest')]))
    if (code !== 0) assert.match(stderr, /works on it|many commands want/, what);
  await isWhole(both, 'two at once');
  tried('builds killed at a change on other file systems, and finished by the next', KILLS);
  if (!become) return;
  const failing = copy('failing');
  const before = failing.tree();
  for (const [habits, says] of FAILURES) {
    become({ ...STRANGE, ...habits });
    const { code, stderr } = await failing.run('ingest');
    assert.is(code, 1, JSON.stringify(habits));
    assert.match(stderr, says);
    assert.not.match(stderr, /\n {4}at |Unknown system error/);
    become(STRANGE);
    assert.equal(
      difference(before, failing.tree()).filter(file => !/\/\.(?:lock|staged)/.test(file)),
      [],
      stderr,
    );
  }
  await isWhole(failing, 'after the disk failed');
}

deep('killed, two at once, or on a disk that fails, nothing is lost there either', async () => {
  await onStrange('killed on a strange disk', STRANGE, (root, become) => isSafe('strange', root, become));
  const disk = KINDS.exfat(path.join(top, 'exfat-killed'));
  if (!disk) return;
  disks.add(disk);
  await isSafe('exfat', disk.folder);
});

test.run();
