// only: npm run test:long
// limit: 200 s
import * as fc from 'fast-check';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { siteTemplates } from '../../src/build/site-templates.ts';
import type { Digest } from '../../src/digest/digest.ts';
import { depth, long } from '../setup/depth.ts';
import { CHANGES, type Change, type Content, digestOf, someContent } from './digest-changes.ts';
import { nextBuild, type RenderedPage, renderAll, renderPage } from './rendered.ts';

/** A page that a build keeps is the page that it would have rendered, whatever has changed. */

const content = someContent();
const before = digestOf(content, digestOf(content).publication.file);
const pages = renderAll(before);
const kinds = Object.keys(CHANGES);
const after = (changed: Content): Digest => digestOf(changed, before.publication.file, '2025-04-02T00:00:00Z');

/** What a build would render, and what it would keep though it is not as it should be. */
function judge(first: Digest, made: ReadonlyMap<string, RenderedPage>, second: Digest) {
  const { kept, rendered } = nextBuild(first, made.values(), second);
  const stale = kept.filter(
    ({ template, page }) => renderPage(second, template, page).text !== made.get(page.file)!.text,
  );
  return { rendered, stale: stale.map(({ page }) => page.file) };
}

test('each template has pages here, and a list that is long enough has more than one', () => {
  const files = new Map<string, number>();
  for (const { template } of pages.values()) files.set(template.name, (files.get(template.name) ?? 0) + 1);
  // The list of names is a page of its own where there are more than a thousand.
  assert.equal(
    siteTemplates().filter(({ name }) => !files.has(name) && name !== 'author-names'),
    [],
  );
  for (const file of [
    'topics/tails-archive-1.html',
    'feeds/archive/papers-1.xml',
    'feeds/wind.xml',
    'papers/former.html',
  ])
    assert.ok(pages.has(file), file);
});

test('without a change, everything is kept; and everything that is kept is as it was', () => {
  const { kept, rendered } = nextBuild(before, pages.values(), digestOf(content, before.publication.file));
  assert.equal(rendered, []);
  assert.ok(kept.length > 250, `${kept.length}`);
});

for (const kind of kinds)
  test(`after ${kind}, no page that is kept is another`, () => {
    let touched = 0;
    for (const at of [0, 3, 22]) {
      const { rendered, stale } = judge(before, pages, after(CHANGES[kind]!(content, at)));
      assert.equal(stale, [], `chosen by ${at}`);
      touched += rendered.length;
    }
    assert.ok(touched > 0, 'the change is one that pages show');
  });

long(test, 'after several changes at once, and when they are taken back, no page that is kept is another', () => {
  const change = fc.record({ kind: fc.constantFrom(...kinds), at: fc.nat({ max: 500 }) });
  fc.assert(
    fc.property(fc.array(change, { minLength: 2, maxLength: 8 }), changes => {
      let changed = content;
      for (const { kind, at } of changes) changed = (CHANGES[kind] as Change)(changed, at);
      const second = after(changed);
      assert.equal(judge(before, pages, second).stale, []);
      assert.equal(judge(second, renderAll(second), before).stale, [], 'taken back');
    }),
    { numRuns: depth('BROADSHEET_RUNS', 3, 15), seed: 5 },
  );
});

test('what a page reads does not depend on the pages that were made before it', () => {
  const alone = digestOf(content, digestOf(content).publication.file);
  for (const [file, { template, page, reads }] of [...pages].reverse()) {
    const again = renderPage(alone, template, page);
    assert.equal([...again.reads].sort(), [...reads].sort(), file);
    assert.equal([...renderPage(before, template, page).reads].sort(), [...reads].sort(), file);
  }
});

test('what a page is about is plain data: of its JSON the same page is rendered', () => {
  for (const [file, { template, page, text }] of pages) {
    const copy = JSON.parse(JSON.stringify(page));
    assert.is(renderPage(before, template, copy).text, text, file);
  }
});

test.run();
