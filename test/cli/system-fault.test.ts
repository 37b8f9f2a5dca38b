import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { systemFault } from '../../src/cli/system-fault.ts';
import { formatDiagnostic } from '../../src/diagnostic.ts';

/** A disk that is full, and what one may not touch, are said of the folder that the person knows. */

const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'system-fault-')));
const content = path.join(root, 'content');
fs.mkdirSync(path.join(content, 'ledger'), { recursive: true });
test.after(() => fs.rmSync(root, { recursive: true, force: true }));

const said = (code: string, syscall: string, file?: string, more: object = {}): string => {
  const error = Object.assign(new Error(`${code}: whatever, ${syscall}`), { code, syscall, path: file, ...more });
  return formatDiagnostic(systemFault(error)!).replaceAll(root, 'ROOT');
};

test('a full disk, or a quota that is used up, wants room', () => {
  const words = /error: expected room on the disk, found none \(ENOSPC\) \[disk-full\]\n {4}Make room on it/;
  assert.match(said('ENOSPC', 'write'), new RegExp(`^${words.source}`));
  const staged = path.join(content, '.staged/0123456789abcdef/files/papers/2025/a.md');
  assert.match(said('ENOSPC', 'open', staged), new RegExp(`^ROOT/content: ${words.source}`));
  const quota = said('Unknown system error -122', 'write', staged, { errno: -os.constants.errno.EDQUOT });
  assert.match(quota, 'found none (EDQUOT) [disk-full]');
});

test('what is forbidden is named as the person knows it, with its owner', () => {
  for (const name of ['.lock', '.lock.6bf37bd97147', '.staged', '.site.yaml.0a1b2c3d.part'])
    assert.match(
      said('EACCES', 'open', path.join(content, name)),
      /^ROOT\/content: error: expected a folder that you may write to, found that the system forbids it \(EACCES\) \[forbidden\]\n {4}It is yours: chmod -R u\+rwX ROOT\/content$/,
    );
  assert.match(said('EACCES', 'open', path.join(content, 'no/such/file.md')), /^ROOT\/content: /);
  const other = path.join(content, 'ledger');
  if (process.getuid?.() === 0) fs.chownSync(other, 4321, 4321);
  const forbidden = said('EACCES', 'scandir', other);
  assert.match(forbidden, /^ROOT\/content\/ledger: error: expected a folder that you may /);
  if (process.getuid?.() === 0)
    assert.match(forbidden, /It belongs to user 4321, and you are \S+: have it given to you/);
  assert.match(
    said('EROFS', 'mkdir', path.join(content, '.staged')),
    /^ROOT\/content: error: expected a disk that can be /,
  );
});

test('another error of the system stays what it is, and an error of the program is none', () => {
  assert.is(
    said('EIO', 'read', path.join(content, 'site.yaml')),
    'ROOT/content/site.yaml: error: EIO: whatever, read [system]',
  );
  assert.is(systemFault(new Error('x')), undefined);
});

test.run();
