import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { test } from 'uvu';
import * as assert from 'uvu/assert';
import { build as buildSite } from '../../src/build/build.ts';
import { readArchive } from '../../src/content/content-folder.ts';
import { leaveOut } from '../../src/curate/leave-out.ts';
import { mergeEntries } from '../../src/curate/merge-entries.ts';
import { splitEntry } from '../../src/curate/split-entry.ts';
import { undoDump } from '../../src/curate/undo-dump.ts';
import { ContentError, formatDiagnostic } from '../../src/diagnostic.ts';
import { check as lookOver } from '../../src/digest/check-content.ts';
import { openPublished } from '../../src/digest/published-file.ts';
import { ingest } from '../../src/ingest/ingest.ts';
import { paperList, posterSession } from '../ingest/a-content-folder.ts';
import { writeDefaults } from './broadsheet.ts';

/** Two people keep one digest in git: each ingests and builds on a branch, and git merges the branches. */

const home = fs.mkdtempSync(path.join(os.tmpdir(), 'two-curators-'));
let root = path.join(home, 'start');
let content = path.join(root, 'content');
test.before(async () => {
  writeDefaults(content);
  fs.copyFileSync(new URL('../../content/.gitattributes', import.meta.url), path.join(content, '.gitattributes'));
  git('init', '--quiet', '--initial-branch=main');
  await publish('2025-05-01-start.txt', 'A Known Paper on Kites', 'Another Known Paper on Tails');
});
test.before.each(() => {
  root = fs.mkdtempSync(path.join(home, 'work-'));
  content = path.join(root, 'content');
  fs.cpSync(path.join(home, 'start'), root, { recursive: true });
});
test.after(() => fs.rmSync(home, { recursive: true, force: true }));

/** @returns whether git was content with it */
function git(...words: string[]): boolean {
  const own = ['user.name=A', 'user.email=a@example.org', 'commit.gpgsign=false', 'core.autocrlf=false'];
  const env = { ...process.env, GIT_CONFIG_GLOBAL: os.devNull, GIT_CONFIG_NOSYSTEM: '1' };
  return spawnSync('git', [...own.flatMap(it => ['-c', it]), ...words], { cwd: content, env }).status === 0;
}

const at = (file: string): string => path.join(content, file);
const read = (file: string): string => fs.readFileSync(at(file), 'utf8');
const check = async (): Promise<string> => (await lookOver(content)).problems.map(formatDiagnostic).join('\n');

/** @returns why nothing was built; empty where it was */
async function build(now = '2025-11-20T01:00:00Z'): Promise<string> {
  const places = { content, output: path.join(root, 'site'), cache: path.join(root, 'cache') };
  try {
    await buildSite({ ...places, today: now.slice(0, 10), now, index: false, kinds: ['feeds'], warn: () => {} });
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return error.message;
  }
  return '';
}

async function publish(dump: string, ...titles: string[]): Promise<void> {
  fs.writeFileSync(at(`dumps/${dump}`), posterSession(...titles.map(title => ({ title }))));
  await commit(dump);
}

/** Builds, and commits all of it. */
async function commit(says: string): Promise<void> {
  assert.is(await build(), '');
  git('add', '--all');
  git('commit', '--quiet', '--message', says);
}

/** Both curators begin where the other does. @returns whether git merged what they did */
async function work(mine: () => Promise<void>, theirs: () => Promise<void>): Promise<boolean> {
  git('checkout', '--quiet', '-b', 'theirs');
  await theirs();
  git('checkout', '--quiet', 'main');
  await mine();
  return git('merge', '--no-edit', 'theirs');
}

/** What each paper's file names as its dumps. */
const dumpsOf = (id: string): string[] =>
  readArchive(content)
    .entries.find(entry => entry.id === id)!
    .provenance.map(({ dump }) => dump);

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
