import fs from 'node:fs';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { leaveOut } from '../../src/curate/leave-out.ts';
import { mergeEntries } from '../../src/curate/merge-entries.ts';
import { splitEntry } from '../../src/curate/split-entry.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { paperList } from '../ingest/a-content-folder.ts';
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

/** Of two people who keep one digest in git, each merges papers, or one merges what the other edits. */

test.before(begin);
test.before.each(renew);
test.after(end);

/** Merges two papers, and writes more into the one that stays. */
const mergeInto =
  (kept: string, other: string, more = '') =>
  async () => {
    await mergeEntries(content, kept, other, () => {});
    const file = at(`papers/2025/${kept}.md`);
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('\nlisted:', `${more}\nlisted:`));
    await commit('merged');
  };
const split = (id: string) => splitEntry(content, id, {}, () => {});
/** The commands that `check` says to paste for what is set aside. */
const saidSplits = async (): Promise<string[]> =>
  [...(await check()).matchAll(/broadsheet split (\S+)/g)].map(([, id]) => id!);

for (const side of ['ours', 'theirs'])
  for (const more of ['', '\nnote: Read this first.'])
    test(`two papers that each merged into the other are lost in a merge by git, check says so, and one command brings them back (${side}, ${more ? 'one edited' : 'none edited'})`, async () => {
      await publish('2025-06-01-study.txt', 'My Study of Winds');
      const [kites, winds] = ['a-known-paper-on-kites', 'my-study-of-winds'];
      const before = papersNow();
      assert.not(await work(mergeInto(kites, winds, more), mergeInto(winds, kites)));
      git('checkout', `--${side}`, '.');
      for (const again of [false, true]) {
        if (again) await ingest({ content, again: true, today: '2025-11-20', warn: () => {} });
        assert.match(await check(), /set-aside\/papers\/2025\/a-known-paper-on-kites\.md: error: .* \[lost-merge\]/);
        assert.equal((await saidSplits()).sort(), [kites, winds], 'either way is said');
      }
      assert.match(await build(), `paper:${kites}, paper:${winds} [lost-ids]`);
      await split(kites);
      assert.is(await check(), '');
      assert.is(await build(), '');
      assert.equal(dumpsOf(kites), ['2025-05-01-start.txt', '2025-06-01-study.txt']);
      assert.match(read(`papers/2025/${kites}.md`), `aliases:\n  - ${winds}\n`);
      if (more) assert.match(read(`papers/2025/${kites}.md`), more.trim());
      await ingest({ content, again: true, today: '2025-11-20', warn: () => {} });
      assert.is(await check(), '');
      await split(winds);
      assert.equal(fs.existsSync(at('decisions.yaml')), false);
      for (const [file, text] of Object.entries(before))
        assert.is(read(file).replace(more.trim() && `${more.trim()}\n`, ''), text, file);
      assert.is(await check(), '');
    });

/** The text of each paper's file. */
function papersNow(): Record<string, string> {
  const files = fs.readdirSync(at('papers/2025')).map(name => `papers/2025/${name}`);
  return Object.fromEntries(files.map(file => [file, read(file)]));
}

test('where git took the ledger from before a merge, what the merge gave still goes with the paper that is split off', async () => {
  const third = 'a-third-known-paper-on-strings';
  fs.writeFileSync(
    at('dumps/2025-05-02-more.txt'),
    paperList({ title: 'A Third Known Paper on Strings', date: 'Published on May 2, 2025' }),
  );
  await commit('a third');
  const before = read('papers/2025/a-known-paper-on-kites.md');
  await mergeInto('a-known-paper-on-kites', third, '\nnote: Mine.')();
  assert.match(read('papers/2025/a-known-paper-on-kites.md'), 'issued: "2025-05-02"');
  git('checkout', 'HEAD~1', '--', 'ledger');
  await ingest({ content, again: true, today: '2025-11-20', warn: () => {} });
  await split(third);
  assert.is(read('papers/2025/a-known-paper-on-kites.md').replace('note: Mine.\n', ''), before);
});

test('where git took the ledger from before a split, what is split off still follows its dump', async () => {
  const third = 'a-third-known-paper-on-strings';
  const page = paperList({ title: 'A Third Known Paper on Strings', date: 'Published on May 2, 2025' });
  fs.writeFileSync(at('dumps/2025-05-02-more.txt'), page);
  await commit('a third');
  await mergeInto('a-known-paper-on-kites', third, '\nnote: Mine.')();
  await split(third);
  await commit('split');
  git('checkout', 'HEAD~1', '--', 'ledger');
  await ingest({ content, again: true, today: '2025-11-20', warn: () => {} });
  assert.is(git('diff', '--quiet', 'HEAD', '--', 'papers'), true);
  fs.writeFileSync(at('dumps/2025-05-02-more.txt'), page.replace('May 2, 2025', 'May 1, 2025'));
  await ingest({ content, today: '2025-11-20', warn: () => {} });
  assert.match(read(`papers/2025/${third}.md`), 'issued: "2025-05-01"');
});

