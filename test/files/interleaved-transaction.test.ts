// limit: 1200 s
import fs from 'node:fs';
import path from 'node:path';
import { suite } from 'uvu';
import * as assert from 'uvu/assert';
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
import type { Order, Said } from './shared-turns.ts';

const WALKS = depth('BROADSHEET_WALKS', 10, 5000);
/** By how many operations schedules are apart at least: each of them would take hours. */
const APART = 10;

const test = suite('interleaved transaction');
/** Three processes of one machine, and one of another on the same folder. */
const machines = new Machines([1, 1, 2, 1]);
test.before(() => machines.begun());
test.after(() => machines.end());

type Files = Record<string, string>;
interface Change {
  write: Files;
  remove: string[];
}

const OLD: Files = { standing: 'old', 'gone/c': 'old', kept: 'old' };
/** A file in a new folder, a new one, one that is replaced, one that goes with its folder. */
const FIRST: Change = { write: { 'new/a': 'first', only: 'first', standing: 'first' }, remove: ['gone/c'] };
const SECOND: Change = {
  write: { 'new/a': 'second', 'new/b': 'second', 'gone/c': 'second', standing: 'second' },
  remove: ['kept'],
};

function made(files: Files, { write, remove }: Change): Files {
  return Object.fromEntries(Object.entries({ ...files, ...write }).filter(([file]) => !remove.includes(file)));
}

/** The folder as it may be, by the changes that were made, one after the other. */
const STATES: Record<string, Files> = {
  '': OLD,
  '1': made(OLD, FIRST),
  '2': made(OLD, SECOND),
  '12': made(made(OLD, FIRST), SECOND),
  '21': made(made(OLD, SECOND), FIRST),
};

function stateOf(files: Files): string {
  const sorted = (files: Files) => JSON.stringify(Object.entries(files).sort());
  const state = Object.keys(STATES).find(state => sorted(STATES[state]!) === sorted(files));
  assert.ok(state !== undefined, `a mixture: ${JSON.stringify(files)}`);
  return state;
}

