import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isSlip, nearestKey, nearestName } from '../../src/content/nearest-key.ts';

/** Which name a message suggests, if any. */

test('a slip of the pen is near, another word is not', () => {
  const ids = ['no-trees-in-winter', 'sense-of-stones', 'boats'];
  assert.is(nearestKey('boast', ids), 'boats');
  assert.is(nearestKey('Boats2', ids), 'boats');
  assert.is(nearestKey('sense-off-stone', ids), 'sense-of-stones');
  assert.is(nearestKey('nonsense', ids), undefined);
  assert.is(nearestKey('x', ids), undefined);
  assert.is(nearestKey('x', []), undefined);
});

test('what begins like the name that was typed goes before what looks like it', () => {
  const whole = 'slow-learner-with-classifier-alignment-for-continual-learning-on-a-pre-trained';
  const ids = ['slow', 'fast-learner-with-classifier-alignment-for-continual-learning-on-a-post-trained', whole];
  assert.is(nearestKey(`${whole}-model`, ids), whole);
  assert.is(nearestKey('slow-learner', ids), whole, 'the beginning of a long id');
  assert.is(nearestKey('trees-that', ['trees-than', 'trees-that-grow-downwards']), 'trees-that-grow-downwards');
  const trees = 'trees-that-grow-downwards-need-no-roots';
  assert.is(nearestKey('trees-that-grow-upwards', [trees, 'cows-that-graze']), trees);
});

test('a name is no slip of one that is told apart by a number, a letter of its own, or more than two', () => {
  for (const slip of ['contnet', 'contnt', 'conten', 'contents', 'comtent', 'Contentt'])
    assert.ok(isSlip(slip, 'content'), slip);
  for (const [name, other] of [
    ['content2', 'content'],
    ['run-10', 'run-1'],
    ['content-a', 'content-b'],
    ['content-k3Xq9Z', 'content-P0sWaa'],
    ['tests', 'nests'],
    ['abc', 'abd'],
    ['papers', 'posters'],
  ] as const)
    assert.not(isSlip(name, other), name);
});

test('among very many names too', () => {
  const ids = Array.from({ length: 30_000 }, (_, i) => `paper-${i}`);
  assert.is(nearestKey('trees', [...ids, 'treess', 'stones']), 'treess');
  assert.is(nearestKey('stnoes', [...ids, 'trees', 'stones']), 'stones');
});

test('where none is near, few names are all told, and of many how to find them', () => {
  assert.is(nearestName('stoens', ['stones', 'trees'], 'look there'), 'the nearest is "stones"');
  assert.is(nearestName('nonsense', ['stones', 'trees'], 'look there'), 'there are stones, trees');
  assert.is(nearestName('nonsense', ['stones'], 'look there'), 'there is only stones');
  assert.is(nearestName('nonsense', [], 'look there'), 'there is none yet');
  assert.is(
    nearestName(
      'nonsense',
      Array.from({ length: 11 }, (_, i) => `stone-${i}`),
      'look there',
    ),
    'look there',
  );
});

test.run();
