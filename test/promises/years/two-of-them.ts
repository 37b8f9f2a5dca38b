import fs from 'node:fs';
import * as assert from 'uvu/assert';
import type { ADay } from './a-day.ts';
import type { Curator } from './curator.ts';
import { bringBack, edit, merge, undo, unpick } from './deeds.ts';
import type { Paper } from './kept.ts';
import type { Look } from './look.ts';

/**
 * A day on which two curators work, each on a branch, and git merges what they did: mostly each on papers of their own, now and then
 * both list the same one.
 */
export async function workOfTwo(day: ADay, theirs: Curator, look: Look): Promise<void> {
  const { curator: mine, kept } = day;
  const pair = await pairOf(day);
  if (kept.missing.size > 0) {
    // Who deleted a file is who is asked.
    const { code, said } = await mine.build('--no-index', ...lost(day));
    assert.is(code, 0, said);
    look.times(mine);
  }
  mine.commit('before');
  if (!theirs.has('.git')) {
    fs.mkdirSync(theirs.content, { recursive: true });
    assert.ok(theirs.git('clone', '--quiet', mine.content, '.'));
  } else assert.ok(theirs.git('pull', '--quiet', '--ff-only'));
  // No two clocks say the same second.
  theirs.now = mine.now + 7;
  const other = day.at(theirs);
  const shared = day.chance(30) ? day.plain() : undefined;
  const both = await other.takeIn(1 + day.random(2), shared ? [shared] : other.known(1));
  if (shared) kept.busy.add(shared);
  const news = day.chance(20) ? both.papers.find(paper => paper !== shared && paper.dumps.size === 1) : undefined;
  if (news) kept.busy.add(news);
  for (const deed of [edit, edit, ...(day.chance(30) ? [undo] : []), ...(day.chance(30) ? [bringBack] : [])])
    await deed(other);
  if (pair) await pair.theirs(other);
  const built = await theirs.build('--no-index', '--kinds', 'feeds');
  assert.is(built.code, 0, built.said);
  theirs.commit(`theirs on ${day.date}`);

  const [here, there] = [mine.papers(), theirs.papers()];
  for (const paper of kept.papers) {
    const [a, b] = [here.get(paper.id), there.get(paper.id)];
    if (a !== b || (a && b && mine.read(a) !== theirs.read(b))) kept.busy.add(paper);
  }
  await day.takeIn(1, [...day.known(1), ...(shared ? [shared] : []), ...(news ? [news] : [])]);
  for (const deed of [edit, ...(day.chance(30) ? [merge] : []), ...(day.chance(30) ? [undo] : [])]) await deed(day);
  if (pair) await day.curator.call('merge', pair.one.id, pair.other.id);
  const own = await mine.build('--no-index', ...lost(day));
  assert.is(own.code, 0, own.said);
  look.times(mine);
  mine.commit(`mine on ${day.date}`);
  mine.now = Math.max(mine.now, theirs.now);

  assert.ok(mine.git('fetch', '--quiet', theirs.content, 'main'));
  if (!mine.git('merge', '--no-edit', 'FETCH_HEAD')) {
    const side = day.chance(50) ? '--ours' : '--theirs';
    // Where one of them took it away there is nothing to check out.
    for (const file of mine.gitSays('diff', '--name-only', '--diff-filter=U'))
      if (!mine.git('checkout', side, '--', file)) fs.rmSync(mine.at(file), { force: true });
    await mine.call('ingest', '--again');
    day.count('git merges with a conflict');
  }
  kept.busy.clear();
  if (pair) await pair.mended();
  const all = await mine.build('--no-index');
  // One of them took back what the other published meanwhile: that is for a person to confirm.
  const asked = /found \d+ missing: (.*) \[lost-ids\]/.exec(all.said)?.[1]?.split(', ');
  if (asked) {
    for (const key of asked) {
      const paper = kept.addresses.get(key.replace('paper:', ''));
      assert.not.ok(paper && kept.leadsTo(paper), `${key} is to be there`);
    }
    const confirmed = await mine.build('--no-index', '--accept-lost-ids');
    assert.is(confirmed.code, 0, confirmed.said);
    day.count('git merges after which a build asked about what one had published and the other taken back');
  } else assert.is(all.code, 0, all.said);
  look.all(mine, theirs);
  day.count('git merges');
}

/** Two papers that both curators have to do with, one of which is merged into the other here. */
interface Pair {
  one: Paper;
  other: Paper;
  /** What the other curator does meanwhile. */
  theirs(day: ADay): Promise<void>;
  /** Brings back what git lost, by what `check` says. */
  mended(): Promise<void>;
}

async function pairOf(day: ADay): Promise<Pair | undefined> {
  const { curator, kept } = day;
  const [one, other] = [day.plain(), day.plain()];
  if (!one || !other || one === other || one.edits.has('note') || !day.chance(60)) return undefined;
  for (const paper of [one, other]) {
    await unpick(day, paper);
    kept.busy.add(paper);
  }
  const isEdit = day.chance(50);
  const line = `\nnote: Read this before ${day.date}.\n`;
  return {
    one,
    other,
    theirs: async ({ curator: theirs }) => {
      if (!isEdit) await theirs.call('merge', other.id, one.id);
      else
        theirs.edit(theirs.paper(other.id), text =>
          text.replace(/\nnote: .*\n/, '\n').replace('\nlisted:', `${line}listed:`),
        );
    },
    mended: async () => {
      const { said } = await curator.try('check');
      const pasted = [...said.matchAll(/broadsheet (?:-- )?(split|merge) (.*?) --content/g)].map(
        ([, ...words]) => words,
      );
      for (const [command, words] of isEdit ? pasted : pasted.slice(0, 1))
        await curator.call(command!, ...words!.split(' '));
      const [stays, goes] = curator.papers().has(one.id) ? [one, other] : [other, one];
      Object.assign(goes, { into: stays, isEntangled: true });
      stays.isEntangled = true;
      if (isEdit) {
        stays.edits.set('note', line);
        goes.brought = line;
      }
      day.count(
        isEdit ? 'edits of what the other curator merged away' : 'merges by both curators, each the other way round',
      );
      if (pasted.length > 0) day.count('times that check said how to bring back what git had lost');
    },
  };
}

/** What a build is told where a person deleted a paper's file. */
export function lost({ kept }: ADay): string[] {
  const isMissing = kept.missing.size > 0;
  kept.missing.clear();
  return isMissing ? ['--accept-lost-ids'] : [];
}
