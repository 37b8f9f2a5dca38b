// limit: 400 s
import fs from 'node:fs';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
import { Lock } from '../../src/files/lock.ts';
import { depth } from '../setup/depth.ts';
import { tried } from '../setup/tried.ts';
import {
  below,
  drawn,
  explore,
  HOUR,
  Machines,
  type Pattern,
  randomWalk,
  type Scenario,
  type Turn,
  tryOne,
  turn,
} from './interleaved.ts';

const WALKS = depth('BROADSHEET_WALKS', 20, 20_000);

const test = suite('interleaved lock');
/** Three processes of one machine, and one of another on the same folder. */
const machines = new Machines([1, 1, 2, 1]);
test.before(() => machines.begun());
test.after(() => machines.end());

const GONE = Machines.holder(7, 1);
const LAID: Record<string, Scenario['lay']> = {
  'no folder': () => {},
  'a free folder': folder => fs.mkdirSync(folder),
  'a lock of a process that is gone': locks({ '.lock': GONE }),
  'a lock of a number that was given again': (folder, now, next) =>
    locks({ '.lock': GONE.replace('"pid":7', `"pid":${next}`) })(folder, now, next),
  'two locks of processes that are gone': locks({ '.lock': GONE, '.lock.0123456789ab': GONE.replace('7', '8') }),
  'a lock of another machine that is gone': locks({ '.lock': Machines.holder(7, 9) }),
};
/** Where a lock does not say whose it is, most operations are those of waiting. */
const WAITING: Record<string, Scenario['lay']> = {
  'a lock that says nothing': locks({ '.lock': '' }),
  'a lock that was half written': locks({ '.lock.0123456789ab': '{"pid":' }),
  'locks of older versions': locks({ '.lock.3': GONE, '.lock.turn': '' }),
};

function locks(texts: Record<string, string>): Scenario['lay'] {
  return (folder, now) => {
    fs.mkdirSync(folder);
    for (const [file, text] of Object.entries(texts)) {
      fs.writeFileSync(path.join(folder, file), text);
      fs.utimesSync(path.join(folder, file), now / 1000 - 20_000, now / 1000 - 20_000);
    }
  };
}

interface Kind {
  patterns: (a: number, b: number, c: number) => Pattern[];
  /** How many take part, and by how many operations schedules are apart. */
  of: number;
  apart: number;
}

/** Of two that want the lock, and a third one. Those who are left go on to their end. */
const KINDS: Record<string, Kind> = {
  'with two interruptions': { of: 2, apart: 1, patterns: (a, b) => [[turn(a), turn(b), turn(a, 'end')]] },
  'one of them killed': {
    of: 2,
    apart: 4,
    patterns: (a, b) => [
      [turn(a), turn(b), turn(a, 'some', dies), turn(b, 'end')],
      [turn(a), turn(b, 'some', dies), turn(a, 'end')],
    ],
  },
  'while clocks jump an hour': {
    of: 2,
    apart: 4,
    patterns: (a, b) =>
      [-HOUR, HOUR].flatMap(jump => [
        [turn(a, 'some', { jump }), turn(b), turn(a, 'end')],
        [turn(a), turn(b, 'some', { jump }), turn(a, 'end')],
        [turn(a, 'some', { jump }), turn(b, 'some', { jump: -jump }), turn(a, 'end')],
        [turn(a, 'some', { jump }), turn(b, 'some', dies), turn(a, 'end')],
      ]),
  },
  'while a third one comes or holds it': {
    of: 3,
    apart: 6,
    patterns: (a, b, c) => [
      [turn(a), turn(b), turn(a), turn(b, 'end'), turn(c, 'held'), turn(a, 'end')],
      [turn(a), turn(b), turn(a, 'some', dies), turn(c), turn(b, 'end')],
      [turn(c, 'held'), turn(a), turn(c, 'end'), turn(b), turn(a, 'end')],
    ],
  },
};
const dies = { isKilled: true };

/** The first of two, the other, and a third one: of one machine, or not. */
const WHO: [number, number, number][] = [
  [0, 1, 3],
  [2, 0, 1],
  [0, 2, 1],
];

const STATES = Object.entries({ ...LAID, ...WAITING }).flatMap(([state, lay]) => WHO.map(who => ({ state, lay, who })));

