import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { addDecision, type Decision, readDecisions, removeDecision } from '../../src/content/decisions-file.ts';

const BY_HAND = `# what I decided
- same: [a-study, a-study-2] # the journal version
  note: Same authors, same text.
- different:
    - preface
    - preface-12345678

# checked by eye
- settled: a-study
  doubt: cut-off
- repeated-name: b
  name: "No"
# the end
`;

test('reads decisions', () => {
  assert.equal(readDecisions('d.yaml', BY_HAND), [
    { same: ['a-study', 'a-study-2'], note: 'Same authors, same text.' },
    { different: ['preface', 'preface-12345678'] },
    { settled: 'a-study', doubt: 'cut-off' },
    { 'repeated-name': 'b', name: 'No' },
  ]);
  for (const empty of ['', '# none yet\n', '[]\n']) assert.equal(readDecisions('d.yaml', empty), []);
});

test('appends a decision and keeps every byte before it', () => {
  const decision: Decision = { note: 'Yes: really', different: ['p', 'q'] };
  const added = '- different: [p, q]\n  note: "Yes: really"\n';
  assert.is(addDecision(BY_HAND, decision), BY_HAND + added);
  assert.is(addDecision(undefined, decision), added);
  assert.is(addDecision('# none yet', decision), `# none yet\n${added}`);
  assert.is(addDecision('[]\n', decision), `\n${added}`);
  assert.is(
    addDecision('- settled: a\r\n  doubt: b', { same: ['p', 'q'] }),
    '- settled: a\r\n  doubt: b\r\n- same: [p, q]\r\n',
  );
  assert.is(
    addDecision('  - settled: a\n    doubt: b\n', { same: ['p', 'q'] }),
    '  - settled: a\n    doubt: b\n  - same: [p, q]\n',
  );
});

test('does not add what was decided already', () => {
  assert.is(addDecision(BY_HAND, { same: ['a-study-2', 'a-study'] }), BY_HAND);
  assert.is(addDecision(BY_HAND, { doubt: 'cut-off', settled: 'a-study' }), BY_HAND);
});

test('takes one decision out and keeps the rest', () => {
  assert.is(removeDecision(BY_HAND, { same: ['a-study-2', 'a-study'] }), BY_HAND.replace(/- same.*\n.*\n/, ''));
  assert.is(
    removeDecision(BY_HAND, { different: ['preface', 'preface-12345678'] }),
    BY_HAND.replace(/- different:\n.*\n.*\n/, ''),
  );
  assert.is(removeDecision(BY_HAND, { 'repeated-name': 'b', name: 'No' }), BY_HAND.replace(/- rep.*\n.*\n/, ''));
  assert.is(removeDecision(BY_HAND, { 'repeated-name': 'b', name: 'Yes' }), BY_HAND);
  const all = readDecisions('d.yaml', BY_HAND).reduce<string>(
    (text, decision) => removeDecision(text, decision),
    BY_HAND,
  );
  assert.equal(readDecisions('d.yaml', all), []);
});

test('a mistake is an error with its line', () => {
  const cases: [string, RegExp][] = [
    ['same: [a, b]\n', /^d\.yaml:1: error: expected a list/],
    ['- smae: [a, b]\n', /^d\.yaml:1: error: .*found smae/],
    ['- same: [a, b]\n- same: [a]\n', /^d\.yaml:2: error: /],
    ['- same: [a, " "]\n', /^d\.yaml:1: error: expected text that is not blank/],
    ['- settled: a\n', /^d\.yaml:1: error: expected a key "doubt"/],
    ['- settled: a\n  doubt: b\n  nite: c\n', /^d\.yaml:3: error: .*"nite"; the nearest is "note"/],
    ['- [same]\n', /^d\.yaml:1: error: /],
  ];
  for (const [text, message] of cases) assert.throws(() => readDecisions('d.yaml', text), message, text);
});

test.run();
