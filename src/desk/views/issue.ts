import type { EntryChanges } from '../../content/edit-entry.ts';
import { changeDay } from '../../curate/change-day.ts';
import { changeEntry, openEntry } from '../../curate/change-entry.ts';
import { leaveOut } from '../../curate/leave-out.ts';
import { movePaper } from '../../curate/move-paper.ts';
import { orderPicks, pickPapers, unpickPaper } from '../../curate/picks.ts';
import { UsageError } from '../../diagnostic.ts';
import type { PaperEntry } from '../../paper.ts';
import { longDay, plainDay } from '../../typeset/date-text.ts';
import { html } from '../../typeset/html.ts';
import { paperLabel } from '../../typeset/label.ts';
import { Conflict, type Desk } from '../desk.ts';
import { dayNow } from '../issue/day-now.ts';
import { dayPage } from '../issue/day-page.ts';
import { daysList } from '../issue/days-list.ts';
import { shownLine, shownNote } from '../issue/own-words.ts';
import { offeredLinks, papersByTitle } from '../issue/title-offers.ts';
import { topicsAfter } from '../issue/topics-after.ts';
import { papersNow } from '../papers-now.ts';
import type { Form, Outcome, Room } from '../view.ts';

type Params = Record<string, string>;
type Act = (desk: Desk, params: Params, form: Form) => Promise<Outcome>;

/** A day's issue: what is picked, in which order, and what is said of it. */
export const issueRoom: Room = {
  nav: { name: 'Issues', to: '/days' },
  views: {
    '/days': async (desk, _params, query) => ({
      title: 'Issues',
      body: daysList(papersNow(desk), desk.today(), Number(query.get('page')) || 1),
    }),
    '/day/:day': async (desk, { day = '' }, query) => {
      const look = { page: Number(query.get('page')) || 1, open: query.get('open') ?? '' };
      return { title: longDay(day), body: dayPage(desk, dayNow(desk, day), look) };
    },
  },
  pieces: {
    '/day/:day/shown': async (desk, { day = '' }, form) =>
      shownNote(desk, day, { title: form.get('title'), note: form.get('note') }),
    '/day/:day/line': async (desk, _params, form) => html`${shownLine(papersNow(desk), form.get('note'))}`,
    '/day/:day/links': async (desk, { day = '' }, form) => {
      const now = papersNow(desk);
      return offeredLinks(papersByTitle(now, form.get('letters'), day));
    },
  },
  actions: {
    '/day/:day/pick': onPaper((desk, day, entry) => ({
      says: `Picked ${quoted(entry)}`,
      work: step => pickPapers(desk.content, day, [entry.id], step),
    })),
    '/day/:day/unpick': onPaper((desk, day, entry) => ({
      says: `Took ${quoted(entry)} out of the picks`,
      work: step => unpickPaper(desk.content, day, entry.id, step),
    })),
    '/day/:day/up': onPaper((desk, day, entry) => moved(desk, day, entry, -1)),
    '/day/:day/down': onPaper((desk, day, entry) => moved(desk, day, entry, 1)),
    '/day/:day/paper': onPaper((desk, _day, entry, form) => ({
      says: `Changed what is said of ${quoted(entry)}`,
      work: step => changeEntry(desk.content, entry.id, now => wordsOn(now, form), step),
    })),
    '/day/:day/move': onPaper((desk, _day, entry, form) => ({
      says: `Moved ${quoted(entry)} to ${plainDay(form.get('to'))}`,
      work: step => {
        requireDay(desk, entry.id, form);
        movePaper(desk.content, entry.id, form.get('to'), step, desk.fileCache);
      },
    })),
    '/day/:day/leave-out': onPaper((desk, _day, entry) => ({
      says: `Left ${quoted(entry)} out of the digest`,
      work: step => void leaveOut(desk.content, entry.id, step, desk.fileCache),
    })),
    '/day/:day/note': saveNote,
  },
};

type Work = Parameters<Desk['change']>[1];

/** An action on one paper: what it is called in the history, and what it does. */
function onPaper(
  act: (
    desk: Desk,
    day: string,
    entry: PaperEntry,
    form: Form,
  ) => { says: string; work: (...args: Parameters<Work>) => void },
): Act {
  return async (desk, { day = '' }, form) => {
    const id = form.get('id');
    const entry = papersNow(desk).byId.get(id);
    if (!entry) throw new UsageError(`expected the id of a paper, found "${id}"; it may have been left out or merged`);
    const { says, work } = act(desk, day, entry, form);
    await desk.change(says, async (step, warn) => work(step, warn));
    return { says: `${says}.` };
  };
}

/** Changes places in the picks as they stand by now. */
function moved(desk: Desk, day: string, entry: PaperEntry, by: -1 | 1) {
  const says = `Moved ${quoted(entry)} ${by < 0 ? 'up' : 'down'} in the picks`;
  const work: Work = async step => {
    const ids = dayNow(desk, day).picks.map(({ id }) => id);
    const at = ids.indexOf(entry.id);
    const other = ids[at + by];
    if (at < 0 || other === undefined) return;
    ids[at + by] = entry.id;
    ids[at] = other;
    orderPicks(desk.content, day, ids, step);
  };
  return { says, work };
}

/** @throws Conflict where it stands on another day by now than the page says */
function requireDay(desk: Desk, id: string, form: Form): void {
  const { listed } = openEntry(desk.content, id).entry;
  const to = form.get('to');
  if (![form.get('was-to'), to].includes(listed))
    throw new Conflict('The paper was moved elsewhere meanwhile; nothing was changed.', [
      { name: 'to', yours: to, theirs: listed },
    ]);
}

async function saveNote(desk: Desk, { day = '' }: Params, form: Form): Promise<Outcome> {
  const says = `Wrote the note on ${plainDay(day)}`;
  await desk.change(says, async step => {
    const yours = { title: form.get('title'), note: form.get('note') };
    const change = ({ title = '', note }: { title?: string; note: string }) => {
      const fields = conflicts(form, yours, { title, note });
      if (fields.length > 0)
        throw new Conflict('The note was changed elsewhere meanwhile; nothing was written.', fields);
      return yours;
    };
    changeDay(desk.content, day, change, step);
  });
  return { says: `${says}.` };
}

/** What a person says of a paper, where it is not said yet. @throws Conflict where the line says something else by now */
function wordsOn(now: PaperEntry, form: Form): EntryChanges {
  const note = form.get('note');
  const said = now.note ?? '';
  const fields = conflicts(form, { note }, { note: said });
  if (fields.length > 0) throw new Conflict('The line was changed elsewhere meanwhile; nothing was written.', fields);
  const was = form.get('was-topics').split(' ').filter(Boolean);
  const yours = [...new Set(form.all('topics'))].filter(Boolean);
  return {
    ...(note !== said.trim() && { note: note || undefined }),
    topics: topicsAfter(was, yours, now.topics ?? []),
  };
}

/** The fields that say neither what the page was made of nor what is sent. */
function conflicts<Name extends string>(form: Form, yours: Record<Name, string>, theirs: Record<Name, string>) {
  return (Object.keys(yours) as Name[])
    .filter(name => ![form.get(`was-${name}`), yours[name]].includes(theirs[name].trim()))
    .map(name => ({ name, yours: yours[name], theirs: theirs[name] }));
}

const quoted = (entry: PaperEntry): string => {
  const label = paperLabel(entry);
  return label.startsWith('“') ? label : `“${label}”`;
};
