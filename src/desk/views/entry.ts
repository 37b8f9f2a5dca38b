import { isDay } from '../../content/calendar.ts';
import { changeEntry } from '../../curate/change-entry.ts';
import { explainEntry } from '../../curate/explain.ts';
import { leaveOut } from '../../curate/leave-out.ts';
import { mergeEntries } from '../../curate/merge-entries.ts';
import { splitEntry } from '../../curate/split-entry.ts';
import { writePaper } from '../../curate/write-paper.ts';
import { UsageError } from '../../diagnostic.ts';
import type { Archive } from '../../editorial/archive.ts';
import { shortDay } from '../../typeset/date-text.ts';
import { DOT } from '../../typeset/dot.ts';
import { html } from '../../typeset/html.ts';
import { paperLabel } from '../../typeset/label.ts';
import { type Desk, UnfitFields } from '../desk.ts';
import { done } from '../done.ts';
import { type Draft, formChanges, formDraft } from '../entry-fields.ts';
import { nameOf, quoted } from '../entry-names.ts';
import { requireTopics } from '../known-topics.ts';
import { papersNow } from '../papers-now.ts';
import type { Form, Outcome, Room, View } from '../view.ts';
import { entryForm } from './entry-form.ts';
import { entryShown } from './entry-shown.ts';
import { entrySources } from './entry-sources.ts';

/** An entry with all its fields, where each comes from, and what can be done with it; and one that a person writes. */
export const entryRoom: Room = {
  views: {
    '/paper/new': async (desk, _, query) => newEntry(desk, query.get('day') ?? ''),
    '/paper/:id': async (desk, { id }) => oneEntry(desk, id!),
    // A DOI has a slash, or two.
    '/paper/:id/:rest': async (desk, { id, rest }) => oneEntry(desk, `${id}/${rest}`),
    '/paper/:id/:rest/:more': async (desk, { id, rest, more }) => oneEntry(desk, `${id}/${rest}/${more}`),
  },
  pieces: { '/piece/entry': async (desk, _, form) => entryShown(desk.words, formDraft(form), papersNow(desk)) },
  actions: {
    '/paper/new': write,
    '/paper/:id/save': async (desk, { id }, form) => save(desk, id!, form),
    '/paper/:id/merge': async (desk, { id }, form) => {
      const other = entryNamed(await desk.archive(), form.get('other'));
      const says = `Merged ${nameOf(desk, other)} into ${nameOf(desk, id!)}`;
      const { warnings } = await desk.change(says, (step, warn) =>
        mergeEntries(desk.content, id!, other, warn, step, desk.fileCache),
      );
      return done(says, warnings);
    },
    '/paper/:id/split': async (desk, { id }, form) => {
      const [alias, dump, lines] = [form.get('alias'), form.get('dump'), form.get('lines')];
      const from = nameOf(desk, id!);
      const says = alias === '' ? `Split ${dump} off from ${from}` : `Took ${alias} and ${from} apart again`;
      const { result, warnings } = await desk.change(says, (step, warn) =>
        alias === ''
          ? splitEntry(desk.content, id!, { dump, lines }, warn, step, desk.fileCache)
          : splitEntry(desk.content, alias, {}, warn, step, desk.fileCache),
      );
      return { ...done(says, warnings), to: `/paper/${result.id}` };
    },
    '/paper/:id/delete': async (desk, { id }, form) => {
      const says = `Deleted ${nameOf(desk, id!)}`;
      await desk.change(says, async step => leaveOut(desk.content, id!, step, desk.fileCache));
      // From the list of what waits one goes on there.
      return { ...done(says), ...(form.get('id') === '' && { to: '/find' }) };
    },
  },
};

/** The entry that is meant: by its id, that of one that was merged into it, an arXiv identifier or a DOI. */
function entryNamed(archive: Archive, name: string): string {
  return archive.names.idOf(archive.resolve(name));
}

async function oneEntry(desk: Desk, name: string): Promise<View> {
  const archive = await desk.archive();
  const id = entryNamed(archive, name);
  if (!archive.entries.has(id))
    return {
      status: 404,
      title: 'No such paper',
      body: html`<p>There is no entry ${name}. <a href="/find?q=${name}">Find it by its words</a>, or <a href="/paper/new">write it</a>.</p>\n`,
    };
  const told = explainEntry(archive, id);
  const now = papersNow(desk);
  const { entry } = archive.entries.get(id)!;
  const form = entryForm(desk.words, {
    entry,
    was: entry,
    topics: now.topics,
    origins: told.fields,
    action: `/paper/${id}/save`,
    says: 'Save',
  });
  const body = html`<p class="byline">${archive.entries.file(id)}${DOT}<a href="/day/${entry.listed}">listed ${shortDay(desk.words, entry.listed)}</a></p>
<div class="entry">
${form}<section class="shown" aria-label="As it will look"><div id="entry-shown">
${entryShown(desk.words, entry, now)}</div></section>
</div>
${entrySources(desk.words, archive, told, new Map(now.topics.map(({ slug, name }) => [slug, name])))}`;
  return { title: paperLabel(entry), body };
}

/** @param day the one that one worked on; today where there is none */
function newEntry(desk: Desk, day: string): View {
  const entry: Draft = { listed: isDay(day) ? day : desk.today() };
  const now = papersNow(desk);
  const form = entryForm(desk.words, {
    entry,
    was: {},
    topics: now.topics,
    origins: [],
    action: '/paper/new',
    says: 'Write it down',
  });
  const body = html`<p class="tally">For what no listing has. A title, an abstract or an identifier is enough; without topics it gets those of its words.</p>
<div class="entry">
${form}<section class="shown" aria-label="As it will look"><div id="entry-shown">
${entryShown(desk.words, entry, now)}</div></section>
</div>
`;
  return { title: 'A paper by hand', body };
}

async function write(desk: Desk, _: unknown, form: Form): Promise<Outcome> {
  const { listed, ...fields } = formChanges(form, {}) as Draft;
  requireTopics(desk, [], fields.topics);
  if (listed === undefined) throw new UnfitFields('day of the digest: expected one, found none', ['listed']);
  const entry = { ...fields, listed };
  const says = `Wrote ${quoted({ ...entry, id: 'a paper', provenance: [] })}`;
  const { result, warnings } = await desk.change(says, (step, warn) =>
    writePaper(desk.content, entry, warn, step, desk.fileCache),
  );
  const doubts = result.doubtful.map(({ id, why }) => ` Perhaps the same as ${nameOf(desk, id)}: ${why}.`).join('');
  return { says: done(says, warnings).says + doubts, to: `/paper/${result.id}` };
}

/** Writes what a form changes, of the fields that it has. */
async function save(desk: Desk, id: string, form: Form): Promise<Outcome> {
  let says = `Changed ${nameOf(desk, id)}`;
  const title = form.get('title');
  if (title !== '' && form.all('was-title')[0] === '') says = `Gave a paper its title: “${title}”`;
  if (form.get('kind') === 'no-topic' && form.all('topics').every(slug => slug === ''))
    throw new UsageError('choose a topic first');
  let fields: string[] = [];
  await desk.change(says, async step =>
    changeEntry(
      desk.content,
      id,
      entry => {
        const changes = formChanges(form, entry);
        requireTopics(desk, entry.topics, changes.topics);
        fields = Object.keys(changes);
        return changes;
      },
      step,
      desk.fileCache,
    ),
  );
  if (fields.length === 0) throw new UsageError('expected something that was changed, found everything as it was');
  return done(says);
}
