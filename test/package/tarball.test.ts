// only: npm run test:long
// limit: 600 s
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { gunzipSync } from 'node:zlib';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import { depth } from '../setup/depth.ts';
import { which } from '../setup/install.ts';
import { NODES, provideNode } from '../setup/nodes.ts';
import { skipped } from '../setup/reference.ts';
import { tried } from '../setup/tried.ts';
import { at, pack, root, run, type Surroundings } from './installed.ts';

/** What is shipped: the tarball's bytes, and what they say of who made them. */

interface Entry {
  name: string;
  mode: number;
  uid: number;
  gid: number;
  /** In seconds. */
  time: number;
  kind: string;
  owner: string;
  group: string;
  text: Buffer;
}

/** The entries of a tarball, by POSIX's ustar. */
function entries(tarball: string): Entry[] {
  const bytes = gunzipSync(fs.readFileSync(tarball));
  const found: Entry[] = [];
  for (let from = 0; bytes[from]; ) {
    const text = (start: number, length: number) =>
      bytes.toString('latin1', from + start, from + start + length).replace(/\0.*$/s, '');
    const number = (start: number, length: number) => Number.parseInt(text(start, length).trim() || '0', 8);
    const size = number(124, 12);
    found.push({
      name: [text(345, 155), text(0, 100)].filter(Boolean).join('/'),
      mode: number(100, 8),
      uid: number(108, 8),
      gid: number(116, 8),
      time: number(136, 12),
      kind: text(156, 1),
      owner: text(265, 32),
      group: text(297, 32),
      text: bytes.subarray(from + 512, from + 512 + size),
    });
    from += 512 + Math.ceil(size / 512) * 512;
  }
  return found;
}

const digest = (bytes: Uint8Array) => crypto.createHash('sha256').update(bytes).digest('hex');

let tarball = '';
let shipped: Entry[] = [];
test.before(() => {
  tarball = pack();
  shipped = entries(tarball);
});

