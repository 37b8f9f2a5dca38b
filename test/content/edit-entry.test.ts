import fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { type EntryChanges, editEntry, readEntry, writeEntry } from '../../src/content/entry-file.ts';
import { splitMarkdownFile } from '../../src/content/markdown-file.ts';
import { ENTRY_KEYS, type PaperEntry } from '../../src/paper.ts';
import { anEntry, storable } from './an-entry.ts';

const BY_HAND = `---
# my notes on this one
listed: 2025-01-31 # a Friday
title:   'Old  title'   # to check
author: # as printed
- Ada Lovelace # chair
- "Charles Babbage"

# where it was
event:
    place:  'London' # the first
    x-room: B
links: [{url: "https://example.org/", kind: code}]
topics: [theory, 'a-b'] # mine
note: >-
  folded
  text

  # no comment
my-own: {a: 1}
provenance:
  - dump: a.txt
    source: aitopics
    lines: "1-3"
    listed: "2025-01-31"
    page: 7
# the end
---


The body.  

More.
 \t
`;

const edited = (changes: EntryChanges) => editEntry(BY_HAND, changes, 'p.md');
const replaced = (from: string, to: string) => {
  assert.ok(BY_HAND.includes(from), from);
  return BY_HAND.replace(from, to);
};

test('a scalar changes between its blanks and its comment', () => {
  assert.is(edited({ title: 'New: title' }), replaced("'Old  title'", '"New: title"'));
  assert.is(edited({ listed: '2025-02-01' }), replaced('2025-01-31 #', '"2025-02-01" #'));
  assert.is(edited({ note: 'x' }), replaced('>-\n  folded\n  text\n\n  # no comment\n', 'x\n'));
});

test('what already says the same is not touched', () => {
  const { entry } = readEntry('p.md', BY_HAND, 'p');
  const { id, ...fields } = entry;
  assert.is(edited(fields), BY_HAND);
  assert.is(edited({ genre: undefined, aliases: [] }), BY_HAND);
});

test('of a list, only the items that differ change', () => {
  assert.is(
    edited({ author: ['Ada Lovelace', 'Mary Somerville', 'Charles Babbage'] }),
    replaced('- "Charles', '- Mary Somerville\n- "Charles'),
  );
  assert.is(edited({ author: ['Charles Babbage'] }), replaced('- Ada Lovelace # chair\n', ''));
  assert.is(edited({ topics: ['theory', 'a-b', 'c'] }), replaced("[theory, 'a-b']", '[theory, a-b, c]'));
  const { provenance } = readEntry('p.md', BY_HAND, 'p').entry;
  const again = { dump: 'b.txt', source: 'catalyzex', lines: '7', listed: '2025-02-03' };
  assert.is(
    edited({ provenance: [...provenance, again] }),
    replaced(
      '# the end',
      '  - dump: b.txt\n    source: catalyzex\n    lines: "7"\n    listed: "2025-02-03"\n# the end',
    ),
  );
});

test("a person's own keys inside a map stay", () => {
  assert.is(
    edited({ event: { session: 'S', place: 'Paris' } }),
    replaced("    place:  'London' #", '    session: S\n    place:  Paris #'),
  );
  assert.is(edited({ event: undefined }), replaced("    place:  'London' # the first\n", ''));
});

test('a list in braces becomes a block', () => {
  assert.is(
    edited({ links: [{ url: 'https://example.org/b', kind: 'data' }] }),
    replaced(
      'links: [{url: "https://example.org/", kind: code}]',
      'links:\n  - url: https://example.org/b\n    kind: data',
    ),
  );
});

test('a new key goes to its place among those that are there', () => {
  assert.is(edited({ issued: '2024' }), replaced('\n# where it was', 'issued: "2024"\n\n# where it was'));
  assert.is(
    edited({ genre: 'poster', status: 'retracted' }),
    BY_HAND.replace('links:', 'genre: poster\nlinks:').replace('note:', 'status: retracted\nnote:'),
  );
  const bare = '---\nlisted: "2025-01-31"\n---\n';
  assert.is(editEntry(bare, { title: 'T', pick: true }), '---\ntitle: T\nlisted: "2025-01-31"\npick: true\n---\n');
});

test('a key that is taken out takes its lines only', () => {
  assert.is(
    edited({ author: undefined }),
    replaced('author: # as printed\n- Ada Lovelace # chair\n- "Charles Babbage"\n', ''),
  );
  assert.is(edited({ title: undefined }), replaced("title:   'Old  title'   # to check\n", ''));
});

test('the abstract is the body, and its blank ends stay', () => {
  assert.is(edited({ abstract: 'A.\n---\nB.' }), replaced('The body.  \n\nMore.', 'A.\n---\nB.'));
  assert.is(edited({ abstract: undefined }), BY_HAND.slice(0, BY_HAND.indexOf('\n\nThe body')));
  assert.is(editEntry('---\nlisted: x\n---', { abstract: 'A' }), '---\nlisted: x\n---\n\nA\n');
  assert.is(editEntry('---\nlisted: x\n---\nA', { abstract: 'B' }), '---\nlisted: x\n---\nB');
});

