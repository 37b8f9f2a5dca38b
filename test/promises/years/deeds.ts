import fs from 'node:fs';
import * as assert from 'uvu/assert';
import { leaveOut } from '../../../src/curate/leave-out.ts';
import { movePaper } from '../../../src/curate/move-paper.ts';
import { History } from '../../../src/files/history.ts';
import { difference, tree } from '../broadsheet.ts';
import type { ADay } from './a-day.ts';
import type { Dump, Paper } from './kept.ts';

/** What a curator may do on a day. Each does nothing where there is nothing to do it to. */

/** What a person writes into a paper's file, by the field: the line that must stand there from then on. */
const EDITS: Readonly<Record<string, (text: string, mark: string) => { text: string; line: string }>> = {
  title: (text, mark) => put(text, /\ntitle: .*\n/, `\ntitle: In Our Words ${mark}\n`),
  note: (text, mark) => put(text, /\nnote: .*\n/, `\nnote: Read this first, ${mark}.\n`),
  status: (text, mark) => put(text, /\nstatus: .*\n/, `\nstatus: ${Number(mark) % 2 ? 'withdrawn' : 'retracted'}\n`),
  topics: (text, mark) =>
    put(text, /\ntopics:.*\n(?: {2}.*\n)*/, `\ntopics: [${['water', 'garden', 'sky'][Number(mark) % 3]}]\n`),
  comment: (text, mark) => put(text, /\n# seen .*\n/, `\n# seen at the fair, ${mark}\n`),
  abstract: (text, mark) => {
    const line = `It was also read aloud, ${mark}.`;
    return { text: `${text.trimEnd()} ${line}\n`, line };
  },
};

function put(text: string, old: RegExp, line: string): { text: string; line: string } {
  return { text: text.replace(old, '\n').replace('\nlisted:', `${line}listed:`), line };
}

export async function edit(day: ADay, paper = day.of(day.kept.standing())): Promise<void> {
  if (!paper) return;
  const field = day.of(Object.keys(EDITS))!;
  const file = day.curator.paper(paper.id);
  const before = day.curator.read(file);
  const { text, line } = EDITS[field]!(before, String(day.random(100_000)));
  // It says so already, as a paper may that was merged into it: no edit that anybody could tell.
  if (before.includes(line)) return;
  day.curator.write(file, text);
  paper.edits.set(field, line);
  day.count('edits');
}

/** A paper is withdrawn no longer, or its note is taken out. */
export async function takeOutEdit(day: ADay): Promise<void> {
  const paper = day.of(day.kept.standing().filter(({ edits }) => edits.has('status') || edits.has('note')));
  if (!paper) return;
  const field = paper.edits.has('status') ? 'status' : 'note';
  day.curator.edit(day.curator.paper(paper.id), text => text.replace(paper.edits.get(field)!, '\n'));
  paper.edits.delete(field);
  day.count('edits');
}

export async function pick(day: ADay): Promise<void> {
  const paper = day.of(day.kept.standing());
  if (!paper) return;
  await day.curator.call('pick', paper.id);
  day.count('picks');
}

/** Takes a paper out of all picks, as those do who take the paper away. */
export async function unpick(day: ADay, paper: Paper): Promise<void> {
  const days = day.curator.has('days') ? fs.readdirSync(day.curator.at('days')) : [];
  for (const name of days)
    if (day.curator.read(`days/${name}`).includes(`- ${paper.id}\n`))
      await day.curator.call('pick', '--remove', '--day', name.replace('.md', ''), paper.id);
}

export async function note(day: ADay): Promise<void> {
  const listed = day.of(day.kept.dumps.filter(dump => dump.is === 'there'))?.day;
  if (!listed || day.curator.has(`days/${listed}.md`)) return;
  await day.curator.call('note', listed, '--text', `What we thought of it on ${day.date}.`);
  day.count('notes on days');
}

export async function merge(day: ADay): Promise<void> {
  const [one, other] = [day.of(day.kept.standing()), day.of(day.kept.standing())];
  if (!one || !other || one === other) return;
  await unpick(day, other);
  await day.curator.call('merge', one.id, other.id);
  for (const paper of [one, other]) paper.isEntangled = true;
  other.into = one;
  day.count('merges');
}

export async function split(day: ADay): Promise<void> {
  const { kept } = day;
  const paper = day.of(
    kept.papers.filter(({ into }) => {
      const end = into && kept.leadsTo(into);
      return end && !kept.busy.has(end);
    }),
  );
  if (!paper) return;
  await day.curator.call('split', paper.id);
  if (paper.brought !== undefined && paper.into?.edits.get('note') === paper.brought) {
    paper.into.edits.delete('note');
    paper.edits.set('note', paper.brought);
  }
  delete paper.brought;
  paper.into = undefined;
  day.count('splits');
}

/** Whether taking the dump back, or moving it, touches no paper that hangs together with another. */
const isPlain = (day: ADay, { papers }: Dump): boolean =>
  papers.every(paper => !paper.isEntangled && !paper.out && !day.kept.busy.has(paper));

export async function undo(day: ADay): Promise<void> {
  const dump = day.of(day.kept.dumps.slice(-60).filter(it => it.is === 'there' && isPlain(day, it)));
  if (!dump) return;
  const isDeleted = day.chance(25);
  for (const paper of dump.papers) await unpick(day, paper);
  await day.curator.call('undo', dump.name, ...(isDeleted ? ['--delete'] : []));
  day.kept.takenBack(dump, isDeleted ? 'gone' : 'aside');
  day.count('dumps that were taken back');
}

export async function bringBack(day: ADay): Promise<void> {
  const dump = day.of(day.kept.dumps.filter(it => it.is === 'aside' && isPlain(day, it)));
  if (!dump) return;
  await day.curator.call('ingest', day.curator.at(`set-aside/dumps/${dump.name}`));
  dump.is = 'there';
  day.count('dumps that were brought back');
}

export async function redate(day: ADay): Promise<void> {
  const dump = day.of(day.kept.dumps.slice(-40).filter(it => it.is === 'there' && isPlain(day, it)));
  if (!dump) return;
  const to = day.after(dump.day, day.random(13) - 6);
  if (to > day.date) return;
  await day.curator.call('redate', dump.name, to);
  dump.day = to;
  day.count('dumps on another day');
}

/** A dump was pasted wrongly: a title is mended, an abstract, or a paper was missing. */
export async function correct(day: ADay): Promise<void> {
  const dump = day.of(day.kept.dumps.slice(-30).filter(it => it.is === 'there' && isPlain(day, it)));
  if (!dump) return;
  const paper = day.of(dump.papers)!;
  const isAlone = [...paper.dumps].every(other => other === dump);
  if (day.chance(50) && isAlone && paper.edits.size === 0 && !dump.titles) {
    paper.title = day.work.made.title();
    paper.titles.add(paper.title);
  } else paper.abstract += ' We thank the harbour for its patience.';
  const before = [...day.curator.papers().keys()];
  day.curator.write(`dumps/${dump.name}`, day.textOf(dump));
  await day.curator.call('ingest');
  assert.equal([...day.curator.papers().keys()].sort(), before.sort(), `${dump.name} was corrected; no id changes`);
  day.count('dumps that were corrected');
}

/** A step at the desk, which can be taken back there. */
async function atDesk(day: ADay, work: (step: ReturnType<History['begin']>) => void, back: () => void): Promise<void> {
  day.curator.now += 60;
  work(new History(day.curator.content).begin({ says: 'At the desk', when: day.curator.time }));
  day.work.desk.push(back);
}

export async function leavePaperOut(day: ADay): Promise<void> {
  const paper = day.plain();
  if (!paper) return;
  paper.out = 'left out';
  await atDesk(
    day,
    step => leaveOut(day.curator.content, paper.id, step),
    () => {
      delete paper.out;
      paper.isEntangled = true;
    },
  );
  day.count('papers left out');
}

export async function move(day: ADay): Promise<void> {
  const paper = day.plain();
  const to = day.of(day.kept.dumps.filter(dump => dump.is === 'there'))?.day;
  if (!paper || !to || paper.edits.has('listed')) return;
  if (new RegExp(`^listed: "${to}"`, 'm').test(day.curator.read(day.curator.paper(paper.id)))) return;
  paper.edits.set('listed', `\nlisted: "${to}"\n`);
  await atDesk(
    day,
    step => movePaper(day.curator.content, paper.id, to, step),
    () => paper.edits.delete('listed'),
  );
  day.count('papers moved by hand');
}

/** Takes the last step at the desk back, or is refused where what it touched was changed since. */
export async function undoStep(day: ADay): Promise<void> {
  const back = day.work.desk.at(-1);
  if (!back) return;
  const before = tree(day.curator.content);
  const { code, said } = await day.curator.try('undo', '--last');
  if (code === 0) {
    day.work.desk.pop();
    back();
    day.count('steps at the desk that were taken back');
  } else {
    assert.match(said, 'was changed since; nothing was taken back');
    assert.equal(difference(before, tree(day.curator.content)), [], 'nothing was taken back');
    day.work.desk.length = 0;
    day.count('steps at the desk that were not taken back, since something hung on them');
  }
}

/** Deletes a paper's file, without a word to the program. */
export async function remove(day: ADay): Promise<void> {
  const paper = day.plain();
  if (!paper || !day.curator.has('published.json')) return;
  if (!day.curator.read('published.json').includes(`"paper:${paper.id}"`)) return;
  await unpick(day, paper);
  const file = day.curator.paper(paper.id);
  paper.deleted = { file, text: day.curator.read(file) };
  fs.rmSync(day.curator.at(file));
  paper.out = 'deleted';
  day.kept.missing.add(paper);
  day.count('papers whose file was deleted');
}

export async function restore(day: ADay): Promise<void> {
  const paper = day.of(day.kept.papers.filter(({ out }) => out === 'deleted'));
  if (!paper || day.kept.missing.has(paper)) return;
  const { file, text } = paper.deleted!;
  day.curator.write(file, text);
  delete paper.out;
  paper.isEntangled = true;
  day.count('papers whose file was brought back');
}

export async function renameTopic(day: ADay): Promise<void> {
  const file = `topics/${day.of(['water', 'garden', 'music', 'house', 'sky'])}.md`;
  day.curator.edit(file, text => text.replace(/^name: .*$/m, `name: Topic of ${day.date}`));
  day.count('topics renamed');
}

/** Words come to a topic, and papers with them. */
export async function relabel(day: ADay): Promise<void> {
  const file = `topics/${day.of(['water', 'garden', 'music', 'house', 'sky'])}.md`;
  const word = day.work.made.title().split(' ')[2]!.toLowerCase();
  day.curator.edit(file, text =>
    text
      .replace(/^terms:\n/m, `terms:\n  ${word}: ${1 + day.random(3)}\n`)
      .replace(new RegExp(`(\n  ${word}: \\d)([^]*)\n  ${word}: \\d`), '$1$2'),
  );
  await day.curator.call('topics', '--apply');
  day.count('topics with other words');
}

export async function again(day: ADay): Promise<void> {
  await day.curator.call('ingest', '--again');
  day.count('times that all dumps were read again');
}