test('it holds what is needed to run, and nothing else', () => {
  const kinds = [
    /^(?:CHANGELOG|README|SECURITY)\.md$|^LICENSE$|^package\.json$|^broadsheet\.cdx\.json$/,
    /^docs\/[\w.-]+\.(?:md|png|svg)$/,
    /^dist\/[\w.-]+\.js$|^dist\/(?:LICENCES\.txt|(?:package|installed)\.json)$/,
    /^dist\/assets\/(?:head|site|keys-help|search|search-worker|reading-list|for-you|authors|offline-controls|forget-offline|sw|desk)\.js$|^dist\/assets\/(?:site|desk)\.css$/,
    /^dist\/types\/[\w/-]+\.d\.ts$/,
    /^content\/topics\/[\w-]+\.md$/,
    /^src\/(?:bin|start|memory\/user-cache)\.js$/,
    /^src\/(?:related\/[\w.-]+\.txt|publish\/feeds\/feed\.css)$/,
    /^src\/theme\/(?:fonts|images)\/[\w.-]+$/,
    /^src\/theme\/(?:layouts|pages|parts)\/[\w-]+\.ts$/,
    /^src\/new\/files\/[\w/.-]+$/,
  ];
  const files = shipped.map(({ name }) => name.replace(/^package\//, ''));
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

test('no entry has an owner, a time, or a mode of its maker’s', () => {
  for (const { name, mode, uid, gid, time, kind, owner, group } of shipped) {
    assert.equal([uid, gid, owner, group, kind], [0, 0, '', '', '0'], name);
    assert.is(new Date(time * 1000).toISOString(), '1985-10-26T08:15:00.000Z', `${name}: npm’s time for all`);
    assert.is(mode, name === 'package/src/bin.js' ? 0o755 : 0o644, name);
  }
  const [, , , flags, ...time] = fs.readFileSync(tarball);
  assert.equal([flags, time.slice(0, 4)], [0, [0, 0, 0, 0]], 'nor has the compressed file a name or a time');
});

test('no file holds a path of the machine, nor a name of who made it', () => {
  const { username, homedir } = os.userInfo();
  // Short words stand in other words: those of a path are looked for with what is around them.
  const secrets = [PROJECT_ROOT, fs.realpathSync(PROJECT_ROOT), os.tmpdir(), root, homedir, process.env['HOME'] ?? ''];
  const places = secrets.filter(place => place.length > 1).flatMap(place => [`${place}/`, JSON.stringify(place)]);
  const named = new RegExp(
    `(?<![\\w<./])/(?:home|Users|root|var/folders)/|[A-Z]:\\\\Users\\\\|\\b${username}@${os.hostname()}\\b|broadsheet-pack-|sourceMappingURL=(?!data)`,
  );
  let bytes = 0;
  for (const { name, text } of shipped) {
    const said = text.toString('latin1');
    for (const place of places) assert.not.ok(said.includes(place), `${name} holds ${place}`);
    assert.not.match(said, named, name);
    bytes += text.length;
  }
  tried('files of the tarball searched for paths and names of their maker', shipped.length);
  assert.ok(bytes > 1e6);
});

/** The sources as git has them, with what npm installed, in another place. */
function clone(name: string, ...options: string[]): string {
  const [origin, folder] = [at('origin'), at(name)];
  if (!fs.existsSync(origin)) {
    // What is not committed yet is part of what was packed above.
    run('git', ['clone', '--quiet', PROJECT_ROOT, origin], root);
    const changed = run('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], PROJECT_ROOT);
    run('git', ['rm', '-rq', '.'], origin);
    for (const file of changed.split('\0').filter(Boolean))
      if (fs.existsSync(path.join(PROJECT_ROOT, file)))
        fs.cpSync(path.join(PROJECT_ROOT, file), path.join(origin, file));
    run('git', ['add', '--all'], origin);
    run('git', ['-c', 'user.name=A', '-c', 'user.email=a@example.org', 'commit', '-qm', 'It', '--allow-empty'], origin);
  }
  run('git', ['clone', '--quiet', ...options, origin, folder], root);
  run('cp', ['-a', path.join(PROJECT_ROOT, 'node_modules'), folder], root);
  return folder;
}

/** Packs once more, elsewhere or otherwise. */
function isTheSame(what: string, folder: string, surroundings: Surroundings = {}, command: string[] = []): void {
  const to = path.join(folder, 'packed');
  const [program, ...args] = [...command, 'npm', 'run', '--silent', 'pack', '--', '--pack-destination', to];
  run(program!, args, folder, surroundings);
  const again = path.join(to, path.basename(tarball));
  const unpacked = (list: Entry[]) => new Map(list.map(entry => [entry.name, `${entry.mode} ${digest(entry.text)}`]));
  const [first, second] = [unpacked(shipped), unpacked(entries(again))];
  assert.equal(
    [...new Set([...first.keys(), ...second.keys()])].filter(name => first.get(name) !== second.get(name)).slice(0, 9),
    [],
    `${what}: files`,
  );
  assert.is(digest(fs.readFileSync(again)), digest(fs.readFileSync(tarball)), `${what}: the compressed file`);
  fs.rmSync(to, { recursive: true });
  tried('tarballs made again, the same bytes');
}

test('it is the same from a clean clone, in another folder, zone and locale, years later, by another user with another mask', () => {
  const isRoot = process.getuid?.() === 0;
  if (!isRoot) skipped.push('the tarball by another user: only root can call the program as another');
  const later = which('faketime') ? ['faketime', '2031-02-03 04:05:06'] : [];
  if (later.length === 0) skipped.push('the tarball years later: apt-get install faketime');
  const umask = process.umask(0o077);
  try {
    const folder = clone('a much longer name, with blanks & umlauts ä');
    const home = path.join(folder, 'home');
    fs.mkdirSync(home);
    if (isRoot) run('chown', ['-R', '65534:65534', folder], root);
    fs.chmodSync(root, 0o711);
    const env = { TZ: 'Pacific/Kiritimati', LANG: 'tr_TR.UTF-8', LC_ALL: 'tr_TR.UTF-8', HOME: home, TMPDIR: home };
    isTheSame('elsewhere', folder, { env, ...(isRoot && { as: 65534 }) }, later);
  } finally {
    process.umask(umask);
  }
});

/** Further makings: by one processor, with git's other line ends, by other Nodes and npms. */
const further: [string, () => void][] = [
  [
    'on one processor',
    () => {
      if (which('taskset')) isTheSame('on one processor', clone('one'), {}, ['taskset', '-c', '0']);
      else skipped.push('the tarball on one processor: there is no taskset');
    },
  ],
  [
    'where git writes the line ends of Windows',
    () => isTheSame('line ends', clone('crlf', '-c', 'core.autocrlf=true')),
  ],
  ...NODES.map((wanted): [string, () => void] => [
    `by Node ${wanted.node} and npm ${wanted.npm}`,
    () => {
      const node = provideNode(wanted);
      if (node) isTheSame(node.name, clone(`node-${wanted.node}`), node);
    },
  ]),
];
for (const [how, make] of further.slice(0, depth('BROADSHEET_TARBALLS', 0, further.length)))
  test(`it is the same ${how}`, make);

test.run();
