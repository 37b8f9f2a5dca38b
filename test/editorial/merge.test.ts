import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { foldListings, type Listed } from '../../src/editorial/merge.ts';

/** What listings of one paper say together: the rules by which one value is better than another. */

const CUT = 'We follow four hundred pebbles along one beach and find that the large ones';
const WHOLE = 'We follow pebbles along one beach for a winter.';
/** A whole abstract of so many letters. */
const whole = (length: number): string => `${'pebbles '.repeat(40).slice(0, length - 1)}.`;
const link = (url: string, kind: 'code' | 'other' = 'other') => ({ url, kind });

/** A rule; what the listings say, the earlier first; and what the entry says then. */
type Row = [rule: string, listings: Listed[], entry: Listed];

const RULES: Row[] = [
  ['of two titles the earlier listing’s stands', [{ title: 'One' }, { title: 'Another' }], { title: 'One' }],
  ['what only a later listing says is added', [{ title: 'One' }, { genre: 'talk' }], { title: 'One', genre: 'talk' }],
  ['of two languages the earlier listing’s stands', [{ language: 'de' }, { language: 'fr' }], { language: 'de' }],
  ['a day goes before a year', [{ issued: '2024' }, { issued: '2024-05-06' }], { issued: '2024-05-06' }],
  ['a year does not go before a day', [{ issued: '2024-05-06' }, { issued: '2025' }], { issued: '2024-05-06' }],
  [
    'of two days the earlier listing’s stands',
    [{ issued: '2024-05-06' }, { issued: '2024-05-07' }],
    { issued: '2024-05-06' },
  ],
  [
    'a journal goes before arXiv',
    [{ 'container-title': 'arXiv.org Geophysics' }, { 'container-title': 'Shore Science' }],
    { 'container-title': 'Shore Science' },
  ],
  [
    'arXiv does not go before a journal',
    [{ 'container-title': 'Shore Science' }, { 'container-title': 'arXiv' }],
    { 'container-title': 'Shore Science' },
  ],
  ['an article goes before a preprint', [{ genre: 'preprint' }, { genre: 'article' }], { genre: 'article' }],
  ['a preprint does not go before an article', [{ genre: 'article' }, { genre: 'preprint' }], { genre: 'article' }],
  [
    'the event of which more is said stands',
    [{ event: { place: 'Hall 1' } }, { event: { session: 'Shores', place: 'Hall 2' } }],
    { event: { session: 'Shores', place: 'Hall 2' } },
  ],
  ['the higher count of comments stands', [{ comments: 3 }, { comments: 7 }], { comments: 7 }],
  ['the lower count of comments changes nothing', [{ comments: 7 }, { comments: 3 }], { comments: 7 }],
  [
    'identifiers are joined; of two of one kind the earlier stands',
    [{ identifiers: { doi: '10.1/a' } }, { identifiers: { doi: '10.1/b', arxiv: '2103.00001' } }],
    { identifiers: { arxiv: '2103.00001', doi: '10.1/a' } },
  ],
  [
    'links are joined; an address stands once, as the earlier listing calls it',
    [
      { links: [link('https://a.example/', 'code')] },
      { links: [link('https://a.example/'), link('https://b.example/')] },
    ],
    { links: [link('https://a.example/', 'code'), link('https://b.example/')] },
  ],
  [
    'all names go before some, and with them goes that they were some',
    [{ author: ['Ada Alder'], 'authors-complete': false }, { author: ['Ada Alder', 'Ben Birch'] }],
    { author: ['Ada Alder', 'Ben Birch'] },
  ],
  [
    'some names do not go before all',
    [{ author: ['Ada Alder'] }, { author: ['Ada Alder', 'Ben Birch'], 'authors-complete': false }],
    { author: ['Ada Alder'] },
  ],
  [
    'some names go before none, and that they are some comes with them; the count stays',
    [{ 'author-count': 3 }, { author: ['Ada Alder'], 'authors-complete': false }],
    { author: ['Ada Alder'], 'authors-complete': false, 'author-count': 3 },
  ],
  [
    'all names end the count of authors',
    [{ 'author-count': 3 }, { author: ['Ada Alder', 'Ben Birch'] }],
    { author: ['Ada Alder', 'Ben Birch'] },
  ],
  [
    'a count of authors is nothing beside all names',
    [{ author: ['Ada Alder'] }, { 'author-count': 3 }],
    { author: ['Ada Alder'] },
  ],
  [
    'the authors’ abstract goes before an editor’s, and is not called the editor’s any more',
    [{ abstract: whole(200), 'abstract-by': 'editor' }, { abstract: WHOLE }],
    { abstract: WHOLE },
  ],
  [
    'an editor’s summary does not go before the authors’ abstract, however long',
    [{ abstract: WHOLE }, { abstract: whole(300), 'abstract-by': 'editor' }],
    { abstract: WHOLE },
  ],
  [
    'an editor’s summary goes before none, and is called the editor’s',
    [{ title: 'One' }, { abstract: WHOLE, 'abstract-by': 'editor' }],
    { title: 'One', abstract: WHOLE, 'abstract-by': 'editor' },
  ],
  [
    'a whole abstract goes before one that is cut off, though it is shorter',
    [{ abstract: CUT }, { abstract: WHOLE }],
    { abstract: WHOLE },
  ],
  [
    'an abstract that is cut off does not go before a whole one',
    [{ abstract: WHOLE }, { abstract: CUT.repeat(3) }],
    { abstract: WHOLE },
  ],
  [
    'of two whole abstracts, one more than a fifth longer goes before',
    [{ abstract: whole(100) }, { abstract: whole(121) }],
    { abstract: whole(121) },
  ],
  [
    'of two whole abstracts that are about as long, the earlier stands',
    [{ abstract: whole(100) }, { abstract: whole(120) }],
    { abstract: whole(100) },
  ],
  [
    'a curator’s words for all papers of a dump stand, the earlier dump’s first',
    [
      { pick: true, note: 'Mine.' },
      { note: 'Another.', topics: ['graphs'], status: 'retracted' },
    ],
    { pick: true, note: 'Mine.', topics: ['graphs'], status: 'retracted' },
  ],
];

for (const [rule, listings, entry] of RULES) test(rule, () => assert.equal(foldListings(listings).paper, entry));

test('each field is known by the listing that gave it, and one that went by none', () => {
  const { giver } = foldListings([
    { title: 'One', issued: '2024', 'author-count': 2 },
    { title: 'Another', issued: '2024-05', author: ['Ada Alder', 'Ben Birch'] },
    { genre: 'talk' },
  ]);
  assert.equal(
    [...giver],
    [
      ['title', 0],
      ['issued', 1],
      ['author', 1],
      ['genre', 2],
    ],
  );
});

test.run();
