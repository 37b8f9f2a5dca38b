import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { identify } from '../../src/editorial/identity.ts';
import { PaperIndex } from '../../src/editorial/match.ts';
import { printing } from '../../src/editorial/printing.ts';
import type { Paper } from '../../src/paper.ts';

type Said = Paper & { printed?: { volume?: string; issue?: string; page?: string } };

const LONG = 'A Slow Survey of Pebbles Carried by Winter Waves';
const ABSTRACT =
  'We follow four hundred pebbles along one beach for a winter and find that the large ones travel further than the small.';

function identity({ printed, ...paper }: Said) {
  const place = printed && printing(printed);
  return identify(paper, place === undefined ? [] : [place]);
}

test('a listing without authors, where several papers have its title, waits for a person', () => {
  const said: Record<string, Said> = {
    a: { title: LONG, author: ['Ada Alder'] },
    b: { title: LONG, author: ['Zoe Zander'], abstract: ABSTRACT },
  };
  const index = new PaperIndex(id => said[id] && identity(said[id]));
  for (const id of Object.keys(said)) index.add(id, [`title:${identity(said[id]!).title}`]);
  const match = index.find(identity({ title: LONG }));
  assert.is(match.id, undefined);
  assert.equal(
    match.doubtful.map(({ id }) => id),
    ['a', 'b'],
  );
  assert.is(index.find(identity({ title: LONG, abstract: ABSTRACT })).id, 'b', 'the abstract tells');
  assert.is(index.find(identity({ title: LONG, author: ['Z. Zander'] })).id, 'b', 'the author tells');
});

test('a listing without a title is the paper of its abstract, unless it names other authors', () => {
  const known = identity({ title: LONG, author: ['Ada Alder'], abstract: ABSTRACT });
  const index = new PaperIndex(() => known);
  index.add('a', [`abstract:${known.abstract}`]);
  assert.is(index.find(identity({ abstract: ABSTRACT })).id, 'a');
  assert.is(index.find(identity({ abstract: ABSTRACT, author: ['A. Alder'] })).id, 'a');
  assert.equal(index.find(identity({ abstract: ABSTRACT, author: ['Zoe Zander'] })), {
    doubtful: [{ id: 'a', why: 'the same abstract, but no author in common' }],
  });
});

test('among thousands of one title the same paper is found, and a new one has one doubt', () => {
  const said = new Map<string, Said>();
  const add = (id: string, paper: Said) => {
    said.set(id, paper);
    index.add(id, [`title:${identity(paper).title}`]);
  };
  let looked = 0;
  const index = new PaperIndex(id => {
    looked++;
    return identity(said.get(id)!);
  });
  for (let i = 0; i < 3000; i++)
    add(`p${i}`, {
      title: 'Editorial',
      author: ['Ada Alder'],
      issued: String(1900 + (i % 100)),
      printed: { volume: String(i), page: '1' },
    });
  for (let i = 0; i < 3000; i++) add(`q${i}`, { title: 'Editorial', author: [`Q${i} Person${i}`] });
  const find = (paper: Said) => index.find(identity(paper));
  find({ title: 'Editorial' });
  looked = 0;
  assert.is(
    find({ title: 'Editorial', author: ['Ada Alder'], issued: '1977', printed: { volume: '2077', page: '1' } }).id,
    'p2077',
  );
  const other = find({ title: 'Editorial', author: ['Nobody Else'], issued: '1977' });
  assert.equal(other, { doubtful: [{ id: 'p0', why: 'the same title, but no author in common' }] });
  assert.ok(looked < 200, `${looked} papers were looked at`);
});

test.run();
