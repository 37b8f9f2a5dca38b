import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { today } from '../../src/cli/clock.ts';
import { DEFAULT_SITE } from '../../src/content/site-file.ts';

const before = process.env['SOURCE_DATE_EPOCH'];
const content = fs.mkdtempSync(path.join(os.tmpdir(), 'clock-'));
test.after(() => {
  if (before === undefined) delete process.env['SOURCE_DATE_EPOCH'];
  else process.env['SOURCE_DATE_EPOCH'] = before;
  fs.rmSync(content, { recursive: true });
});

test('a dump is listed on the day that it is where the editor is', () => {
  // 3 February 2026, 00:30 in UTC.
  process.env['SOURCE_DATE_EPOCH'] = '1770078600';
  const dayIn = (timezone: string) => {
    fs.writeFileSync(path.join(content, 'site.yaml'), DEFAULT_SITE.replace('timezone: UTC', `timezone: ${timezone}`));
    return today(content);
  };
  assert.is(dayIn('UTC'), '2026-02-03');
  assert.is(dayIn('America/New_York'), '2026-02-02');
  process.env['SOURCE_DATE_EPOCH'] = '1770075000';
  assert.is(dayIn('Europe/Vienna'), '2026-02-03');
  assert.is(dayIn('Mars/Base'), '2026-02-02', 'what is no zone is said by the command');
  assert.is(today(path.join(content, 'nowhere')), '2026-02-02');
});

test.run();
