import fs from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { isHtmlBetter } from '../../src/ingest/copied-page.ts';
import { posterSession } from './a-content-folder.ts';

/** A page is copied as text and as HTML: what is kept is the one that says more. */

const html = fs.readFileSync(
  new URL('../fixtures/sources/openreview-html/clipboard/input.txt', import.meta.url),
  'utf8',
);
const plain = html.replace(/<[^>]+>/g, '\n');

test('the HTML of a page that a source knows is better than its text', async () => {
  assert.ok(await isHtmlBetter(html, plain));
});

test('the text is better where it has more papers, and where nothing reads the HTML', async () => {
  const text = posterSession({ title: 'Kites That Need No Wind to Fly' }, { title: 'Looms That Weave in Their Sleep' });
  const poster = `<meta charset="utf-8">${text
    .split('\n')
    .map(line => `<p>${line}</p>`)
    .join('')}`;
  assert.not(await isHtmlBetter(poster, text));
  assert.not(await isHtmlBetter('<p>Nothing here is a paper.</p>', text));
  assert.not(await isHtmlBetter('<p>Nothing here is a paper.</p>', 'Nor here.'));
});

test.run();
