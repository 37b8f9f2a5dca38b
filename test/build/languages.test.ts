// only: npm run test:long
// limit: 400 s
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { build } from '../../src/build/build.ts';
import { CATALOGUES } from '../../src/words/site-words.ts';
import { tree } from '../promises/broadsheet.ts';
import { writeGreekDigest } from '../words/greek-digest.ts';

/** What is kept of a site in one language, in memory or in files, is nothing of it in another. */

let root = '';
test.before.each(() => {
  root = fs.mkdtempSync(path.join(os.tmpdir(), 'languages-'));
});
test.after.each(() => fs.rmSync(root, { recursive: true, force: true }));

/** A site as it is built of a folder. @param kept names what this and other builds keep */
async function built(content: string, kept: string): Promise<Map<string, string>> {
  const output = path.join(root, kept, 'site');
  const cache = path.join(root, kept, 'cache');
  const [today, now] = ['2025-03-06', '2025-03-06T00:00:00Z'];
  await build({ content: path.join(root, content), output, cache, today, now, record: 'draft', warn: () => {} });
  return tree(output);
}

/** The files that two sites do not have alike. */
function unlike(one: Map<string, string>, other: Map<string, string>): string[] {
  return [...new Set([...one.keys(), ...other.keys()])].filter(file => one.get(file) !== other.get(file)).sort();
}

test('digests in two languages that one process builds by turns are those that it builds alone', async () => {
  for (const language of ['de', 'ar']) writeGreekDigest(path.join(root, language), language);
  const first = { de: await built('de', 'de'), ar: await built('ar', 'ar') };
  for (const language of ['de', 'ar'] as const) {
    assert.equal(unlike(await built(language, language), first[language]), []);
    assert.equal(unlike(await built(language, `${language} again`), first[language]), []);
  }
  const [german, arabic] = [CATALOGUES['de']!['search-title'], CATALOGUES['ar']!['search-title']] as string[];
  const pages = (site: Map<string, string>) =>
    [...site].filter(([file]) => file.endsWith('.html')).map(([, text]) => Buffer.from(text, 'latin1').toString());
  for (const [site, own, other] of [
    [first.de, german, arabic],
    [first.ar, arabic, german],
  ] as const) {
    assert.ok(pages(site).some(page => page.includes(`>${own}<`)));
    assert.not.ok(pages(site).some(page => page.includes(`>${other}<`)));
  }
});

test('a digest that changes its language or its words is in each of its files what it would be, built anew', async () => {
  writeGreekDigest(path.join(root, 'content'), 'en');
  const site = path.join(root, 'content/site.yaml');
  const words = path.join(root, 'content/words.yaml');
  const inLanguage = (language: string) =>
    fs.writeFileSync(site, fs.readFileSync(site, 'utf8').replace(/^language: .*$/m, `language: ${language}`));
  const changes: Record<string, () => void> = {
    'as it was': () => {},
    'in German': () => inLanguage('de'),
    'in Arabic': () => inLanguage('ar'),
    'with words': () => fs.writeFileSync(words, 'not-here: XX not here\nkeys-title: XX keys\npick-mark: XX pick\n'),
    'with others': () => fs.writeFileSync(words, 'not-here: YY not here\nsubscribe-title: YY\n'),
    'with an empty file': () => fs.writeFileSync(words, '\n'),
    'without words': () => fs.rmSync(words),
    'in a language that is not shipped': () => inLanguage('he'),
    'in English again': () => inLanguage('en'),
  };
  const said: Record<string, string[]> = { 'with words': ['sw.js', 'XX not here'], 'with others': ['sw.js', 'YY not'] };
  for (const [name, change] of Object.entries(changes)) {
    change();
    const site = await built('content', 'kept');
    assert.equal(unlike(site, await built('content', name)), [], name);
    const [file, text] = said[name] ?? ['sw.js', 'siteWords'];
    assert.match(site.get(file!)!, text!, name);
  }
});

test.run();