const lay: Scenario['lay'] = folder => {
  for (const [file, text] of Object.entries(OLD)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
};

/** What the next command finds. */
function next(who: number, machines: Machines, folder: string): string {
  for (let tries = 0; ; tries++) {
    machines.start(who, { lock: {}, recover: true, reads: true });
    machines.take({ who, steps: 'end' });
    const { outcome, message, read } = machines.said(who)!;
    if (outcome === 'done') {
      assert.equal(
        fs.readdirSync(folder).filter(name => name.startsWith('.')),
        [],
        'nothing is left of a change',
      );
      return stateOf(read!);
    }
    assert.ok(outcome === 'locked' && /another machine/.test(message) && tries < 1, `the next one: ${message}`);
    machines.pass(21_000);
  }
}

const dies = { isKilled: true };
/** Of one that makes the first change, and another. Those who are left go on to their end. */
const PATTERNS: Record<string, (a: number, b: number) => Pattern[]> = {
  'with two interruptions': (a, b) => [
    [turn(a), turn(b), turn(a, 'end')],
    [turn(b), turn(a), turn(b, 'end')],
  ],
  'one of them killed': (a, b) => [
    [turn(a), turn(b), turn(a, 0, dies)],
    [turn(a), turn(b, 'some', dies), turn(a, 'end')],
    [turn(b), turn(a), turn(b, 0, dies)],
    [turn(b), turn(a, 'some', dies), turn(b, 'end')],
  ],
  'the first killed, and then who recovers': (a, b) => [[turn(a, 'some', dies), turn(b, 'some', dies)]],
  'while clocks jump an hour': (a, b) =>
    [-HOUR, HOUR].flatMap(jump => [
      [turn(a, 'some', { jump }), turn(b), turn(a, 'end')],
      [turn(a, 'some', { ...dies, jump }), turn(b, 'some', dies)],
    ]),
};

/** What the other one does. */
const SECONDS: Record<string, Omit<Order, 'folder'>> = {
  'makes a change of its own': { recover: true, ...SECOND },
  'recovers and reads': { recover: true, reads: true },
};

/** The first, the second, and who comes after them: of one machine, or not. */
const WHO: [number, number, number][] = [
  [0, 1, 3],
  [0, 2, 1],
];

const CASES = [true, false].flatMap(isLocked =>
  Object.entries(SECONDS).flatMap(([what, second]) => WHO.map(who => ({ isLocked, what, second, who }))),
);

interface Kind {
  /** Without it, the stage alone keeps them apart. */
  isLocked?: boolean;
  /** Whether one of them is thought to be gone, and comes back. */
  comesBack?: boolean;
  mayGiveUp?: boolean;
}

/** Each change is made whole or not at all, by who says so and by nobody else. */
function scenario(name: string, who: readonly number[], second: Omit<Order, 'folder'>, kind: Kind): Scenario {
  const [a, b, c] = who as [number, number, number];
  const lock = kind.isLocked ? { lock: {} } : {};
  const judge = (machines: Machines, folder: string) => {
    const [first, other] = [machines.said(a), machines.said(b)];
    if (other?.read && kind.isLocked && !kind.comesBack)
      assert.ok(['', '1'].includes(stateOf(other.read)), 'it reads a change whole');
    const state = next(c, machines, folder);
    const check = (said: Said | undefined, change: string) => {
      if (said?.outcome === 'done') assert.ok(state.includes(change), `change ${change} is done, and lost`);
      if (said?.outcome === 'locked') assert.not(state.includes(change), `change ${change} is refused, and done`);
    };
    check(first, '1');
    if (second.write) check(other, '2');
    for (const said of kind.isLocked && !kind.comesBack ? [first, other] : [])
      assert.ok(
        !said || ['done', 'locked'].includes(said.outcome) || (kind.mayGiveUp && /many commands/.test(said.message)),
        said?.message,
      );
  };
  return { name, lay, orders: { [a]: { recover: true, ...FIRST, ...lock }, [b]: { ...second, ...lock } }, judge };
}

/** Schedules in which a change was lost once. */
const FOUND: [who: number[], kind: Kind, turns: Turn[]][] = [
  // Both wrote into one stage, as it had the same name.
  [
    [0, 1, 3],
    {},
    [
      { who: 0, steps: 5 },
      { who: 1, steps: 22 },
      { who: 0, steps: 'end' },
    ],
  ],
  [
    [0, 2, 1],
    {},
    [
      { who: 0, steps: 15 },
      { who: 2, steps: 35 },
      { who: 0, steps: 'end' },
    ],
  ],
  // Neither saw the other's stage.
  [
    [0, 1, 3],
    {},
    [
      { who: 1, steps: 2 },
      { who: 0, steps: 24 },
      { who: 1, steps: 'end' },
    ],
  ],
  [
    [0, 2, 1],
    { isLocked: true, comesBack: true },
    [
      { who: 0, steps: 14, isSilent: true, jump: HOUR },
      { who: 2, steps: 96 },
      { who: 0, steps: 13 },
      { who: 2, steps: 'end' },
    ],
  ],
];

test('schedules that went wrong once', () => {
  const second = SECONDS['makes a change of its own']!;
  for (const [who, kind, turns] of FOUND) tryOne(machines, scenario('found', who, second, kind), turns);
});

for (const [name, patterns] of Object.entries(PATTERNS))
  test(`a change is made whole or not at all: ${name}`, () => {
    let count = 0;
    for (const { isLocked, what, second, who } of drawn(CASES)) {
      const how = isLocked ? name : `without a lock, ${name}`;
      const one = scenario(`the other one ${what}, ${how}`, who, second, { isLocked });
      count += explore(machines, one, patterns(who[0], who[1]), APART);
    }
    tried(`schedules of a change and another command, operation by operation, ${name}`, count);
  });

test('who was thought to be gone and comes back changes nothing of another’s', () => {
  const who = WHO[1]!;
  const [a, b] = who;
  const pattern = [turn(a, 'some', { isSilent: true, jump: HOUR }), turn(b), turn(a), turn(b, 'end'), turn(a, 'end')];
  let count = 0;
  for (const [what, second] of Object.entries(SECONDS)) {
    const one = scenario(`the other one ${what}`, who, second, { isLocked: true, comesBack: true });
    count += explore(machines, one, [pattern], APART);
  }
  tried('schedules of a change whose process is thought to be gone and comes back', count);
});

test('two at random', () => {
  for (let walk = 0; walk < WALKS; walk++) {
    const { isLocked, what, second, who } = CASES[below(CASES.length)]!;
    const one = scenario(`the other one ${what}`, who, second, { isLocked, mayGiveUp: true });
    tryOne(machines, one, randomWalk(who.slice(0, 2)));
  }
  tried('schedules of a change and another command, drawn at random', WALKS);
});

test.run();
