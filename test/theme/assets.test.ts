import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { siteAssets } from '../../src/theme/assets.ts';

/** What pages load. */

const site = {
  name: 'The Kite',
  url: 'https://kites.example/digest/',
  language: 'en',
  timezone: 'UTC',
  tag: { authority: 'kites.example', date: '2025-01-01' },
};

test('assets need no network and no module loader', async () => {
  const assets = new Map(siteAssets({ site, content: '.' }).map(({ file, content }) => [file, content]));
  const css = String(await assets.get('assets/site.css')!());
  assert.not.match(css, /https?:/);
  for (const [, font] of css.matchAll(/url\(([^)]*)\)/g))
    assert.ok(assets.has(`assets/${font!.replace(/"/g, '')}`), font!);
  const script = String(await assets.get('assets/site.js')!());
  assert.not.match(script, /\bimport\b|\bexport\b/);
  assert.ok(css.length < 40_000 && script.length < 22_000);
});

test.run();
