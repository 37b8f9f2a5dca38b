import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { brief } from '../../src/typeset/brief.ts';

test('what a paper also does comes after what it does, though that names "this problem"', () => {
  const point = 'We approach this problem from the tail, which is where a kite is lost.';
  const also = 'Our approach also enables a novel and efficient model of silk and wool tails in a storm.';
  assert.is(brief(`Kites in a storm are hard to keep up at sea. ${point} ${also}`), point);
  assert.is(brief(`Kites are hard to keep up. ${also}`), also);
});

test.run();
