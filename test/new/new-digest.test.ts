import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readSite, type SiteConfig } from '../../src/content/site-file.ts';
import { check } from '../../src/digest/check-content.ts';
import { PROGRAM_START } from '../../src/memory/project.ts';
import { requireNamed } from '../../src/new/init.ts';
import { HOSTS, type NewDigest, newDigest } from '../../src/new/new-digest.ts';
import { whileFailing } from '../setup/failing.ts';

/** The files of a new digest are in order, whatever is answered when it is made. */

let root = '';
test.before.each(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'new-')));
});
test.after.each(() => fs.rmSync(root, { recursive: true, force: true }));

const ANSWERS: NewDigest = {
  ...{ name: 'Reading group', url: 'https://example.net/rg/', language: 'en', host: 'none' },
  ...{ from: '1.0.0', installer: 'npm', day: '2025-03-04' },
};

/** Makes a digest. @returns its settings, as they are read */
function settings(answers: Partial<NewDigest>): SiteConfig {
  const folder = fs.mkdtempSync(path.join(root, 'digest-'));
  newDigest(folder, { ...ANSWERS, ...answers });
  return readSite('site.yaml', fs.readFileSync(path.join(folder, 'content/site.yaml'), 'utf8'));
}

test('whatever its address, its settings can be read, and the feeds’ ids begin with a domain', () => {
  const authorities = {
    'https://example.net/rg/': 'example.net',
    'http://localhost:8080/': 'localhost',
    'http://192.0.2.1/': '192.0.2.1',
    'https://bücher.example/': 'xn--bcher-kva.example',
    // What no tag can begin with (RFC 4151).
    'http://[::1]/': 'example.org',
    'https://reading_group.example/': 'example.org',
    'https://example.net./': 'example.org',
  };
  for (const [url, authority] of Object.entries(authorities)) {
    const site = settings({ url });
    assert.equal([site.url, site.tag], [new URL(url).href, { authority, date: '2025-03-04' }], url);
  }
});

test('where a file cannot be written, no digest is begun, and the next call makes it', () => {
  const folder = path.join(root, 'made');
  const make = () => newDigest(folder, ANSWERS);
  for (const name of ['package.json', 'README.md', 'site.yaml']) {
    const isOf = (file: string) => file.endsWith(`/${name}`) && file.startsWith(`${folder}/`);
    assert.throws(() => whileFailing('openSync', isOf, make, 'ENOSPC'), /ENOSPC/);
    assert.equal(fs.readdirSync(folder), [], name);
  }
  assert.throws(() => whileFailing('renameSync', file => file.endsWith('/README.md'), make, 'EIO'), /EIO/);
  // What was begun is finished, and then stands in the way of another.
  assert.throws(make, /expected a new or empty folder/);
  assert.ok(fs.existsSync(path.join(folder, 'README.md')));
  assert.not.ok(fs.existsSync(path.join(folder, '.staged')));
});

test('a folder without a name, or a link to nothing, is refused with words', () => {
  fs.symlinkSync('nowhere', path.join(root, 'link'));
  for (const [folder, words] of [
    ['', /^expected the name of a folder, found none/],
    [path.join(root, 'link'), /^expected a folder, found .*link, a link to nothing$/],
  ] as const) {
    assert.throws(() => newDigest(folder, ANSWERS), words);
    assert.throws(() => requireNamed(folder), words);
  }
  for (const command of ['init', 'new']) {
    const { status, stderr } = spawnSync(process.execPath, [PROGRAM_START, command, ''], {
      cwd: root,
      encoding: 'utf8',
    });
    assert.equal([status, stderr.split(',')[0]], [2, 'error: expected the name of a folder'], command);
  }
  assert.equal(fs.readdirSync(root), ['link']);
});

test('its name is what was answered, whatever YAML makes of such words', () => {
  for (const name of ['A: B # c', '"quoted"', '- x', '{{name}}', '$& $1', 'null', '2025', "it's", 'Füße'])
    assert.is(settings({ name }).name, name);
});

test('nobody is named as its editor, and no licence, but whom and what the curator named', () => {
  assert.equal([settings({}).editor, settings({ editor: '', email: '' }).editor], [undefined, undefined]);
  const editor = { name: 'Ada: "X" # y', email: 'ada@example.net' };
  const named = settings({ editor: editor.name, email: editor.email });
  assert.equal([named.editor, named.license], [editor, undefined]);
  assert.equal(settings({ editor: 'Ada' }).editor, { name: 'Ada' });
});

test('each host that a digest can be made for is one that its settings know', () => {
  for (const host of HOSTS) assert.is(settings({ host }).host, host === 'none' ? undefined : host);
});

/** Makes a digest whose program comes from somewhere. @returns what installs it, and the digest's folder */
function installedFrom(from: string): { spec: string; folder: string } {
  const folder = fs.mkdtempSync(path.join(root, 'digest-'));
  newDigest(folder, { ...ANSWERS, from });
  const { dependencies } = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'));
  return { spec: dependencies.broadsheet, folder };
}

test('a tarball comes along, so that the digest installs wherever it is cloned', () => {
  const tarball = path.join(root, 'broadsheet-9.1.0.tgz');
  fs.writeFileSync(tarball, 'the program');
  for (const from of [tarball, `file:${tarball}`, pathToFileURL(tarball).href, path.relative(process.cwd(), tarball)]) {
    const { spec, folder } = installedFrom(from);
    assert.is(spec, 'file:broadsheet-9.1.0.tgz', from);
    assert.is(fs.readFileSync(path.join(folder, 'broadsheet-9.1.0.tgz'), 'utf8'), 'the program');
    const ignored = spawnSync('git', ['check-ignore', '--no-index', 'broadsheet-9.1.0.tgz'], { cwd: folder });
    assert.is(`${ignored.stdout}`, '', 'git keeps it');
  }
  assert.throws(() => installedFrom(path.join(root, 'none.tgz')), /found nothing; say where it is by --from/);
  for (const from of ['1.0.0', 'https://example.org/b.tgz', 'git+ssh://git@example.org/b.git#main'])
    assert.is(installedFrom(from).spec, from);
});

test('no text of a digest names a package on a registry, unless its program came from one', () => {
  const tarball = path.join(root, 'broadsheet-9.1.0.tgz');
  fs.writeFileSync(tarball, 'the program');
  for (const from of [tarball, `file:${root}`, 'git+https://example.org/b.git']) {
    const { folder } = installedFrom(from);
    for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }))
      if (fs.statSync(path.join(folder, name)).isFile())
        assert.not.match(fs.readFileSync(path.join(folder, name), 'utf8'), /npmjs\.com|broadsheet@/, name);
  }
});

test('before anything is ingested, nothing is wrong with it', async () => {
  newDigest(path.join(root, 'digest'), ANSWERS);
  const { problems } = await check(path.join(root, 'digest/content'));
  assert.equal(
    problems.map(({ rule, severity }) => [rule, severity]),
    [['not-ingested', 'warning']],
  );
});

test.run();
