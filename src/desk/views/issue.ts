import type { EntryChanges } from '../../content/edit-entry.ts';
import { changeDay } from '../../curate/change-day.ts';
import { changeEntry, openEntry } from '../../curate/change-entry.ts';
import { leaveOut } from '../../curate/leave-out.ts';
import { movePaper } from '../../curate/move-paper.ts';
import { orderPicks, pickPapers, unpickPaper } from '../../curate/picks.ts';
import type { PaperEntry } from '../../paper.ts';
import { longDay, plainDay } from '../../typeset/date-text.ts';
import { html } from '../../typeset/html.ts';
import { paperLabel } from '../../typeset/label.ts';
import { Conflict, type Desk, Refused } from '../desk.ts';
import { done } from '../done.ts';
import { dayNow } from '../issue/day-now.ts';
import { dayPage } from '../issue/day-page.ts';
import { daysList } from '../issue/days-list.ts';
import { shownLine, shownNote } from '../issue/own-words.ts';
import { offeredLinks, papersByTitle } from '../issue/title-offers.ts';
import { topicsAfter } from '../issue/topics-after.ts';
import { requireTopics } from '../known-topics.ts';
import { papersNow } from '../papers-now.ts';
import type { Form, Outcome, Room } from '../view.ts';

type Params = Record<string, string>;
type Act = (desk: Desk, params: Params, form: Form) => Promise<Outcome>;

/** A day's issue: what is picked, in which order, and what is said of it. */
export const issueRoom: Room = {
  nav: { name: 'desk-nav-issues', to: '/days' },
  views: {
    '/days': async (desk, _params, query) => ({
      title: desk.words.say('desk-nav-issues'),
      body: daysList(desk.words, papersNow(desk), desk.today(), Number(query.get('page')) || 1),
    }),
    '/day/:day': async (desk, { day = '' }, query) => {
      const look = { page: Number(query.get('page')) || 1, open: query.get('open') ?? '' };
      return { title: longDay(desk.words, day), body: dayPage(desk, dayNow(desk, day), look) };
    },
  },
  pieces: {
    '/day/:day/shown': async (desk, { day = '' }, form) =>
      shownNote(desk, day, { title: form.get('title'), note: form.get('note') }),
    '/day/:day/line': async (desk, _params, form) => html`${shownLine(desk.words, papersNow(desk), form.get('note'))}`,
    '/day/:day/links': async (desk, { day = '' }, form) => {
      const now = papersNow(desk);
      return offeredLinks(desk.words, papersByTitle(now, form.get('letters'), day));
    },
  },
  actions: {
    '/day/:day/pick': onPaper((desk, day, entry) => ({
      says: desk.words.say('desk-picked', paper(desk, entry)),
      work: step => {
        if (isPicked(desk, day, entry)) return desk.words.say('desk-picked-already', paper(desk, entry));
        requireOn(desk, day, entry);
        pickPapers(desk.content, day, [entry.id], step);
      },
    })),
    '/day/:day/unpick': onPaper((desk, day, entry) => ({
      says: desk.words.say('desk-unpicked', paper(desk, entry)),
      work: step => {
        if (!isPicked(desk, day, entry)) return notPicked(desk, entry);
        unpickPaper(desk.content, day, entry.id, step);
      },
    })),
    '/day/:day/up': onPaper((desk, day, entry) => moved(desk, day, entry, -1)),
    '/day/:day/down': onPaper((desk, day, entry) => moved(desk, day, entry, 1)),
    '/day/:day/paper': onPaper((desk, _day, entry, form) => ({
      says: desk.words.say('desk-changed-what-is-said', paper(desk, entry)),
      work: step => void changeEntry(desk.content, entry.id, now => wordsOn(desk, now, form), step),
    })),
    '/day/:day/move': onPaper((desk, _day, entry, form) => ({
      says: desk.words.say('desk-moved-to', { ...paper(desk, entry), day: plainDay(desk.words, form.get('to')) }),
      work: step => {
        if (form.get('to') === openEntry(desk.content, entry.id).entry.listed)
          return desk.words.say('desk-stands-there-already', paper(desk, entry));
        requireDay(desk, entry.id, form);
        movePaper(desk.content, entry.id, form.get('to'), step, desk.fileCache);
      },
    })),
    '/day/:day/leave-out': onPaper((desk, _day, entry) => ({
      says: desk.words.say('desk-left-out', paper(desk, entry)),
      work: step => void leaveOut(desk.content, entry.id, step, desk.fileCache),
    })),
    '/day/:day/note': saveNote,
  },
};

/** Does something. @returns what is to be said instead where nothing was to be done */
type Work = (...args: Parameters<Parameters<Desk['change']>[1]>) => string | undefined;

