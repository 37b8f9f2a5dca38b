import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { readPublished } from '../../src/digest/published-file.ts';
import { openLedger } from '../../src/ledger/ledger-store.ts';
import { refusal } from '../setup/refusal.ts';

/** What a synchronising program or a full disk of another's made of the files that the program writes is said as it is. */

const ITEM = '"paper:a": {"published":"2025-01-02T00:00:00Z","updated":"2025-01-02T00:00:00Z","hash":"x"},\n';

test('a published.json that is empty, cut off or something else is said with its line', () => {
  for (const [text, words] of [
    [
      '',
      /^p\.json:1: error: expected the items that were published, found an empty file \[published\]\n {4}Take the file back from version control, or from a copy/,
    ],
    ['\n', /^p\.json:1: error: .*found an empty file/],
    [`{\n${ITEM}"paper:b": {"publi`, /^p\.json:3: error: expected JSON, found a file that is cut off/],
    [
      `{\n${ITEM}`,
      /^p\.json:2: error: expected the key "tag" behind those of items, found none: is the file cut off\?/,
    ],
    [`{\nDear all,\n${ITEM}"tag": "x"\n}\n`, /^p\.json:2: error: expected JSON, found a line that is none/],
  ] as const)
    assert.match(refusal(() => readPublished('p.json', text)).message, words);
});

test('so is a ledger', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'torn-'));
  const file = path.join(folder, 'a.json');
  for (const [text, words] of [
    ['', /a\.json:1: error: expected a ledger as the last ingestion wrote it, found an empty file \[/],
    ['{"dump": "a.txt",\n"records": [\n', /a\.json:2: error: .*found a file that is cut off/],
    ['{"dump": "a.t', /a\.json:1: error: .*found a file that is cut off/],
    ['Dear all,\n', /a\.json: error: .*found what is no JSON/],
  ] as const) {
    fs.writeFileSync(file, text);
    const { message } = refusal(() => openLedger(file));
    assert.match(message, words);
    assert.match(message, 'Take it back from version control or a copy');
  }
  fs.rmSync(folder, { recursive: true });
});

test.run();
