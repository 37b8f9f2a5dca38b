import { test } from 'uvu';
import * as assert from 'uvu/assert';
import type { SavedQuery } from '../../src/content/feed-file.ts';
import { makeDigest } from '../../src/digest/digest.ts';
import { textsOf } from '../build/rendered.ts';

/** The pages of a digest with two papers by the same two authors. */
function pages(queries: SavedQuery[] = []): ReadonlyMap<string, string> {
  const entries = [...'ab'].map(id => ({
    id,
    title: `Paper ${id}`,
    abstract: 'We propose kites.',
    author: ['Ann B. One', 'Bo Two'],
    listed: '2025-03-01',
    provenance: [],
  }));
  const tag = { authority: 'kites.example', date: '2025-01-01' };
  return textsOf(
    makeDigest({
      site: { name: 'Kites', url: 'https://kites.example/', language: 'en', timezone: 'UTC', tag },
      topics: [],
      days: [],
      hashes: new Map(),
      entries,
      queries,
    }),
  );
}

test('the page of an author names the feed of a saved search for them alone', () => {
  const query = (slug: string, more: object) => ({ slug, name: `Feed ${slug}`, ...more });
  const feedsOf = (file: string, queries: ReturnType<typeof query>[]) => {
    const text = pages(queries).get(`authors/${file}.html`)!;
    return [...text.matchAll(/href="\.\.\/(feeds\/.*?)"/g)].map(([, feed]) => feed);
  };
  const ann = [...pages().keys()].find(file => file.startsWith('authors/ann'))!;
  const page = ann.slice('authors/'.length, -'.html'.length);
  const one = query('one', { authors: ['Ann One'] });
  assert.equal(feedsOf(page, [one]), ['feeds/one.xml', 'feeds/one.xml']);
  assert.equal(feedsOf('bo-two', [one]), []);
  for (const more of [
    { authors: ['Ann One', 'Bo Two'] },
    { authors: ['One'] },
    { authors: ['Ann One'], words: ['propose'] },
    { authors: ['Ann One'], 'has-code': false },
  ])
    assert.equal(feedsOf(page, [query('other', more)]), [], JSON.stringify(more));
  const forYou = pages([one]).get('for-you.html')!;
  assert.match(forYou, `[&quot;${ann}&quot;,&quot;feeds/one.xml&quot;,&quot;Feed one&quot;]`);
});

test.run();
