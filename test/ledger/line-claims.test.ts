import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { Diagnostic } from '../../src/diagnostic.ts';
import { LineClaims } from '../../src/ledger/line-claims.ts';

/** Each line of a dump is claimed once, and what nobody claimed is said. */

function claimsOf(lines: string[], shared = false) {
  const warnings: Diagnostic[] = [];
  const dump = { name: 'a.txt', file: 'a.txt', lines };
  return { claims: new LineClaims(dump, 'a.txt', warning => warnings.push(warning), shared), warnings };
}

test('a line that is claimed twice, or that the dump does not have, is a fault of the source', () => {
  const { claims } = claimsOf(['a', 'b']);
  claims.claim('record', { from: 1, to: 1 });
  assert.throws(() => claims.claim('heading', { from: 1, to: 1 }), /a\.txt:1: the source claims this line twice/);
  assert.throws(() => claims.claim('record', { from: 3, to: 3 }), /a\.txt:3: /);
  assert.throws(() => claims.claim('record', { from: 0, to: 1 }), /a\.txt:0: /);
});

test('fields of one record may stand on one line', () => {
  const { claims } = claimsOf(['a', 'b']);
  claims.claim('record', { from: 1, to: 2 }, { from: 2, to: 2 });
  assert.equal(claims.rest(), {});
});

test('what is neither claimed nor blank is unread; lines that follow one another are one message', () => {
  const { claims, warnings } = claimsOf(['a', 'b', '', 'c', 'd', ' \u200b']);
  claims.claim('heading', { from: 1, to: 1 });
  assert.equal(claims.rest(), { blank: '3,6', heading: '1', unread: '2,4-5' });
  assert.equal(
    warnings.map(({ line, message }) => [line, message.replace(/expected .*?, found /, '')]),
    [
      [2, '"b"'],
      [4, '2 that were not understood, 4-5; the first is "c"'],
    ],
  );
});

test('in a format that ignores line breaks a line may be of several records, and is then no other line', () => {
  const { claims, warnings } = claimsOf(['[{a}, {b}', ',', '{c}]'], true);
  claims.claim('record', { from: 1, to: 1 });
  claims.claim('record', { from: 1, to: 1 });
  claims.claim('boilerplate', { from: 1, to: 3 });
  claims.claim('record', { from: 3, to: 3 });
  assert.equal([claims.rest(), warnings], [{ boilerplate: '2' }, []]);
});

test.run();
