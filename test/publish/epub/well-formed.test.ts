import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { bookAddress, wellFormed } from '../../../src/publish/epub/well-formed.ts';

/** A rule; an address as content writes it; and as a book may hold it (RFC 3986). */
const ADDRESSES: [rule: string, written: string, held: string][] = [
  ['a plain address stays', 'https://a.example/x?y=1&z=2#part', 'https://a.example/x?y=1&z=2#part'],
  ['what is escaped stays so', 'https://a.example/%C3%A9%2f', 'https://a.example/%C3%A9%2f'],
  ['a % that escapes nothing is escaped', 'https://a.example/50%off?100%', 'https://a.example/50%25off?100%25'],
  ['a % in front of one hexadecimal sign escapes nothing', 'https://a.example/%4', 'https://a.example/%254'],
  ['letters of any script are escaped', 'https://a.example/é 本', 'https://a.example/%C3%A9%20%E6%9C%AC'],
  ['signs that no address has are escaped', 'https://a.example/{a}|"b"', 'https://a.example/%7Ba%7D%7C%22b%22'],
  ['of several # the first begins the part', 'https://a.example/#a#b', 'https://a.example/#a%23b'],
];
for (const [rule, written, held] of ADDRESSES)
  test(`in a book ${rule}`, () => {
    assert.is(bookAddress(written), held);
    assert.is(
      wellFormed(`<a href="${written.replaceAll('&', '&amp;').replaceAll('"', '&quot;')}">x</a>`),
      `<a href="${held.replaceAll('&', '&amp;')}">x</a>`,
    );
  });

test.run();
