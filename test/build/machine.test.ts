import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { requireMachine } from '../../src/build/machine.ts';

/** Where a library has no program for the machine, the build says so in a sentence; what the lock file has of them, `rules` holds. */

test('a build can be made on this machine', () => {
  requireMachine();
});

test('where the part for a kind of machine is not installed, its package is named, and what to do', () => {
  for (const [platform, arch, wanted] of [
    ['sunos', 'riscv64', '@esbuild/sunos-riscv64'],
    ['win32', 'mips', '@esbuild/win32-mips'],
  ] as const)
    assert.throws(
      () => requireMachine(platform, arch),
      new RegExp(`^expected the package ${wanted}, .*Install once more`),
    );
  process.env['ESBUILD_BINARY_PATH'] = '/a/program/of/theirs';
  try {
    assert.throws(() => requireMachine('win32', 'mips'), /^expected the package @pagefind\/windows-mips, /);
    process.env['PAGEFIND_BINARY_PATH'] = '/a/program/of/theirs';
    requireMachine('win32', 'mips');
  } finally {
    delete process.env['ESBUILD_BINARY_PATH'];
    delete process.env['PAGEFIND_BINARY_PATH'];
  }
});

test.run();
