import fs from 'node:fs';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { undoDump } from '../../src/curate/undo-dump.ts';
import { openPublished } from '../../src/digest/published-file.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { paperList, posterSession } from '../ingest/a-content-folder.ts';
import {
  at,
  begin,
  build,
  check,
  commit,
  content,
  dumpsOf,
  end,
  git,
  publish,
  read,
  renew,
  work,
} from './two-branches.ts';

/** Two people keep one digest in git: each ingests and builds on a branch, and git merges the branches. */

test.before(begin);
test.before.each(renew);
test.after(end);

test('what two branches brought is merged by git without a conflict, and the next build has all of it', async () => {
  const merged = await work(
    () => publish('2025-06-01-mine.txt', 'My Study of Winds', 'My Study of Strings'),
    () => publish('2025-06-02-theirs.txt', 'Their Study of Winds', 'Their Study of Strings'),
  );
  assert.ok(merged);
  assert.type(JSON.parse(read('published.json')), 'object');
  assert.is(await check(), '');
  assert.is(await build(), '');
  const { items } = openPublished(at('published.json'));
  for (const key of ['day:2025-06-01', 'day:2025-06-02', 'paper:my-study-of-winds', 'paper:their-study-of-strings'])
    assert.ok(items.has(key), key);
  assert.is(read('published.json').split('\n').length, items.size + 4, 'one line for each item');
});

test('of an item that both branches changed, the later time counts', async () => {
  const edit = (title: string, words: string, time: string) => async () => {
    const file = at(`papers/2025/${title}.md`);
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('\nlisted:', `\nnote: ${words}\nlisted:`));
    await build(time);
    git('commit', '--quiet', '--all', '--message', words);
  };
  const merged = await work(
    edit('a-known-paper-on-kites', 'mine', '2025-11-20T02:00:00Z'),
    edit('another-known-paper-on-tails', 'theirs', '2025-11-20T03:00:00Z'),
  );
  assert.ok(merged);
  const { items } = openPublished(at('published.json'));
  assert.is(items.get('day:2025-05-01')!.published, '2025-05-01T00:00:00Z');
  assert.is(items.get('day:2025-05-01')!.updated, '2025-11-20T03:00:00Z');
  assert.is(items.get('paper:a-known-paper-on-kites')!.updated, '2025-11-20T02:00:00Z');
});

test('of an item that both branches changed alike, the earlier time stays: nothing changed since', async () => {
  const file = at('papers/2025/a-known-paper-on-kites.md');
  fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('\nlisted:', '\nnote: read twice\nlisted:'));
  git('commit', '--quiet', '--all', '--message', 'before both');
  const publishAt = (time: string) => async () => {
    assert.is(await build(time), '');
    git('commit', '--quiet', '--all', '--message', time);
  };
  assert.ok(await work(publishAt('2025-11-20T02:00:00Z'), publishAt('2025-11-20T03:00:00Z')));
  assert.is(await build('2025-11-20T04:00:00Z'), '');
  const { items } = openPublished(at('published.json'));
  for (const key of ['paper:a-known-paper-on-kites', 'day:2025-05-01'])
    assert.is(items.get(key)!.updated, '2025-11-20T02:00:00Z', key);
});

test('a paper that both branches published on its day, each with other words, has changed', async () => {
  const edit = (words: string, dump: string) => async () => {
    fs.writeFileSync(at(`dumps/${dump}`), posterSession({ title: 'A New Paper of Both' }));
    await ingest({ content, today: '2025-11-20', warn: () => {} });
    const file = at('papers/2025/a-new-paper-of-both.md');
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('\nlisted:', `\nnote: ${words}\nlisted:`));
    await publish('2025-06-02-more.txt', 'A Known Paper on Kites');
  };
  assert.not(await work(edit('mine', '2025-06-01-mine.txt'), edit('theirs', '2025-06-01-theirs.txt')));
  for (const side of ['ours', 'theirs']) {
    git('checkout', `--${side}`, 'papers', 'ledger');
    assert.is(await build('2025-11-20T04:00:00Z'), '');
    const item = openPublished(at('published.json')).items.get('paper:a-new-paper-of-both')!;
    assert.equal([item.published, item.updated], ['2025-06-01T00:00:00Z', '2025-11-20T04:00:00Z'], side);
    git('checkout', '--merge', 'published.json');
  }
});

