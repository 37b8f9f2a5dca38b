import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readRequestPath } from '../../src/serve/request-path.ts';

const refused = (target: string) => {
  const read = readRequestPath(target);
  return 'refused' in read ? read.refused : undefined;
};

test('reads the names of files and folders', () => {
  assert.equal(readRequestPath('/'), { segments: [], folder: true });
  assert.equal(readRequestPath('/days/'), { segments: ['days'], folder: true });
  assert.equal(readRequestPath('/papers/a%20b-%C3%A9.html?x=../y'), {
    segments: ['papers', 'a b-é.html'],
    folder: false,
  });
  assert.equal(readRequestPath('/100%25.html'), { segments: ['100%.html'], folder: false });
});

test('refuses by itself, whatever else would', () => {
  for (const target of [
    '/../a',
    '/a/..',
    '/./a',
    '/%2e%2e/a',
    '/%2Fa',
    '/a%5Cb',
    '/a%00',
    '/%c0%ae',
    '/\\a',
    'a',
    '*',
    '',
  ]) {
    assert.is(refused(target), 400, target);
  }
  for (const target of ['/.hidden', '/a/.git/config', '/...', '//a', '/a//b', '/a.html::$DATA', '/c:/a']) {
    assert.is(refused(target), 404, target);
  }
});

test('whatever is asked, no name leads elsewhere', () => {
  const piece = fc.oneof(
    fc.constantFrom(
      '/',
      '.',
      '..',
      '%2e',
      '%2E',
      '%2f',
      '%5c',
      '\\',
      '%',
      '%25',
      '%00',
      '%c0%ae',
      ':',
      '?',
      '#',
      'a',
      '%C3%A9',
    ),
    fc.string({ maxLength: 3 }),
    fc.nat(255).map(byte => `%${byte.toString(16).padStart(2, '0')}`),
  );
  let answered = 0;
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 8 }), pieces => {
      const read = readRequestPath(`/${pieces.join('')}`);
      if ('refused' in read) return;
      if (read.segments.length) answered++;
      for (const name of read.segments) {
        assert.ok(
          name !== '' && !name.startsWith('.') && !/[/\\:\u0000-\u001f\u007f]/.test(name),
          JSON.stringify(name),
        );
      }
    }),
    { numRuns: 3000 },
  );
  assert.ok(answered > 100, `only ${answered} were answered`);
});

test.run();
