import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readDay } from '../../src/content/day-file.ts';
import { type DayChanges, editDay } from '../../src/content/edit-day.ts';

/** A day's file is changed by key, and what a person wrote beside it stays byte for byte. */

const BY_HAND = `---
# for Friday's meeting
picks:   # best first
    - 'one-paper' # Ada's
    - "two-papers"

title: 'The  sheep issue'
---


If you read *one* paper today.  

Or two.
`;

const DAY = '2025-11-19';
const edited = (changes: DayChanges) => editDay(BY_HAND, changes, 'days/2025-11-19.md');
const replaced = (from: string, to: string) => {
  assert.ok(BY_HAND.includes(from), from);
  return BY_HAND.replace(from, to);
};

test('a pick more is a line more, and one less a line less', () => {
  assert.is(
    edited({ picks: ['one-paper', 'two-papers', 'three'] }),
    replaced('"two-papers"\n', '"two-papers"\n    - three\n'),
  );
  assert.is(edited({ picks: ['two-papers'] }), replaced("    - 'one-paper' # Ada's\n", ''));
  assert.is(edited({ picks: ['zero', 'one-paper', 'two-papers'] }), replaced("    - 'one", "    - zero\n    - 'one"));
});

test('title and note change in their places', () => {
  assert.is(edited({ title: 'New: title' }), replaced("'The  sheep issue'", '"New: title"'));
  assert.is(
    edited({ note: 'Read.\n\nMore.' }),
    replaced('If you read *one* paper today.  \n\nOr two.', 'Read.\n\nMore.'),
  );
  assert.is(edited({ title: undefined }), replaced("title: 'The  sheep issue'\n", ''));
  assert.is(edited({ note: undefined }), BY_HAND.slice(0, BY_HAND.indexOf('\n\nIf you')));
});

test('what already says the same is not touched', () => {
  const { day: _, ...all } = readDay('d.md', BY_HAND, DAY);
  assert.is(edited(all), BY_HAND);
  for (const text of ['', '\n\n', '---\n---\n', '---\n# none\n---\n\n', '\ufeffA note', ' A note \n'])
    assert.is(editDay(text, {}), text);
});

test('a file begins with what there is to say', () => {
  assert.is(editDay(undefined, { note: 'A note.' }), 'A note.\n');
  assert.is(editDay(undefined, { picks: ['a'] }), '---\npicks:\n  - a\n---\n');
  assert.is(
    editDay(undefined, { picks: ['a'], note: 'A note.', title: 'T' }),
    '---\ntitle: T\npicks:\n  - a\n---\n\nA note.\n',
  );
  assert.is(editDay(undefined, { note: ' ', picks: [] }), '');
  assert.is(editDay('---\n---\n', { picks: ['a'] }), '---\npicks:\n  - a\n---\n');
});

test('a mere note gets front matter above it, which goes again with its last key', () => {
  for (const note of ['A note', '\n\nA note\n', '\ufeffA note.\r\n\r\nMore.\r\n', '# A\n\n---\n\nB\n']) {
    const picked = editDay(note, { picks: ['a', 'b'] });
    assert.equal(readDay('d.md', picked, DAY), { ...readDay('d.md', note, DAY), picks: ['a', 'b'] });
    assert.is(editDay(picked, { picks: [] }), note);
    assert.is(editDay(picked, { picks: undefined, note: undefined }), '');
  }
});

test('a comment in the front matter keeps it', () => {
  assert.is(editDay('---\n# mine\npicks: [a]\n---\n', { picks: [] }), '---\n# mine\n---\n');
});

test('a note that begins with a rule is no front matter', () => {
  const text = editDay(undefined, { note: '---\nA\n---' });
  assert.is(readDay('d.md', text, DAY).note, '---\nA\n---');
  const picked = editDay(text, { picks: ['a'] });
  assert.is(editDay(picked, { picks: [] }), text);
});

const part = fc.constantFrom('a', '# ', '---', '\n', '\n\n', ' ', 'Über $x$', '\t', '- b: c', '...', '"');
const aNote = fc.array(part, { maxLength: 8 }).map(parts => parts.join(''));
const aDay = fc.record(
  {
    title: fc.constantFrom('T', 'a: b', "it's", '1984'),
    picks: fc.array(fc.constantFrom('a', '1', 'c-d'), { maxLength: 4 }),
    note: aNote,
  },
  { requiredKeys: [] },
);

test('whatever is changed after whatever, the file says it', () => {
  fc.assert(
    fc.property(aDay, aDay, fc.boolean(), fc.boolean(), (one, other, crlf, mark) => {
      const first = editDay(undefined, one);
      const text = (mark && first !== '' ? '\ufeff' : '') + (crlf ? first.replaceAll('\n', '\r\n') : first);
      const result = editDay(text, other);
      const said = result === '' ? { day: DAY, note: '' } : readDay('d.md', result, DAY);
      const wanted = { ...one, ...other };
      assert.is(said.note, (wanted.note ?? '').trim());
      assert.is(said.title, wanted.title);
      assert.equal(said.picks ?? [], wanted.picks ?? []);
      assert.is(editDay(result, other), result);
      if (text.includes('\r\n')) assert.not.match(result, /[^\r]\n/);
    }),
  );
});

test.run();
