// only: npm run test:long
// limit: 600 s
import { spawnSync } from 'node:child_process';
import crypto from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { moduleGraph } from '../../src/memory/module-graph.ts';
import { PROJECT_ROOT } from '../../src/memory/project.ts';
import { depth } from '../setup/depth.ts';
import { which } from '../setup/install.ts';
import { NODES, provideNode } from '../setup/nodes.ts';
import { skipped } from '../setup/reference.ts';
import { tried } from '../setup/tried.ts';
import { at, attempt, pack, root, run, type Surroundings } from './installed.ts';
import { type Entry, entries } from './tar-entries.ts';

/** What is shipped: the tarball's bytes, and what they say of who made them. */

/** Whether it is also packed in the other ways, and its bill judged by a validator of others. */
const FULL = depth('BROADSHEET_TARBALLS', 0, 1) > 0;

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

const textOf = (name: string) => shipped.find(entry => entry.name === `package/${name}`)!.text.toString('utf8');
const lock = JSON.parse(fs.readFileSync(path.join(PROJECT_ROOT, 'package-lock.json'), 'utf8')) as {
  packages: Record<string, { version: string; license: string }>;
};

test('each package of which there is something in it is named with its version, and its licence is there in full', () => {
  // The bundler names each file that it puts in.
  const files = shipped.flatMap(({ name, text }) =>
    /^package\/dist\/[^/]+\.js$/.test(name)
      ? [...text.toString('utf8').matchAll(/^\/\/ (node_modules\/\S+)$/gm)].map(([, file]) => file!)
      : [],
  );
  const keys = Object.keys(lock.packages).sort((a, b) => b.length - a.length);
  const inside = new Set(files.map(file => keys.find(at => at && file.startsWith(`${at}/`)) ?? file));
  const faces = shipped.flatMap(({ name }) => /fonts\/(.+)-LICENSE\.txt$/.exec(name)?.[1] ?? []);
  for (const { name } of shipped.filter(({ name }) => name.endsWith('.woff2')))
    assert.ok(
      faces.some(face => name.includes(`/${face}-`)),
      name,
    );
  for (const face of faces)
    inside.add(keys.find(at => at.startsWith('node_modules/@fontsource') && at.endsWith(`/${face}`))!);
  const expected = [...inside].map(at => {
    const { version, license } = lock.packages[at]!;
    return `${at.replace(/.*node_modules\//, '')} ${version} (${license})`;
  });
  const texts = textOf('dist/LICENCES.txt').split(`\n${'-'.repeat(72)}\n\n`);
  const titles = texts.map(text => text.split('\n')[0]!.replace(/, and in it trousse$/, ''));
  assert.equal(titles.sort(), expected.sort());
  for (const text of texts)
    assert.match(text, /Permission (?:is hereby granted|to use)|Redistribution and use|SIL OPEN FONT LICENSE/, text);
  const billed = bill.components
    .filter(({ properties }) => properties.some(({ name }) => name === 'cdx:npm:package:bundled'))
    .map(({ name, version, licenses }) => `${name} ${version} (${licenses[0]!.license?.id})`);
  assert.equal(billed.sort(), expected);
  tried('packages inside the package, each with its licence', expected.length);
});

