import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { checkHost, HOST_LIMITS, MOST_IN_A_FILE } from '../../src/build/hosts.ts';

/** A build knows what its host takes, and says so while there is still time. */

const size = (files: number, bytes: number, largest: number, inOneFolder = 5) => ({
  files,
  bytes,
  largest: { file: 'digest-offline.zip', bytes: largest },
  fullest: { folder: 'papers', files: inOneFolder },
});

for (const [rule, host, site, expected] of [
  ['a small site is no matter', 'cloudflare', size(19, 1e6, 1e5), []],
  [
    'from four fifths of the files on',
    'cloudflare',
    size(16_000, 1e6, 1e5),
    [/20,000 files; found 16,000 files, 80 % of it/],
  ],
  ['just below, nothing is said', 'cloudflare', size(15_999, 1e6, 1e5), []],
  [
    'one large file is named',
    'cloudflare',
    size(9, 3e7, 3e7),
    [/26 MB a file; found 30 MB a file \(digest-offline.zip\), 114 %/],
  ],
  ['the whole site counts', 'github', size(9, 9e8, 1e5), [/1,000 MB; found 900 MB, 90 %/]],
  [
    'one full folder is named',
    'netlify',
    size(9e5, 2e9, 2e8, 43_200),
    [/Netlify takes, 54,000 files a folder; found 43,200 files a folder \(papers\/\), 80 %/],
  ],
  ['several limits are several warnings', 'github', size(9, 2e9, 2e8), [/200 %/, /191 %/]],
  ['where no host is named, nothing is known', undefined, size(1e6, 1e12, 1e10), []],
] as const)
  test(rule, () => {
    const found = checkHost(host, site, 'content/site.yaml');
    assert.is(found.length, expected.length);
    for (const [i, pattern] of expected.entries()) {
      assert.match(found[i]!.message, pattern);
      assert.is(found[i]!.file, 'content/site.yaml');
    }
  });

test('a file for offline reading fits the strictest of the hosts, with a fifth to spare', () => {
  for (const limits of Object.values(HOST_LIMITS)) if ('file' in limits) assert.ok(MOST_IN_A_FILE <= 0.8 * limits.file);
});

test.run();