/** Two at once are refused or get it one after the other; and then another one gets it, whatever became of them. */
function scenario(name: string, lay: Scenario['lay'], who: readonly number[], mayGiveUp = false): Scenario {
  const judge = (machines: Machines, folder: string) => {
    const said = who.map(one => machines.said(one));
    for (const one of said)
      assert.ok(
        !one || one.outcome === 'done' || one.outcome === 'locked' || (mayGiveUp && /many commands/.test(one.message)),
        one?.message,
      );
    assert.ok(mayGiveUp || said.some(one => !one || one.outcome === 'done'), 'nobody got the lock');
    next(who[1]!, machines, folder);
  };
  return { name, lay, orders: Object.fromEntries(who.map(one => [one, { lock: {}, work: 1 }])), judge };
}

/** It takes the lock, and leaves none. Only a lock of another machine that was touched a moment ago keeps it waiting. */
function next(who: number, machines: Machines, folder: string): void {
  const left = () => (fs.existsSync(folder) ? fs.readdirSync(folder).filter(name => Lock.isName(name)) : []);
  for (let tries = 0; ; tries++) {
    const start = machines.now;
    const bound = 1000 + left().length * 6100;
    machines.start(who, { lock: {} });
    machines.take({ who, steps: 'end' });
    const said = machines.said(who)!;
    assert.ok(machines.now - start < bound, 'it does not wait longer than it says');
    for (const words of said.told) assert.match(words, /looking for 6 seconds whether it still works/);
    assert.ok(said.told.length > 0 || machines.now - start < 1000, 'it waits, and does not say so');
    if (said.outcome === 'done') break;
    assert.ok(
      said.outcome === 'locked' && /another machine/.test(said.message) && tries < 1,
      `the next: ${said.message}`,
    );
    machines.pass(21_000);
  }
  assert.equal(left(), [], 'no lock stands');
}

/** Schedules in which a lock was lost once. */
const FOUND: [lay: string, who: number[], turns: Turn[]][] = [
  // The folder went with the lock that it was made for.
  [
    'no folder',
    [0, 1],
    [
      { who: 0, steps: 1 },
      { who: 1, steps: 1 },
      { who: 0, steps: 'end' },
    ],
  ],
  // It took another's lock for its own, as it had the same name.
  [
    'a free folder',
    [0, 1, 3],
    [
      { who: 0, steps: 1 },
      { who: 1, steps: 1 },
      { who: 0, steps: 4 },
      { who: 1, steps: 'end' },
      { who: 3, steps: 'held' },
      { who: 0, steps: 'end' },
    ],
  ],
  // Its heart did not beat before it was sure of its lock.
  [
    'two locks of processes that are gone',
    [2, 0],
    [
      { who: 2, steps: 5 },
      { who: 0, steps: 15 },
      { who: 2, steps: 'end' },
    ],
  ],
];

test('schedules that went wrong once', () => {
  for (const [lay, who, turns] of FOUND) tryOne(machines, scenario(lay, LAID[lay]!, who), turns);
});

for (const [name, { patterns, of, apart }] of Object.entries(KINDS))
  test(`of two one holds the lock at a time, and the next gets it: ${name}`, () => {
    let count = 0;
    for (const { state, lay, who } of drawn(STATES)) {
      const one = scenario(`${state}, ${name}`, lay, who.slice(0, of));
      count += explore(machines, one, patterns(...who), apart, state in WAITING ? 8 : 1);
    }
    tried(`schedules of two commands that want one folder, operation by operation, ${name}`, count);
  });

test('who needs a folder that stands does not make it anew, and is told that it is gone', () => {
  const judge = (machines: Machines, folder: string) => {
    const { outcome, message } = machines.said(1)!;
    assert.ok(['done', 'locked', 'taken-away'].includes(outcome), message);
    if (outcome === 'taken-away') assert.not(fs.existsSync(folder));
  };
  const orders = { 0: { lock: {} }, 1: { lock: { hasToStand: true } } };
  const one = { name: 'a folder that has to stand', lay: LAID['no folder']!, orders, judge };
  const count = explore(machines, one, [[turn(0), turn(1), turn(0, 'end')]], 1);
  tried('schedules of two commands, one of which needs a folder that stands', count);
});

test('three at random', () => {
  for (let walk = 0; walk < WALKS; walk++) {
    const { state, lay, who } = STATES[below(STATES.length)]!;
    tryOne(machines, scenario(state, lay, who, true), randomWalk(who));
  }
  tried('schedules of three commands that want one folder, drawn at random', WALKS);
});

test.run();