test('a paper that one merged away, and whose keeper the other merged into a third, is found and comes back', async () => {
  await publish('2025-06-01-study.txt', 'My Study of Winds');
  const [kites, tails, winds] = ['a-known-paper-on-kites', 'another-known-paper-on-tails', 'my-study-of-winds'];
  await work(mergeInto(kites, winds), mergeInto(tails, kites));
  git('checkout', '--theirs', '.');
  assert.equal(await saidSplits(), [winds]);
  await split(winds);
  assert.is(await check(), '');
  assert.is(await build(), '');
  await ingest({ content, again: true, today: '2025-11-20', warn: () => {} });
  assert.equal(dumpsOf(winds), ['2025-06-01-study.txt']);
  assert.equal(dumpsOf(tails), ['2025-05-01-start.txt', '2025-05-01-start.txt']);
  assert.is(await check(), '');
});

test('a paper that one merged away, where the other edited the one that was kept and that side is taken, is found and comes back', async () => {
  await publish('2025-06-01-study.txt', 'My Study of Winds');
  const [kites, winds] = ['a-known-paper-on-kites', 'my-study-of-winds'];
  const edit = async () => {
    const file = at(`papers/2025/${kites}.md`);
    fs.writeFileSync(file, fs.readFileSync(file, 'utf8').replace('\nprovenance:', '\naliases: [kites]\nprovenance:'));
    await commit('edited');
  };
  assert.not(await work(mergeInto(kites, winds), edit));
  git('checkout', '--theirs', '.');
  await ingest({ content, again: true, today: '2025-11-20', warn: () => {} });
  assert.equal(await saidSplits(), [winds]);
  await split(winds);
  assert.is(await check(), '');
  assert.is(await build(), '');
  assert.equal(dumpsOf(winds), ['2025-06-01-study.txt']);
});

test('what one wrote in a paper that the other merged away is said to be lost, and the commands that are said bring it to the other', async () => {
  await publish('2025-06-01-study.txt', 'My Study of Winds');
  const [kites, winds] = ['a-known-paper-on-kites', 'my-study-of-winds'];
  const edit = async () => {
    const file = at(`papers/2025/${winds}.md`);
    fs.writeFileSync(
      file,
      fs.readFileSync(file, 'utf8').replace('\nlisted:', '\nnote: Read this.\npick: true\nlisted:'),
    );
    await commit('edited');
  };
  assert.ok(await work(mergeInto(kites, winds), edit), 'git sees no conflict');
  const said = await check();
  assert.match(said, /set-aside\/papers\/2025\/my-study-of-winds\.md: warning: .*\(note, pick\).* \[edited-aside\]/);
  assert.match(said, `broadsheet split ${winds} --content ${content}\n`);
  assert.match(said, `broadsheet merge ${kites} ${winds} --content ${content}`);
  await split(winds);
  await mergeEntries(content, kites, winds, () => {});
  assert.match(read(`papers/2025/${kites}.md`), /^pick: true\nnote: Read this\.$/m);
  assert.is(await check(), '');
  assert.is(await build(), '');

  const noted = `set-aside/papers/2025/${winds}.json`;
  fs.writeFileSync(at(noted), JSON.stringify({ ...JSON.parse(read(noted)), fields: undefined }));
  fs.appendFileSync(at(`set-aside/papers/2025/${winds}.md`), 'More.\n');
  assert.is(await check(), '', 'an older program noted less');
  fs.writeFileSync(at(noted), '{');
  assert.match(await check(), /my-study-of-winds\.json: error: .*\[broken-note\]/);
});

test('a listing that one took in of a paper that the other merged away is said to be lost, and reading again brings it back', async () => {
  await publish('2025-06-01-study.txt', 'My Study of Winds');
  const [kites, winds] = ['a-known-paper-on-kites', 'my-study-of-winds'];
  assert.not(await work(mergeInto(kites, winds), () => publish('2025-06-02-theirs.txt', 'My Study of Winds')));
  git('checkout', '--ours', '.');
  assert.match(
    await check(),
    /a-known-paper-on-kites\.md:\d+: warning: expected 2025-06-02-theirs\.txt.*\[lost-listing\]/,
  );
  await ingest({ content, again: true, today: '2025-11-20', warn: () => {} });
  assert.is(await check(), '');
  assert.equal(dumpsOf(kites), ['2025-05-01-start.txt', '2025-06-01-study.txt', '2025-06-02-theirs.txt']);
  assert.is(await build(), '');
});

test('what a person took away with the paper that it was merged into is no loss', async () => {
  await publish('2025-06-01-study.txt', 'My Study of Winds');
  const [kites, winds] = ['a-known-paper-on-kites', 'my-study-of-winds'];
  await mergeInto(kites, winds)();
  leaveOut(content, kites);
  assert.is(await build(), '');
  assert.is(await check(), '');
});
test.run();
