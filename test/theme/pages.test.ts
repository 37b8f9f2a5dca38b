import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { siteTemplates } from '../../src/build/site-templates.ts';
import type { SiteConfig } from '../../src/content/site-file.ts';
import { SECTIONS } from '../../src/content/site-sections.ts';
import type { PaperEntry } from '../../src/paper.ts';
import { siteAssets } from '../../src/theme/assets.ts';
import { renderedAgain, textsOf } from '../build/rendered.ts';
import { days, entries, make, paper, site, topics } from './kites.ts';

/** The pages that people read among files. */
const pagesOf = (list: readonly string[]) => list.filter(file => file.endsWith('.html')).sort();

/** Files that are rendered again when the digest becomes this one, besides those that each build renders. */
const touchedBy = (digest: ReturnType<typeof make>) => renderedAgain(make(), digest);

const files = textsOf(make());
const htmlFiles = [...files].filter(([file]) => file.endsWith('.html'));

/** Follows every link of the pages, and every fragment. @returns how many there are */
function followLinks(files: ReadonlyMap<string, string>, site: SiteConfig): number {
  const made = new Set([...files.keys(), ...siteAssets({ site, content: '.' }).map(asset => asset.file)]);
  // The script of the search page is another's.
  made.add('assets/search.js');
  if (site.sections?.zip) made.add('digest-offline.zip');
  let links = 0;
  for (const [file, text] of files)
    for (const [, address] of (file.endsWith('.html') ? text : '').matchAll(/(?:href|src|action)="([^"]*)"/g)) {
      if (/^(?:https?|mailto):/.test(address!) && !address!.startsWith(site.url)) continue;
      const url = new URL(address!, `${site.url}${file}`);
      assert.ok(url.href.startsWith(site.url), `${file}: ${address}`);
      const target = decodeURIComponent(url.pathname.slice('/digest/'.length)) || 'index.html';
      assert.ok(made.has(target), `${file}: ${address}`);
      if (!address!.startsWith('http') && file !== '404.html')
        assert.not.match(address!, /^\/|\/$/, `${file}: ${address}`);
      if (url.hash) assert.ok(files.get(target)!.includes(`id="${url.hash.slice(1)}"`), `${file}: ${address}`);
      links++;
    }
  return links;
}

test('every link within the site leads to a file, and every fragment to an element', () => {
  assert.ok(followLinks(files, site) > 300);
});

test('a section that is off has no page, and no link leads there', () => {
  const own = {
    authors: /^authors\//,
    statistics: /^statistics\.html$/,
    venues: /^venues\//,
    saved: /^(?:reading-list\.html|for-you\.html|assets\/news\.js)$/,
    offline: undefined,
    zip: undefined,
    books: undefined,
  } as const;
  for (const name of SECTIONS) {
    const without = { ...site, sections: { [name]: false } };
    const made = textsOf(make({ site: without }));
    assert.ok(followLinks(made, without) > 200, name);
    const file = own[name];
    if (!file) continue;
    assert.ok(
      [...files.keys()].some(page => file.test(page)),
      name,
    );
    assert.equal(
      [...made.keys()].filter(page => file.test(page)),
      [],
    );
  }
});

test('an author has a page from as many papers as the settings want', () => {
  const signed = [...'abcd'].map((id, i) =>
    paper(id, '2025-03-01', { author: ['Ann One', 'Bo Two', 'Cy Three'].slice(0, i) }),
  );
  const pages = (authors: number | boolean) =>
    [...textsOf(make({ entries: signed, site: { ...site, sections: { authors } } })).keys()]
      .filter(file => /^authors\/(?!index)/.test(file))
      .sort();
  const [ann, bo, cy] = ['authors/ann-one.html', 'authors/bo-two.html', 'authors/cy-three.html'];
  assert.equal(pages(1), [ann, bo, cy]);
  assert.equal(pages(true), [ann, bo]);
  assert.equal(pages(3), [ann]);
  assert.equal(pages(4), []);
});

