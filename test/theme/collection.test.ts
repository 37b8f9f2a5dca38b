import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { textsOf } from '../build/rendered.ts';
import { make, paper } from './kites.ts';

test('a list of one name’s or one venue’s papers does not say that name in each of its lines', () => {
  const author = ['Ann One', 'Bo Two', 'Cy Three', 'Dee Four'];
  for (const count of [3, 12]) {
    const own = Array.from({ length: count }, (_, i) =>
      paper(`p${i}`, `2025-03-${i + 10}`, { author, 'container-title': 'Kite Days 2024', issued: '2024' }),
    );
    const made = textsOf(make({ entries: own }));
    const [ann, venue] = ['authors/ann-one.html', 'venues/kite-days-2024.html'].map(file => made.get(file)!);
    const stories = (text: string) => text.slice(text.indexOf('<div class="stories">'), text.indexOf('</main>'));
    assert.is(stories(ann!).split('with Bo Two, Cy Three and Dee Four').length, count + 1);
    assert.not.match(stories(ann!).replace(/<span class="Z3988"[^>]*>/g, ''), 'Ann One');
    assert.match(ann!, /papers\s· 2024\s· listed from 10\sMarch\s2025 to/);
    assert.not.match(stories(venue!).replace(/<span class="Z3988"[^>]*>/g, ''), 'Kite Days');
    assert.match(stories(ann!), /listed (?:<a href="[^"]*2025-03-12\.html">)?12\s/);
    assert.match(venue!, /<dt>Topic<\/dt><dd><span><a href="\.\.\/topics\/tails\.html">/);
  }
});

test('what an author’s papers have in common is said once, and nowhere that others signed them too', () => {
  const more = { author: ['Ann One'], 'authors-complete': false as const, 'container-title': 'Kite Days' };
  const made = textsOf(make({ entries: [paper('a', '2025-03-10', more), paper('b', '2025-03-10', more)] }));
  const shown = made.get('authors/ann-one.html')!.replace(/<span class="Z3988"[^>]*>/g, '');
  const main = shown.slice(shown.indexOf('<main'));
  assert.is(main.split('Kite Days').length, 2);
  assert.not.match(main, 'with others');
});

test('the foot leads to venues where a source names one', () => {
  const at = (venue: string) =>
    textsOf(make({ entries: [paper('a', '2025-03-10', { 'container-title': venue })] })).get('papers/a.html')!;
  const foot = (page: string) => page.slice(page.indexOf('<footer'));
  assert.match(foot(at('Kite Days')), 'venues/index.html');
  assert.not.match(foot(at('arXiv.org Kites')), 'venues/index.html');
});

test('in a list a link holds on to the word before it', () => {
  const day = textsOf(make({ entries: [paper('a', '2025-03-10', { author: ['Ann One'] })] })).get(
    'days/2025-03-10.html',
  )!;
  assert.match(day, '<span class="links">\u00a0·\u00a0<a class="read find"');
});

test('an archive of preprints is no venue, and a venue’s topics have the order of its papers', () => {
  const at = (id: string, venue: string) =>
    paper(id, '2025-03-10', { 'container-title': venue, topics: ['tails', 'strings'] });
  const made = textsOf(make({ entries: [at('a', 'arXiv.org Kites'), at('b', 'Kite Days'), at('c', 'Kite Days')] }));
  assert.equal(
    [...made.keys()].filter(file => file.startsWith('venues/')),
    ['venues/index.html', 'venues/kite-days.html'],
  );
  const topics = (text: string) =>
    text
      .slice(text.indexOf('<main'))
      .match(/Tails|Strings/g)!
      .slice(0, 2);
  assert.equal(topics(made.get('venues/kite-days.html')!), ['Tails', 'Strings']);
  assert.equal(topics(made.get('venues/index.html')!), ['Tails', 'Strings']);
});

test.run();
