import fs from 'node:fs';
import * as assert from 'uvu/assert';
import type { ADay } from './a-day.ts';
import type { Curator } from './curator.ts';
import { bringBack, edit, merge, undo } from './deeds.ts';
import type { Look } from './look.ts';

/**
 * A day on which two curators work, each on a branch, and git merges what they did: mostly each on papers of their own, now and then
 * both list the same one.
 */
export async function workOfTwo(day: ADay, theirs: Curator, look: Look): Promise<void> {
  const { curator: mine, kept } = day;
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

/** What a build is told where a person deleted a paper's file. */
export function lost({ kept }: ADay): string[] {
  const isMissing = kept.missing.size > 0;
  kept.missing.clear();
  return isMissing ? ['--accept-lost-ids'] : [];
}
