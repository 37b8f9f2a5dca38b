import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readSite, type SiteConfig } from '../../src/content/site-file.ts';
import { check } from '../../src/digest/check-content.ts';
import { type NewDigest, newDigest } from '../../src/new/new-digest.ts';

/** The files of a new digest are in order, whatever is answered when it is made. */

let root = '';
test.before.each(() => {
  root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'new-')));
});
test.after.each(() => fs.rmSync(root, { recursive: true, force: true }));

const ANSWERS: NewDigest = {
  ...{ name: 'Reading group', url: 'https://example.net/rg/', language: 'en', host: 'none' },
  ...{ from: '1.0.0', day: '2025-03-04' },
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

test('its name is what was answered, whatever YAML makes of such words', () => {
  for (const name of ['A: B # c', '"quoted"', '- x', '{{name}}', '$& $1', 'null', '2025', "it's", 'Füße'])
    assert.is(settings({ name }).name, name);
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