test('Windows line endings are kept and used', () => {
  const crlf = (text: string) => text.replaceAll('\n', '\r\n');
  const changes: EntryChanges = { genre: 'g', author: ['A', 'B'], title: 'T', note: 'a\nb', abstract: 'One\ntwo' };
  assert.is(editEntry(crlf(BY_HAND), changes), crlf(editEntry(BY_HAND, changes)));
  assert.is(editEntry(crlf(BY_HAND), { title: 'Old  title', abstract: 'The body.  \n\nMore.' }), crlf(BY_HAND));
});

/** The file that a curator made of an entry: comments, other quotes, blank lines, keys in another order, CRLF. */
function aCuratorsFile(): fc.Arbitrary<{ text: string; entry: PaperEntry }> {
  const habits = fc.record({
    dice: fc.array(fc.nat({ max: 9 }), { minLength: 1, maxLength: 80 }),
    crlf: fc.boolean(),
    bom: fc.boolean(),
  });
  return fc.tuple(anEntry(), habits).map(([entry, { dice, crlf, bom }]) => {
    let thrown = 0;
    const roll = () => dice[thrown++ % dice.length]!;
    const { yaml, body } = splitMarkdownFile('', writeEntry(entry));
    const fields = yaml.split(/^(?=[a-z])/m);
    fields.sort(() => (roll() > 6 ? 1 : -1));
    const written = fields.map(field => {
      let f = field;
      if (roll() > 6) f = `# on ${f.slice(0, 3)}\n${f}`;
      if (roll() > 6) f = f.replace(/^([a-z-]+):(?=\n)/m, '$1: # list');
      if (roll() > 6) f = f.replace(/^ {2}- ([\w ]+)$/m, "  - '$1' # c");
      if (roll() > 7) f = f.replace(/^ {2}/gm, '     ');
      if (roll() > 7) f = f.replace(/^([a-z-]+: )([\w ]+)\n/, '$1  $2   # c\n');
      if (roll() > 7) f += '\n';
      if (roll() > 8) f += '  # indented\n';
      if (roll() > 8) f += 'x-mine: [1, 2]\n'.replace('mine', `m${fields.indexOf(field)}`);
      return f;
    });
    const text = `${bom ? '\ufeff' : ''}---\n${written.join('')}---\n${body.trimEnd()}${['', '\n', ' \n\n'][roll() % 3]}`;
    return { text: crlf ? text.replace(/\r?\n/g, '\r\n') : text, entry: storable(entry) };
  });
}

/** The lines of each top-level key, without blank ones and comments on lines of their own. */
function fieldBytes(text: string): Map<string, string> {
  const { yaml } = splitMarkdownFile('', text);
  const fields = yaml.split(/^(?=[^\s#-])/m).filter(f => /^[^\s#-]/.test(f));
  const lines = (field: string) => field.split(/(?<=\n)/).filter(line => !/^\s*(?:#|$)/.test(line));
  return new Map(fields.map(f => [f.slice(0, f.indexOf(':')), lines(f).join('')]));
}

test('fields that are not named keep their bytes, and those that are say what was asked', () => {
  fc.assert(
    fc.property(
      aCuratorsFile(),
      anEntry(),
      fc.array(fc.boolean(), { minLength: 20, maxLength: 20 }),
      ({ text, entry }, other, coin) => {
        const before = readEntry('p.md', text, entry.id);
        assert.equal(before.entry, entry, text);
        const wanted = storable(other);
        const names = [...ENTRY_KEYS, 'abstract' as const].filter((_, i) => coin[i]);
        const changes = Object.fromEntries(names.map(key => [key, wanted[key]])) as EntryChanges;
        const result = editEntry(text, changes);
        const after = readEntry('p.md', result, entry.id);
        const expected = Object.fromEntries(
          Object.entries({ ...entry, ...changes, id: entry.id }).filter(([, value]) => value !== undefined),
        );
        assert.equal(after.entry, expected, `${text}\n=====\n${result}`);
        assert.is(editEntry(result, changes), result);

        const old = fieldBytes(text);
        const now = fieldBytes(result);
        for (const [key, bytes] of old) {
          if (!(key in changes)) assert.is(now.get(key), bytes, result);
        }
        const own = (t: string) => t.split('\n').filter(line => /^# on|^x-m/.test(line));
        assert.equal(own(result), own(text));
        if (!('abstract' in changes)) {
          const close = /\n---\r?\n/;
          assert.is(result.slice(result.search(close)), text.slice(text.search(close)));
        }
      },
    ),
    { numRuns: 300 },
  );
});

test.run();