test('the scripts of pages and of the desk are the program’s own words alone', () => {
  const browser = path.join(PROJECT_ROOT, 'src/browser');
  const starts = ['.', 'desk'].flatMap(folder =>
    fs.readdirSync(path.join(browser, folder)).map(name => path.join(browser, folder, name)),
  );
  const modules = new Set(starts.filter(file => file.endsWith('.ts')).flatMap(file => moduleGraph(file)));
  assert.ok(modules.size > 50);
  for (const file of modules)
    assert.not.match(fs.readFileSync(file, 'utf8'), /^(?:import|export) (?!type )[^;]*?from '[^.]/m, file);
});

interface Bill {
  components: {
    name: string;
    version: string;
    purl: string;
    'bom-ref': string;
    licenses: { license?: { id: string }; expression?: string }[];
    hashes: { content: string }[];
    properties: { name: string }[];
  }[];
  dependencies: { ref: string; dependsOn: string[] }[];
  metadata: { component: { 'bom-ref': string } };
  serialNumber?: string;
}
let bill: Bill;
test.before(() => {
  bill = JSON.parse(textOf('broadsheet.cdx.json')) as Bill;
});

test('the bill of materials is whole: licences, hashes, and what needs what, without a time of its own', () => {
  const security = fs.readFileSync(path.join(PROJECT_ROOT, 'SECURITY.md'), 'utf8');
  const line = /^In the package and beside it: (.*)\.$/m.exec(security)?.[1] ?? '';
  const named = [...line.matchAll(/`([^`]+)`/g)].map(([, name]) => name);
  const licences = new Set(bill.components.map(({ licenses: [one] }) => one!.license?.id ?? one!.expression));
  assert.equal([...licences].sort(), named.sort());
  for (const { name, version, purl, hashes } of bill.components) {
    assert.is(decodeURIComponent(purl), `pkg:npm/${name}@${version}`);
    assert.match(hashes[0]!.content, /^[\da-f]{128}$/, name);
  }
  const refs = bill.components.map(component => component['bom-ref']);
  assert.is(new Set(refs).size, refs.length);
  const self = bill.metadata.component['bom-ref'];
  assert.equal(bill.dependencies.map(({ ref }) => ref).sort(), [self, ...refs].sort());
  const reached = new Set([self]);
  for (const ref of reached)
    for (const to of bill.dependencies.find(one => one.ref === ref)!.dependsOn) reached.add(to);
  assert.equal([...reached].sort(), [self, ...refs].sort(), 'each is needed by another');
  assert.not('serialNumber' in bill);
  assert.not.match(textOf('broadsheet.cdx.json'), /timestamp|\d{4}-\d\d-\d\dT/);
  tried('packages in the bill of materials', refs.length);
});

/** Its own version, whichever may be installed here; it brings the schemas. */
const VALIDATOR = [
  '@cyclonedx/cyclonedx-library@10.3.0',
  'ajv@8.17.1',
  'ajv-formats@3.0.1',
  'ajv-formats-draft2019@1.6.1',
];

if (FULL)
  test('the bill of materials is valid by CycloneDX’s schema', async () => {
    const place = at('validator');
    fs.mkdirSync(place);
    fs.writeFileSync(path.join(place, 'package.json'), '{"private":true}');
    const install = ['install', '--ignore-scripts', '--no-audit', '--no-fund', ...VALIDATOR];
    const { code, said } = attempt('npm', install, place);
    if (code !== 0) {
      skipped.push(`the schema of CycloneDX: npm brings none here (${said.trim().split('\n')[0]})`);
      return;
    }
    fs.writeFileSync(
      path.join(place, 'validate.mjs'),
      "import { Spec, Validation } from '@cyclonedx/cyclonedx-library';\nimport fs from 'node:fs';\n" +
        'const validator = new Validation.JsonStrictValidator(Spec.Version.v1dot6);\n' +
        'console.log(JSON.stringify(await validator.validate(fs.readFileSync(0, "utf8"))));\n',
    );
    const judged = (text: string) => {
      const { stdout, stderr } = spawnSync(process.execPath, ['validate.mjs'], {
        cwd: place,
        input: text,
        encoding: 'utf8',
      });
      assert.ok(stdout, stderr);
      return JSON.parse(stdout);
    };
    const text = textOf('broadsheet.cdx.json');
    assert.is(judged(text), null);
    assert.not.equal(judged(text.replace('"MIT"', '"No such licence"')), null, 'it does find what is wrong');
  });

const isRepository = attempt('git', ['rev-parse', '--git-dir'], PROJECT_ROOT).code === 0;
if (!isRepository) skipped.push('the tarball of a clean clone: this folder is no repository of git');

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
  const to = path.join(folder === PROJECT_ROOT ? root : folder, 'packed');
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
  if (!isRepository) return;
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
    // What npm told this process of its own places, which another user may not read.
    const places = Object.keys(process.env).filter(key => key.startsWith('npm_'));
    const own = Object.fromEntries(places.map(key => [key, undefined]));
    const env = {
      ...own,
      TZ: 'Pacific/Kiritimati',
      LANG: 'tr_TR.UTF-8',
      LC_ALL: 'tr_TR.UTF-8',
      HOME: home,
      TMPDIR: home,
    };
    isTheSame('elsewhere', folder, { env, ...(isRoot && { as: 65534 }) }, later);
  } finally {
    process.umask(umask);
  }
});

/** Further makings: by one processor, with git's other line ends, by other Nodes and npms. */
const further: [string, () => unknown][] = [
  [
    'on one processor',
    () => {
      if (which('taskset')) isTheSame('on one processor', PROJECT_ROOT, {}, ['taskset', '-c', '0']);
      else skipped.push('the tarball on one processor: there is no taskset');
    },
  ],
  [
    'where git writes the line ends of Windows',
    () => isRepository && isTheSame('line ends', clone('crlf', '-c', 'core.autocrlf=true')),
  ],
  ...NODES.map((wanted): [string, () => unknown] => [
    `by Node ${wanted.node} and npm ${wanted.npm}`,
    () => {
      const node = provideNode(wanted);
      if (node) isTheSame(node.name, PROJECT_ROOT, node);
    },
  ]),
];
if (FULL) for (const [how, make] of further) test(`it is the same ${how}`, () => void make());

test.run();
