import { noteMoved } from '../../curate/note-moved.ts';
import { ContentError, UsageError } from '../../diagnostic.ts';
import { previewPaste, takeIn } from '../../ingest/paste.ts';
import type { PastePreview } from '../../ingest/paste-preview.ts';
import { loadSources } from '../../read/sources.ts';
import { longDay } from '../../typeset/date-text.ts';
import { type Html, html } from '../../typeset/html.ts';
import { grouped, plural } from '../../typeset/plural.ts';
import type { Words } from '../../words/words.ts';
import type { Desk } from '../desk.ts';
import { isTooLong, type Pasted, readMends, readPasted, restOf } from '../pasted-form.ts';
import type { Form, Outcome, Room } from '../view.ts';
import { asksForALook, lostLines, onlyLooks, pastedPapers } from './pasted.ts';
import { notes, said, tooLong, unreadable } from './pasted-said.ts';

/** Taking in what one pastes or drops. */
export const takeInRoom: Room = {
  nav: { name: 'desk-nav-take-in', to: '/take-in' },
  views: { '/take-in': async () => ({ title: 'Take in', body: pasteBox() }) },
  pieces: { '/take-in/preview': (desk, _, form) => preview(desk, form) },
  actions: { '/take-in': (desk, _, form) => take(desk, form) },
};

/** Where one pastes, and what would become of it. */
export function pasteBox(): Html {
  return html`<form class="take-in" method="post" action="/take-in" data-desk data-live="/take-in/preview" data-live-into="pasted" data-live-wait="350" data-drop data-drop-html="html">
<label for="paste-text">Paste a listing, a mail, references or the address of a paper, or drop a file</label>
<textarea id="paste-text" name="text" rows="7" spellcheck="false" autocomplete="off"></textarea>
<input type="hidden" name="html">
<p class="file"><label>Or choose files <input type="file" name="files" multiple></label></p>
<div id="pasted"><p class="sum" id="pasted-says" role="status"></p></div>
</form>
`;
}

/** What would become of what lies in the box. Nothing is changed. */
async function preview(desk: Desk, form: Form): Promise<Html> {
  const pasted = await readPasted(form);
  if (!pasted) return sum('');
  if (isTooLong(pasted)) return html`${sum('Too long to look at here: more than 2 MB.')}${tooLong(pasted)}`;
  const sources = await loadSources();
  let found: PastePreview;
  try {
    found = await previewed(desk, pasted);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return html`${sum('This cannot be read.')}${unreadable(error.diagnostics, pasted.paste)}${said(desk.words, form, pasted, sources, error.diagnostics)}`;
  }
  const isOther = form.get('asked') === pasted.key && form.get('seen') !== found.seen;
  const leftOut = new Set(form.all('out'));
  const count = found.papers.filter(({ isNew, outcome, entry }) => isNew && outcome === 'new' && !leftOut.has(entry!));
  const isWhole = form.get('whole') === 'on';
  return html`${sum(
    `${isOther ? 'Something was changed meanwhile. This is what would be done now: ' : ''}${inWords(desk.words, found, leftOut)}`,
  )}${said(desk.words, form, pasted, sources, found)}${notes(found)}${isWhole && html`<input type="hidden" name="whole" value="on">\n`}${lostLines(found)}${
    found.papers.length > 0 &&
    html`<h2>Papers</h2>\n${onlyLooks(found.papers, form.get('looks') === 'on')}${pastedPapers(desk.words, found, isWhole, leftOut)}`
  }${
    found.isRead &&
    html`<p class="take"><button type="submit" class="main" data-key="t">Take in${
      count.length > 0 && ` ${plural(count.length, 'new paper')}`
    }</button></p>
`
  }`;
}

const previews = new WeakMap<Desk, { state: number; key: string; preview: Promise<PastePreview> }>();

/** What taking it in would do; the last one is remembered until a file changes. */
function previewed(desk: Desk, { paste, key }: Pasted): Promise<PastePreview> {
  const { state } = desk;
  const known = previews.get(desk);
  if (known?.key === key && known.state === state) return known.preview;
  const preview = previewPaste({ content: desk.content, today: desk.today(), fileCache: desk.fileCache, paste });
  previews.set(desk, { state, key, preview });
  return preview;
}

async function take(desk: Desk, form: Form): Promise<Outcome> {
  const pasted = await readPasted(form);
  if (!pasted) throw new UsageError('expected a text or a file to take in, found none');
  if (isTooLong(pasted)) throw new UsageError('expected at most 2 MB to take in here, found more');
  const { paste } = pasted;
  const shown = await previewed(desk, pasted);
  if (form.get('asked') !== pasted.key)
    throw new UsageError('expected a look at what you said last. It is shown now; nothing was written yet');
  const requireSeen = ({ seen }: PastePreview): void => {
    if (seen !== form.get('seen'))
      throw new UsageError(
        'expected what you were shown, found that something was changed meanwhile. Nothing was written: look again',
      );
  };
  requireSeen(shown);
  const { leaveOut = [] } = readMends(form, shown.papers);
  const says = `Took in ${intake(desk.words, shown, new Set(leaveOut))}`;
  await desk.change(says, (step, warn) =>
    takeIn({
      content: desk.content,
      today: desk.today(),
      fileCache: desk.fileCache,
      paste,
      step,
      moved: (...moved) => noteMoved(desk.content, ...moved, step.when),
      warn,
      decide: now => {
        requireSeen(now);
        return readMends(form, now.papers);
      },
    }),
  );
  const remains = restOf(form, pasted);
  if (remains) {
    const { says: what, ...rest } = remains;
    return { says: `${says}; ${what}`, rest };
  }
  // Where nothing is new, there need be no such day.
  const isNew = shown.papers.some(({ isNew, entry }) => isNew && !leaveOut.includes(entry!));
  return { says, ...(isNew && { to: `/day/${shown.listed}` }) };
}

/** “12 new papers of Friday 2 January 2026, 1 left out”. */
function intake(words: Words, { papers, listed }: PastePreview, leftOut: ReadonlySet<string>): string {
  const fresh = papers.filter(({ isNew, outcome }) => isNew && outcome === 'new');
  const out = fresh.filter(({ entry }) => leftOut.has(entry!)).length;
  return `${plural(fresh.length - out, 'new paper')} of ${longDay(words, listed)}${out > 0 ? `, ${out} left out` : ''}`;
}

/** The same with what else there is, as “3 known, 1 to look at”. */
function inWords(words: Words, preview: PastePreview, leftOut: ReadonlySet<string>): string {
  const { papers, isRead, dump, other } = preview;
  if (!isRead) return `This very text was taken in before, as ${dump}.`;
  const taken = papers.filter(({ entry, isNew }) => !(isNew && leftOut.has(entry!)));
  const parts: [number, string][] = [
    [taken.filter(({ isNew, outcome }) => !isNew && outcome !== 'deleted' && outcome !== 'rejected').length, 'known'],
    [taken.filter(({ isNew, outcome }) => isNew && outcome === 'merged').length, 'twice here'],
    [taken.filter(({ outcome }) => outcome === 'deleted').length, 'left out before'],
    [taken.filter(asksForALook).length, 'to look at'],
  ];
  const more = parts.filter(([many]) => many > 0).map(([many, what]) => `, ${grouped(many)} ${what}`);
  return `${intake(words, preview, leftOut)}${more.join('')}${other.unread === undefined ? '' : '; some lines went nowhere'}`;
}

function sum(text: string): Html {
  return html`<p class="sum" id="pasted-says" role="status">${text}</p>
`;
}