test('what one branch took back stays gone, although the other published beside it', async () => {
  await publish('2025-06-01-first.txt', 'A Known Paper on Kites Without Tails');
  const merged = await work(
    async () => {
      await undoDump(content, '2025-06-01-first.txt', false, () => {});
      assert.is(await build(), '');
      git('add', '--all');
      git('commit', '--quiet', '--message', 'taken back');
    },
    () => publish('2025-06-02-theirs.txt', 'A Known Paper on Kites Without Strings'),
  );
  assert.ok(merged);
  assert.is(await build(), '');
  const { items } = openPublished(at('published.json'));
  assert.is(items.get('paper:a-known-paper-on-kites-without-tails')!.gone, true);
  assert.not(items.get('paper:a-known-paper-on-kites-without-strings')!.gone);
});

for (const side of ['ours', 'theirs'])
  test(`where both listed the same papers, taking ${side} and reading again brings back what the others say`, async () => {
    const merged = await work(
      () => publish('2025-06-01-mine.txt', 'A Known Paper on Kites', 'A New Paper of Both'),
      () => publish('2025-06-02-theirs.txt', 'A Known Paper on Kites', 'A New Paper of Both'),
    );
    assert.not(merged);
    const said = await check();
    assert.match(said, /papers\/2025\/a-known-paper-on-kites\.md:\d+: error: .*merge conflict/);
    assert.match(said, /papers\/2025\/a-new-paper-of-both\.md:\d+: error: .*merge conflict/);
    assert.match(said, /ledger\/2025-05-01-start\.json:\d+: error: .*merge conflict.*\n.*git checkout --ours/);
    assert.match(await build(), /\.(?:md|json):\d+: error: .*merge conflict/);

    git('checkout', `--${side}`, '.');
    assert.match(await check(), /a-known-paper-on-kites\.md:\d+: warning: .*\n.*broadsheet ingest --again/);
    await ingest({ content, again: true, today: '2025-11-20', warn: () => {} });
    assert.is(await build(), '');
    assert.is(await check(), '');
    const all = ['2025-06-01-mine.txt', '2025-06-02-theirs.txt'];
    assert.equal(dumpsOf('a-known-paper-on-kites'), ['2025-05-01-start.txt', ...all]);
    assert.equal(dumpsOf('a-new-paper-of-both'), all);
  });

for (const side of ['ours', 'theirs'])
  test(`where each has a new paper from another kind of page, taking ${side} and reading again gives it what both say`, async () => {
    const title = 'A New Paper of Both';
    const theirs = paperList({ title, date: 'Published on Jun 2, 2025' });
    const merged = await work(
      () => publish('2025-06-01-mine.txt', title),
      async () => {
        fs.writeFileSync(at('dumps/2025-06-02-theirs.txt'), theirs);
        await commit('theirs');
      },
    );
    assert.not(merged);
    git('checkout', `--${side}`, '.');
    await ingest({ content, again: true, today: '2025-11-20', warn: () => {} });
    const text = read('papers/2025/a-new-paper-of-both.md');
    for (const said of ['author:\n  - Ada Alder\n  - Ben Birch\n', 'event:\n', 'issued: "2025-06-02"'])
      assert.match(text, said);
    assert.is(await check(), '');
  });