test('no page has inline styles, inline scripts or handlers, whatever the paper says', () => {
  for (const [file, text] of htmlFiles) {
    assert.not.match(text, /<[^>]+ style=/, file);
    assert.not.match(text, /<style/, file);
    assert.not.match(text, /<script(?! src="| type="application\/ld\+json")/, file);
    assert.not.match(text, /<[^>]+ on[a-z]+=/, file);
    assert.not.match(text, /href="javascript:/, file);
    assert.not.ok(text.includes('<script>alert'), file);
    assert.not.ok(text.includes('\u202e'), file);
  }
});

test('one h1 a page, headings in order, titles and descriptions of their own', () => {
  const titles = new Set<string>();
  for (const [file, text] of htmlFiles) {
    if (text.includes('http-equiv="refresh"')) continue;
    const levels = [...text.matchAll(/<h([1-6])[ >]/g)].map(match => Number(match[1]));
    assert.is(levels.filter(level => level === 1).length, 1, file);
    for (const [i, level] of levels.entries())
      assert.ok(level <= (levels[i - 1] ?? 0) + 1, `${file}: h${levels[i - 1]} h${level}`);
    const title = /<title>(.*?)<\/title>/s.exec(text)![1]!;
    assert.not(titles.has(title), `${file}: ${title}`);
    titles.add(title);
    assert.match(text, /<meta name="description" content="[^"]{10,}">/, file);
  }
});

test('a paper’s page states what is known and nothing else', () => {
  const one = files.get('papers/one.html')!;
  assert.match(one, '<meta name="citation_author" content="Ann One">');
  assert.match(one, '<meta name="citation_publication_date" content="2024/05">');
  assert.match(one, '<time datetime="2024-05">May\u00a02024</time>');
  assert.match(one, 'Related in this digest');
  assert.match(one, /tail\u00a0· wind/);
  assert.match(one, 'lines 1–3, 7');
  const two = files.get('papers/two.html')!;
  assert.not.match(two, 'citation_title');
  assert.not.match(two, 'citation_publication_date');
  assert.match(two, 'The source gives no title');
  assert.match(two, '<strong class="status">Withdrawn</strong>');
  assert.match(files.get('papers/four.html')!, 'The source gives no abstract');
  assert.match(files.get('papers/four.html')!, '4 authors</span>, not named in the source');
  // How many there are is no name to cite.
  assert.match(files.get('papers/four.html')!, /<b>To cite:<\/b> (?!4 authors)/);
  const three = files.get('papers/three.html')!;
  assert.match(three, 'and\u00a05\u00a0more authors');
  assert.match(three, 'href="../days/2025-03-02.html"');
  assert.match(three, 'Merged from another entry');
});

test('papers that are called the same have titles of their own', () => {
  const twins = textsOf(
    make({ entries: [paper('a', '2025-01-01', { title: 'Preface' }), paper('b', '2025-01-01', { title: 'Preface' })] }),
  );
  assert.match(twins.get('papers/a.html')!, '<title>Preface · a — ');
  assert.match(twins.get('papers/b.html')!, '<title>Preface · b — ');
});

test('a paper whose title another one gets has its page made again', () => {
  const before = ['a', 'b', 'c', 'd'].map((id, i) =>
    paper(id, `2025-01-0${i + 1}`, { title: i === 0 ? 'Preface' : id }),
  );
  const after = [...before, paper('e', '2025-01-05', { title: 'Preface' })];
  const again = renderedAgain(make({ entries: before }), make({ entries: after }));
  assert.equal(
    again.filter(file => file.startsWith('papers/')),
    ['papers/a.html', 'papers/d.html', 'papers/e.html'],
  );
});

test('a summary by the editor is never exported as an abstract', () => {
  const five = files.get('papers/five.html')!;
  assert.match(five, 'Summary by the editor');
  assert.not.match(five, '>Abstract<');
  assert.not.match(five, '"abstract":');
  assert.not.match(five, 'citation_abstract"');
  // What Zotero and search engines take for an abstract where none is stated.
  for (const name of ['name="description"', 'property="og:description"'])
    assert.not.match(new RegExp(`<meta ${name} content="([^"]*)"`).exec(five)![1]!, /propose|flies/);
  assert.not.match(files.get('days/2025-02-28.ris')! + files.get('days/2025-02-28.bib')!, /propose five/i);
  assert.not.match(files.get('days/2025-02-28.csl.json')!, /propose five/i);
  assert.match(
    files.get('papers/three.html')!,
    '<meta name="citation_abstract" content="We propose three. It flies.">',
  );
});

test('an abstract stands on its page twice: to be read, and where reference managers look for it', () => {
  const three = files.get('papers/three.html')!;
  assert.is(three.split('We propose three. It flies.').length - 1, 2);
});

test('COinS stand on the pages of a day and a topic, and double no long list', () => {
  for (const [file, text] of htmlFiles)
    if (/^(?:days|topics)\/.*<article class="paper/s.test(file + text)) assert.match(text, 'class="Z3988"', file);
  for (const [file, text] of htmlFiles) assert.not.match(text, /<li class="line">(?:(?!<\/li>).)*Z3988/s, file);
});

test('structured data can be read back', () => {
  for (const [file, text] of htmlFiles)
    for (const [, json] of text.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)) {
      const data = JSON.parse(json!) as Record<string, unknown>;
      const type = file.startsWith('papers/')
        ? 'ScholarlyArticle'
        : file === 'index.html'
          ? 'WebSite'
          : 'CollectionPage';
      assert.is(data['@type'], type, file);
      const about = data[type === 'ScholarlyArticle' ? 'mainEntityOfPage' : 'url'];
      assert.is(about, site.url + (file === 'index.html' ? '' : file));
    }
});

test('a day: picks first, then topics, what is listed again, the note', () => {
  const day = files.get('days/2025-03-02.html')!;
  assert.ok(day.indexOf('id="picks"') < day.indexOf('id="other"'));
  assert.match(day, 'All about <em>tails</em>.');
  assert.match(day, /Also listed.*papers\/three\.html/s);
  assert.match(day, 'Withdrawn');
});

test('a month whose days are of one week names that week, one of several weeks is a calendar', () => {
  const index = (...days: string[]) =>
    textsOf(make({ entries: days.map(day => paper(`of-${day}`, day)), days: [] })).get('days/index.html')!;
  const one = index('2025-03-05', '2025-03-07');
  assert.match(one, /weeks\/2025-W10\.html">Week 10, /);
  assert.not.match(one, '<table');
  assert.match(index('2025-03-05', '2025-03-12'), '<table class="calendar"');
});

test('counts of thousands are set with a comma in every list', () => {
  const many = Array.from({ length: 1001 }, (_, i) => paper(`p${i}`, '2025-03-02', { issued: '2024' }));
  const listing = textsOf(make({ entries: many, days: [] }));
  const shown = [...listing].flatMap(([file, text]) =>
    Array.from(text.matchAll(/class="count">(\d{4,})</g), ([, count]) => `${file}: ${count}`),
  );
  assert.equal(shown, []);
  assert.match(listing.get('topics/index.html')!, '<span class="count">1,001</span>');
});

test('the front page has all picks of the day, and has them first', () => {
  const many = Array.from({ length: 14 }, (_, i) =>
    paper(`p${i}`, '2025-03-02', { topics: [`topic-${i}`], pick: i === 3 || i === 11 || undefined }),
  );
  const home = textsOf(make({ entries: many })).get('index.html')!;
  const order = [...home.matchAll(/<article class="paper([^"]*)">\s*<h3><a href="papers\/(p\d+)\.html"/g)];
  assert.equal(
    order.slice(0, 2).map(([, , id]) => id),
    ['p11', 'p3'],
  );
  assert.equal(
    order.map(([, kind]) => kind!.includes('pick')),
    order.map((_, i) => i < 2),
  );
  assert.is(order.length, 9);
});

/** So many papers are on a page of a day, and on one of a topic's archive. */
const [DAY_PAGE, TOPIC_PAGE] = [300, 60];

test('a long day and a long topic are paged', () => {
  const many = Array.from({ length: DAY_PAGE + 5 }, (_, i) => paper(`p${i}`, '2025-03-02'));
  const long = textsOf(make({ entries: many }));
  assert.ok(long.has('days/2025-03-02-2.html') && !long.has('days/2025-03-02-3.html'));
  const onPages = ['days/2025-03-02.html', 'days/2025-03-02-2.html'].flatMap(file =>
    [...long.get(file)!.matchAll(/<h3><a href="\.\.\/papers\/(p\d+)\.html/g)].map(match => match[1]),
  );
  assert.is(new Set(onPages).size, DAY_PAGE + 5);
  const archives = Math.floor(many.length / TOPIC_PAGE) - 1;
  assert.ok(
    long.has(`topics/tails-archive-${archives}.html`) && !long.has(`topics/tails-archive-${archives + 1}.html`),
  );
});

test('a new paper touches what shows it and no more', () => {
  const many = Array.from({ length: 5 * TOPIC_PAGE }, (_, i) => paper(`p${i}`, `2025-02-${10 + (i % 9)}`));
  const touched = renderedAgain(make({ entries: many }), make({ entries: [...many, paper('new', '2025-02-28')] }));
  assert.ok(touched.includes('rss.xml'));
  assert.equal(pagesOf(touched), [
    'days/2025-02-18.html',
    'days/2025-02-28.html',
    'days/2025-03-02.html',
    'months/2025-02.html',
    // A day names the one before it and the one after, and its week and its month read it whole.
    'months/2025-03.html',
    'papers/new.html',
    'papers/p107.html',
    'topics/tails.html',
    'weeks/2025-W08.html',
    'weeks/2025-W09.html',
  ]);
});

test('what shows a change is rendered again, and no more', () => {
  const edit = (id: string, change: Partial<PaperEntry>) =>
    make({ entries: entries.map(entry => (entry.id === id ? { ...entry, ...change } : entry)) });
  const abstract = touchedBy(edit('four', { abstract: 'We propose a knot.' }));
  for (const file of ['papers/four.html', 'days/2025-02-28.html', 'topics/tails.html', 'rss.xml'])
    assert.ok(abstract.includes(file), file);
  for (const file of ['papers/one.html', 'days/2025-03-02.html', 'topics/strings.html'])
    assert.not(abstract.includes(file), file);
  const retitled = touchedBy(edit('three', { title: 'A new name' }));
  for (const file of [
    'papers/one.html',
    'papers/two.html',
    'papers/five.html',
    'papers/old-three.html',
    'days/2025-03-02.html',
  ])
    assert.ok(retitled.includes(file), file);
  const renamed = touchedBy(make({ topics: [{ ...topics[0]!, name: 'Tails, renamed' }, topics[1]!] }));
  assert.ok(renamed.includes('papers/one.html') && !renamed.includes('papers/five.html'));
  const always = siteTemplates().flatMap(template => (template.always ? [...template.pages(make())] : []));
  const another = touchedBy(make({ site: { ...site, name: 'Other' } }));
  assert.is(another.length + always.length, files.size, 'the site’s name is on every page');
  assert.equal(pagesOf(touchedBy(make({ days: [{ ...days[0]!, note: 'Other.' }] }))), [
    'days/2025-03-02.html',
    'months/2025-03.html',
    'weeks/2025-W09.html',
  ]);
});

test('a page rendered from the same content has the same bytes, in any time zone', () => {
  const zone = process.env['TZ'];
  process.env['TZ'] = 'Pacific/Kiritimati';
  assert.equal([...textsOf(make({ entries: [...entries].reverse() }))], [...files]);
  process.env['TZ'] = zone;
});

test('an empty digest has its pages', () => {
  const empty = textsOf(make({ entries: [], days: [], topics: [] }));
  assert.match(empty.get('index.html')!, 'Nothing is listed yet');
  assert.not.ok(empty.has('feed.xml') || empty.has('rss.xml') || empty.has('feeds.opml'), 'no empty feed');
  assert.ok(empty.has('days/index.html') && empty.has('404.html') && empty.has('sitemap.xml'));
});

test('a redirect leads to the entry that a merged one became', () => {
  assert.match(files.get('papers/old-three.html')!, 'content="0; url=three.html"');
});

test('names stand under the letter that theirs is to readers, whatever is struck through or joined in it', () => {
  const author = ['Zoë Zed', 'Þór Þorvaldsson', 'Ana Đorđević', 'Eva Ægir', 'Jan Øre', 'Ira Évora', 'Bo Two'];
  const both = [paper('a', '2025-03-02', { author }), paper('b', '2025-03-01', { author })];
  const index = textsOf(make({ entries: both })).get('authors/index.html')!;
  assert.equal(
    Array.from(index.matchAll(/<bdi>([^<]*)<\/bdi>/g), ([, name]) => name!.split(' ')[1]),
    ['Ægir', 'Đorđević', 'Évora', 'Øre', 'Þorvaldsson', 'Two', 'Zed'],
  );
});

test('names that are on several pages stand in one script too, for the search among them', () => {
  const author = Array.from({ length: 1201 }, (_, i) => `Ada Name${i}`);
  const both = [
    paper('a', '2025-03-02', { author }),
    paper('b', '2025-03-01', { author: [...author, 'Zoë </script>'] }),
  ];
  const made = textsOf(make({ entries: both }));
  const names = JSON.parse(/^var broadsheetNames=(.*)\n$/.exec(made.get('authors/names.js')!)![1]!) as string[][];
  assert.is(names.length, 1201);
  assert.ok(names.every(([, file]) => made.has(`authors/${file}`)));
  assert.match(made.get('authors/by/n-2.html')!, 'data-names="../names.js"');
  assert.match(made.get('authors/index.html')!, 'data-names="names.js"');
  assert.not.ok(files.has('authors/names.js'), 'one page has all names');
});

test('the feed has one item a day, absolute links and permanent ids', () => {
  const rss = files.get('rss.xml')!;
  assert.is(rss.split('<item>').length - 1, 3);
  assert.match(rss, 'tag:kites.example,2025-01-01:day:2025-03-02</guid>');
  assert.match(rss, '<pubDate>Sun, 02 Mar 2025 00:00:00 GMT</pubDate>');
  assert.not.match(rss, /<script|<math|href=&quot;(?!https?:)/);
});

test('a navigation or a foot that was said to have no links has none, and no empty place for them', () => {
  const about = textsOf(make({ site: { ...site, nav: [], footer: { links: [] } } })).get('about.html')!;
  assert.not.match(about, '<nav aria-label="Site"');
  assert.not.match(about.slice(about.indexOf('<footer class="foot">')), '<a href="about.html"');
  assert.not.match(about, '<p></p>');
});

test.run();
