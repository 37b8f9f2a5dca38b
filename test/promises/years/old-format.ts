import * as assert from 'uvu/assert';
import { openPublished } from '../../../src/digest/published-file.ts';
import { difference, tree } from '../broadsheet.ts';
import type { ADay } from './a-day.ts';
import type { Curator } from './curator.ts';

/** The folder as the first format's program would have left it (test/fixtures/formats/1). */
function toFirstFormat(curator: Curator): void {
  curator.edit('site.yaml', text => text.replace(/^format: .*\n/m, ''));
  curator.edit('.gitattributes', text => text.replace('published.json merge=union\n', ''));
  if (!curator.has('published.json')) return;
  const { tag, items } = openPublished(curator.at('published.json'));
  const lines = [...items.keys()].sort().map(key => `${JSON.stringify(key)}: ${JSON.stringify(items.get(key))}`);
  curator.write('published.json', `{\n"tag": ${JSON.stringify(tag)},\n"items": {\n${lines.join(',\n')}\n}\n}\n`);
}

/** A program came whose format is newer than the folder's. */
export async function upgrade(day: ADay): Promise<void> {
  const { curator } = day;
  toFirstFormat(curator);
  const before = tree(curator.content);
  const published = curator.has('published.json') && openPublished(curator.at('published.json'));
  await curator.call('upgrade');
  assert.equal(difference(before, tree(curator.content)), [], 'it only says what would change');
  await curator.call('upgrade', '--apply');
  const changed = difference(before, tree(curator.content));
  assert.equal(changed, ['.gitattributes', ...(published ? ['published.json'] : []), 'site.yaml']);
  if (published) assert.equal(openPublished(curator.at('published.json')), published);
  day.count('upgrades of the format');
}