/** An action on one paper: what it is called in the history, and what it does. */
function onPaper(act: (desk: Desk, day: string, entry: PaperEntry, form: Form) => { says: string; work: Work }): Act {
  return async (desk, { day = '' }, form) => {
    const id = form.get('id');
    const entry = papersNow(desk).byId.get(id);
    if (!entry) throw new Refused(desk.words.say('desk-no-such-id', { id }));
    const { says, work } = act(desk, day, entry, form);
    return changed(desk, says, work);
  };
}

/** Does it as a step, and says so; where the files said all of it already, says that. */
async function changed(desk: Desk, says: string, work: Work): Promise<Outcome> {
  const { result } = await desk.change(says, async (step, warn) => {
    const before = desk.history.last()?.number;
    const instead = work(step, warn);
    return instead ?? (desk.history.last()?.number === before ? desk.words.say('desk-nothing-changed') : undefined);
  });
  return result === undefined ? done(desk.words, says) : { says: result };
}

const isPicked = (desk: Desk, day: string, { id }: PaperEntry): boolean =>
  dayNow(desk, day).picks.some(pick => pick.id === id);

const notPicked = (desk: Desk, entry: PaperEntry): string => desk.words.say('desk-not-picked', paper(desk, entry));

/** @throws Conflict where the paper does not stand on this day: it may have been moved since the page was made */
function requireOn(desk: Desk, day: string, { id }: PaperEntry): void {
  const { entry } = openEntry(desk.content, id);
  if (entry.listed === day || entry.provenance.some(({ listed }) => listed === day)) return;
  const { words } = desk;
  const days = { day: plainDay(words, entry.listed), other: plainDay(words, day) };
  throw new Conflict(words.say('desk-stands-elsewhere', { ...paper(desk, entry), ...days }), []);
}

/** Changes places in the picks as they stand by now. */
function moved(desk: Desk, day: string, entry: PaperEntry, by: -1 | 1) {
  const says = desk.words.say(by < 0 ? 'desk-moved-up' : 'desk-moved-down', paper(desk, entry));
  const work: Work = step => {
    const ids = dayNow(desk, day).picks.map(({ id }) => id);
    const at = ids.indexOf(entry.id);
    const other = ids[at + by];
    if (at < 0) return notPicked(desk, entry);
    if (other === undefined)
      return desk.words.say(by < 0 ? 'desk-first-already' : 'desk-last-already', paper(desk, entry));
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
    throw new Conflict(desk.words.say('desk-moved-meanwhile'), [{ name: 'to', yours: to, theirs: listed }]);
}

async function saveNote(desk: Desk, { day = '' }: Params, form: Form): Promise<Outcome> {
  // What could not be shown is not written.
  dayNow(desk, day);
  return changed(desk, desk.words.say('desk-wrote-note', { day: plainDay(desk.words, day) }), step => {
    const yours = { title: form.get('title'), note: form.get('note') };
    const change = ({ title = '', note }: { title?: string; note: string }) => {
      const fields = conflicts(form, yours, { title, note });
      if (fields.length > 0) throw new Conflict(desk.words.say('desk-note-changed-meanwhile'), fields);
      return yours;
    };
    changeDay(desk.content, day, change, step);
  });
}

/** What a person says of a paper, where it is not said yet. @throws Conflict where the line says something else by now; UsageError as `requireTopics` does */
function wordsOn(desk: Desk, now: PaperEntry, form: Form): EntryChanges {
  const note = form.get('note');
  const said = now.note ?? '';
  const fields = conflicts(form, { note }, { note: said });
  if (fields.length > 0) throw new Conflict(desk.words.say('desk-line-changed-meanwhile'), fields);
  const was = form.get('was-topics').split(' ').filter(Boolean);
  const yours = [...new Set(form.all('topics'))].filter(Boolean);
  const topics = topicsAfter(was, yours, now.topics ?? []);
  requireTopics(desk, now.topics, topics);
  return { ...(note !== said.trim() && { note: note || undefined }), topics };
}

/** The fields that say neither what the page was made of nor what is sent. */
function conflicts<Name extends string>(form: Form, yours: Record<Name, string>, theirs: Record<Name, string>) {
  return (Object.keys(yours) as Name[])
    .filter(name => ![form.get(`was-${name}`), yours[name]].includes(theirs[name].trim()))
    .map(name => ({ name, yours: yours[name], theirs: theirs[name] }));
}

/** What a paper is called in a sentence. */
function paper({ words }: Desk, entry: PaperEntry): { paper: string } {
  const label = paperLabel(entry);
  return { paper: label.startsWith('“') ? label : words.say('quoted-title', { title: label }) };
}
