import { noteMoved } from '../../curate/note-moved.ts';
import { previewPaste, takeIn, UnreadPaste } from '../../ingest/paste.ts';
import type { PastePreview } from '../../ingest/paste-preview.ts';
import { loadSources } from '../../read/sources.ts';
import { longDay } from '../../typeset/date-text.ts';
import { type Html, html } from '../../typeset/html.ts';
import type { Words } from '../../words/words.ts';
import { type Desk, Refused } from '../desk.ts';
import { isTooLong, type Pasted, readMends, readPasted, restOf, restSays } from '../pasted-form.ts';
import type { Form, Outcome, Room } from '../view.ts';
import { asksForALook, lostLines, onlyLooks, pastedPapers } from './pasted.ts';
import { notes, said, tooLong, unreadable } from './pasted-said.ts';

/** Taking in what one pastes or drops. */
export const takeInRoom: Room = {
  nav: { name: 'desk-nav-take-in', to: '/take-in' },
  views: { '/take-in': async ({ words }) => ({ title: words.say('desk-nav-take-in'), body: pasteBox(words) }) },
  pieces: { '/take-in/preview': (desk, _, form) => preview(desk, form) },
  actions: { '/take-in': (desk, _, form) => take(desk, form) },
};

/** Where one pastes, and what would become of it. */
export function pasteBox(words: Words): Html {
  return html`<form class="take-in" method="post" action="/take-in" data-desk data-live="/take-in/preview" data-live-into="pasted" data-live-wait="350" data-drop data-drop-html="html">
<label for="paste-text">${words.say('desk-paste-here')}</label>
<textarea id="paste-text" name="text" rows="7" spellcheck="false" autocomplete="off"></textarea>
<input type="hidden" name="html">
<p class="file"><label>${words.say('desk-choose-files')} <input type="file" name="files" multiple></label></p>
<div id="pasted">${sum(words, '')}</div>
</form>
`;
}

/** What would become of what lies in the box. Nothing is changed. */
async function preview(desk: Desk, form: Form): Promise<Html> {
  const { words } = desk;
  const pasted = await readPasted(form);
  if (!pasted) return sum(words, '');
  if (isTooLong(pasted)) return html`${sum(words, words.say('desk-too-long-to-show'))}${tooLong(words, pasted)}`;
  const sources = await loadSources();
  let found: PastePreview;
  try {
    found = await previewed(desk, pasted);
  } catch (error) {
    if (!(error instanceof UnreadPaste)) throw error;
    return html`${sum(words, words.say('desk-cannot-be-read'))}${unreadable(words, error.diagnostics, pasted.paste)}${said(words, form, pasted, sources, error.diagnostics)}`;
  }
  const isOther = form.get('asked') === pasted.key && form.get('seen') !== found.seen;
  const leftOut = new Set(form.all('out'));
  const { length: n } = found.papers.filter(
    ({ isNew, outcome, entry }) => isNew && outcome === 'new' && !leftOut.has(entry!),
  );
  const isWhole = form.get('whole') === 'on';
  const what = inWords(words, found, leftOut);
  return html`${sum(words, isOther ? words.say('desk-changed-meanwhile', { what }) : what)}${said(words, form, pasted, sources, found)}${notes(words, found)}${isWhole && html`<input type="hidden" name="whole" value="on">\n`}${lostLines(words, found)}${
    found.papers.length > 0 &&
    html`<h2>${words.say('papers-heading')}</h2>\n${onlyLooks(words, found.papers, form.get('looks') === 'on')}${pastedPapers(words, found, isWhole, leftOut)}`
  }${
    found.isRead &&
    html`<p class="take"><button type="submit" class="main" data-key="t" data-key-says="${
      n > 0 ? words.say('desk-key-take-in-new', { n }) : words.say('desk-key-take-in')
    }">${n > 0 ? words.say('desk-take-in-new', { n }) : words.say('desk-take-in')}</button></p>
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
  const { words } = desk;
  const pasted = await readPasted(form);
  if (!pasted) throw new Refused(words.say('desk-nothing-to-take-in'));
  if (isTooLong(pasted)) throw new Refused(words.say('desk-too-long-to-take-in'));
  const { paste } = pasted;
  const shown = await previewed(desk, pasted);
  if (form.get('asked') !== pasted.key) throw new Refused(words.say('desk-look-at-what-you-said'));
  const requireSeen = ({ seen }: PastePreview): void => {
    if (seen !== form.get('seen')) throw new Refused(words.say('desk-other-than-shown'));
  };
  requireSeen(shown);
  const { leaveOut = [] } = readMends(form, shown.papers);
  const says = words.say('desk-took-in', { what: intake(words, shown, new Set(leaveOut)) });
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
  const rest = restOf(form, pasted);
  if (rest) return { says: restSays(words, says, rest), rest: rest.next };
  // Where nothing is new, there need be no such day.
  const isNew = shown.papers.some(({ isNew, entry }) => isNew && !leaveOut.includes(entry!));
  return { says, ...(isNew && { to: `/day/${shown.listed}` }) };
}

/** “12 new papers of Friday 2 January 2026, 1 left out”. */
function intake(words: Words, { papers, listed }: PastePreview, leftOut: ReadonlySet<string>): string {
  const fresh = papers.filter(({ isNew, outcome }) => isNew && outcome === 'new');
  const out = fresh.filter(({ entry }) => leftOut.has(entry!)).length;
  const some = words.say('desk-n-new-papers', { n: fresh.length - out, day: longDay(words, listed) });
  return out > 0 ? [some, words.say('desk-n-left-out', { n: out })].join(words.say('name-comma')) : some;
}

/** The same with what else there is, as “3 known, 1 to look at”. */
function inWords(words: Words, preview: PastePreview, leftOut: ReadonlySet<string>): string {
  const { papers, isRead, dump, other } = preview;
  if (!isRead) return words.say('desk-taken-in-before', { dump });
  const taken = papers.filter(({ entry, isNew }) => !(isNew && leftOut.has(entry!)));
  const parts: [n: number, key: Counted][] = [
    [
      taken.filter(({ isNew, outcome }) => !isNew && outcome !== 'deleted' && outcome !== 'rejected').length,
      'desk-n-known',
    ],
    [taken.filter(({ isNew, outcome }) => isNew && outcome === 'merged').length, 'desk-n-twice'],
    [taken.filter(({ outcome }) => outcome === 'deleted').length, 'desk-n-left-out-before'],
    [taken.filter(asksForALook).length, 'desk-n-to-look-at'],
  ];
  const more = parts.filter(([n]) => n > 0).map(([n, key]) => words.say(key, { n }));
  const what = [intake(words, preview, leftOut), ...more].join(words.say('name-comma'));
  return other.unread === undefined ? what : words.say('desk-some-lines-lost', { what });
}

type Counted = 'desk-n-known' | 'desk-n-twice' | 'desk-n-left-out-before' | 'desk-n-to-look-at';

function sum(words: Words, text: string): Html {
  return html`<p class="sum" data-busy="${words.say('desk-reading-it')}" id="pasted-says" role="status">${text}</p>
`;
}