test('a paper of which the other took a listing back, while git took the ledger from before, takes new listings', async () => {
  await publish('2025-06-01-study.txt', 'A Known Paper on Kites');
  const merged = await work(
    () => publish('2025-06-02-mine.txt', 'Another Known Paper on Tails'),
    async () => {
      await undoDump(content, '2025-06-01-study.txt', false, () => {});
      await commit('taken back');
    },
  );
  assert.not(merged, 'both wrote into the ledger of the first dump');
  git('checkout', '--ours', 'ledger');
  await ingest({ content, again: true, today: '2025-11-20', warn: () => {} });
  await publish('2025-06-03-more.txt', 'A Known Paper on Kites');
  assert.equal(dumpsOf('a-known-paper-on-kites'), ['2025-05-01-start.txt', '2025-06-03-more.txt']);
  assert.is(await check(), '');
});

test('both lists of a paper’s listings, kept by hand, stay ingestion’s', async () => {
  await work(
    () => publish('2025-06-01-mine.txt', 'A Known Paper on Kites'),
    () => publish('2025-06-02-theirs.txt', 'A Known Paper on Kites'),
  );
  const paper = 'papers/2025/a-known-paper-on-kites.md';
  fs.writeFileSync(at(paper), read(paper).replace(/^(?:<{7}|={7}|>{7}).*\n/gm, ''));
  git('checkout', '--ours', 'ledger');
  assert.is(await check(), '');
  await publish('2025-06-03-later.txt', 'A Known Paper on Kites');
  assert.equal(dumpsOf('a-known-paper-on-kites').length, 4);
});

test('without what git is told, both sides of published.json may stay', async () => {
  fs.rmSync(at('.gitattributes'));
  git('commit', '--quiet', '--all', '--message', 'none');
  const merged = await work(
    () => publish('2025-06-01-mine.txt', 'My Study of Winds'),
    () => publish('2025-06-02-theirs.txt', 'Their Study of Winds'),
  );
  assert.not(merged);
  assert.match(await build(), /published\.json:\d+: error: .*merge conflict.*\n +Keep both sides/);
  assert.match(await check(), /published\.json:\d+: error: .*merge conflict/);
  fs.writeFileSync(at('published.json'), read('published.json').replace(/^(?:<{7}|={7}|>{7}).*\n/gm, ''));
  assert.is(await build(), '');
  assert.is(await check(), '');
});

test('the marks of a merge are said at their line in every file that a curator writes', async () => {
  const conflict = '<<<<<<< HEAD\nname: A\n=======\nname: B\n>>>>>>> theirs\n';
  const files = ['site.yaml', 'decisions.yaml', 'topics/vision.md', 'days/2025-05-01.md', 'feeds/kites.yaml'];
  for (const file of [...files, 'papers/2025/a-known-paper-on-kites.md']) {
    const before = fs.existsSync(at(file)) ? read(file) : undefined;
    fs.mkdirSync(path.dirname(at(file)), { recursive: true });
    fs.writeFileSync(at(file), `${before ?? ''}${conflict}`);
    const line = (before ?? '').split('\n').length;
    assert.match(await check(), `${file}:${line}: error: expected a file that is merged, found the marks`);
    if (before === undefined) fs.rmSync(at(file));
    else fs.writeFileSync(at(file), before);
  }
});

test('an abstract that looks like a conflict is none', async () => {
  const abstract = 'We merge:\n\n<<<<<<< ours\n\n=======\n\n>>>>>>> theirs\n\nand write down what is left of the two.';
  const issued = { 'date-parts': [[2025, 5, 1]] };
  const paper = {
    id: 'a',
    type: 'article-journal',
    issued,
    title: 'Merging Trees of Text by Hand and by Rule',
    abstract,
  };
  fs.writeFileSync(at('dumps/2025-06-01-refs.json'), JSON.stringify([paper]));
  await ingest({ content, today: '2025-11-20', warn: () => {} });
  assert.match(read('papers/2025/merging-trees-of-text-by-hand-and-by-rule.md'), '\n<<<<<<< ours\n');
  assert.is(await check(), '');
});

test.run();
