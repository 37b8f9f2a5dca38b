import { ContentError, type Diagnostic, UsageError } from '../../diagnostic.ts';
import type { Archive } from '../../editorial/archive.ts';
import { previewPaste, takeIn } from '../../ingest/paste.ts';
import type { PastePreview } from '../../ingest/paste-preview.ts';
import { loadSources } from '../../read/sources.ts';
import { clip } from '../../typeset/clip.ts';
import { longDay, plainDay } from '../../typeset/date-text.ts';
import { type Html, html } from '../../typeset/html.ts';
import { plural } from '../../typeset/plural.ts';
import type { Desk } from '../desk.ts';
import { type Pasted, readMends, readPasted } from '../pasted-form.ts';
import type { Form, Outcome, Room } from '../view.ts';
import { asksForALook, lostLines, pastedPapers } from './pasted.ts';

/** Taking in what one pastes or drops. */
export const takeInRoom: Room = {
  nav: { name: 'Take in', to: '/take-in' },
  views: { '/take-in': async () => ({ title: 'Take in', body: pasteBox() }) },
  pieces: { '/take-in/preview': (desk, _, form) => preview(desk, form) },
  actions: { '/take-in': (desk, _, form) => take(desk, form) },
};

/** Where one pastes, and what would become of it. */
export function pasteBox(): Html {
  return html`<form class="take-in" method="post" action="/take-in" data-desk data-live="/take-in/preview" data-live-into="pasted" data-live-wait="350" data-drop data-drop-html="html">
<label for="paste-text">Paste a listing, a mail or references here, or drop a file</label>
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
  const sources = await loadSources();
  let found: PastePreview;
  try {
    found = await previewed(desk, pasted);
  } catch (error) {
    if (!(error instanceof ContentError)) throw error;
    return html`${sum('This cannot be read.')}${unreadable(error.diagnostics)}${marks(form, pasted)}<div class="taken-as">
${whichField(pasted)}${sourceField(sources, pasted)}</div>
`;
  }
  const isOther = form.get('asked') === pasted.key && form.get('seen') !== found.seen;
  const leftOut = new Set(form.all('out'));
  const count = found.papers.filter(({ isNew, outcome, entry }) => isNew && outcome === 'new' && !leftOut.has(entry!));
  const isWhole = form.get('whole') === 'on';
  const place = placeOf(pasted);
  return html`${sum(
    `${isOther ? 'Something was changed meanwhile. This is what would be done now: ' : ''}${inWords(found, leftOut)}`,
  )}${marks(form, pasted, found)}<div class="taken-as">
${whichField(pasted)}${sourceField(sources, pasted, found)}<label>Day
<input type="date" name="listed" id="listed-${place}" value="${found.listed}" required>
<small>${dayWhy(found, pasted)}</small></label>
<label>Kept as
<input name="name" id="name-${place}" value="${found.dump}" autocomplete="off" spellcheck="false" required>
<small>${found.replaces ? 'A text of this name is there: it is kept as an earlier version' : 'In the folder dumps'}</small></label>
</div>
${notes(found)}${isWhole && html`<input type="hidden" name="whole" value="on">\n`}${lostLines(found)}${
  found.papers.length > 0 && html`<h2>Papers</h2>\n${pastedPapers(found, isWhole, leftOut)}`
}${
  found.isRead &&
  html`<p class="take"><button type="submit" class="main" data-key="t">Take in${
    count.length > 0 && ` ${plural(count.length, 'new paper')}`
  }</button></p>
`
}`;
}

const previews = new WeakMap<Archive, { key: string; preview: Promise<PastePreview> }>();

/** What taking it in would do; the last one is remembered until a file changes. */
async function previewed(desk: Desk, { paste, key }: Pasted): Promise<PastePreview> {
  const archive = await desk.archive();
  const known = previews.get(archive);
  if (known?.key === key) return known.preview;
  const preview = previewPaste({ content: desk.content, today: desk.today(), fileCache: desk.fileCache, paste });
  previews.set(archive, { key, preview });
  return preview;
}

async function take(desk: Desk, form: Form): Promise<Outcome> {
  const pasted = await readPasted(form);
  if (!pasted) throw new UsageError('expected a text or a file to take in, found none');
  const { paste } = pasted;
  const shown = await previewed(desk, pasted);
  const requireSeen = ({ seen }: PastePreview): void => {
    if (seen !== form.get('seen'))
      throw new UsageError(
        'expected what you were shown, found that something was changed meanwhile. Nothing was written: look again',
      );
  };
  requireSeen(shown);
  const { leaveOut = [] } = readMends(form, shown.papers);
  const says = `Took in ${inWords(shown, new Set(leaveOut))}`;
  await desk.change(says, (step, warn) =>
    takeIn({
      content: desk.content,
      today: desk.today(),
      fileCache: desk.fileCache,
      paste,
      step,
      warn,
      decide: now => {
        requireSeen(now);
        return readMends(form, now.papers);
      },
    }),
  );
  return { says, to: `/day/${shown.listed}` };
}

/** “12 new papers of Friday 2 January 2026, 3 known, 1 in doubt”. */
function inWords({ papers, listed, isRead, dump, other }: PastePreview, leftOut: ReadonlySet<string>): string {
  if (!isRead) return `This very text was taken in before, as ${dump}.`;
  const isOut = ({ entry, isNew }: PastePreview['papers'][number]) => isNew && leftOut.has(entry!);
  const count = (test: (paper: PastePreview['papers'][number]) => unknown) =>
    papers.filter(paper => !isOut(paper) && test(paper)).length;
  const fresh = count(({ isNew, outcome }) => isNew && outcome === 'new');
  const parts: [number, string][] = [
    [papers.filter(paper => isOut(paper) && paper.outcome === 'new').length, 'left out'],
    [count(({ isNew, outcome }) => !isNew && (outcome === 'new' || outcome === 'merged')), 'known'],
    [count(({ isNew, outcome }) => isNew && outcome === 'merged'), 'twice here'],
    [count(({ outcome }) => outcome === 'deleted'), 'left out before'],
    [count(asksForALook), 'to look at'],
  ];
  const more = parts.filter(([many]) => many > 0).map(([many, what]) => `, ${many} ${what}`);
  const lost = other.unread === undefined ? '' : '; some lines went nowhere';
  return `${plural(fresh, 'new paper')} of ${longDay(listed!)}${more.join('')}${lost}`;
}

function sum(text: string): Html {
  return html`<p class="sum" id="pasted-says" role="status">${text}</p>
`;
}

/** What the next request is compared with. */
function marks(form: Form, { which, key, paste }: Pasted, found?: PastePreview): Html {
  const was = (field: 'listed' | 'name', value?: string) =>
    html`<input type="hidden" name="found-${field}" value="${(form.get('of') === which && paste[field] && form.get(`found-${field}`)) || value}">\n`;
  return html`<input type="hidden" name="of" value="${which}">
<input type="hidden" name="asked" value="${key}">
<input type="hidden" name="seen" value="${found?.seen}">
${was('listed', found?.listed)}${was('name', found?.dump)}`;
}

function whichField({ which, holds }: Pasted): Html | undefined {
  if (holds.length < 2) return undefined;
  return html`<label>Take in
<select name="which">
${holds.map(name => html`<option${name === which && ' selected'}>${name}</option>\n`)}</select>
<small>One at a time</small></label>
`;
}

function sourceField(sources: readonly { id: string }[], pasted: Pasted, found?: PastePreview): Html {
  const { paste } = pasted;
  const own =
    found?.source !== undefined && paste.source === undefined ? `${found.source}, as it looks` : 'as it looks';
  return html`<label>Read as
<select name="source" id="source-${placeOf(pasted)}">
<option value="">${own}</option>
${sources.map(({ id }) => html`<option${id === paste.source && ' selected'}>${id}</option>\n`)}</select>
<small>${found ? capital(found.about) : 'Choose what it is, if you know'}</small></label>
`;
}

/** Fields of one text are others than those of the next. */
const placeOf = ({ which, holds }: Pasted): number => holds.indexOf(which);

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

/** Why the papers are of this day. */
function dayWhy({ listed, listedFrom, yearsFrom, isNamed }: PastePreview, { paste }: Pasted): string {
  const year = yearsFrom === 'newest year' ? ', of the year after the newest that it shows' : '';
  if (paste.listed !== undefined) return 'As you say';
  if (listedFrom === 'dump') return `${plainDay(listed!)}, as the text says${year}`;
  if (listedFrom === 'sidecar') return 'As was said of it before';
  if (listedFrom === 'file name' && isNamed) return 'As the file’s name says';
  return 'Today, since the text names no day';
}

/** What else is to be said before it is taken in. */
function notes({ warnings, others, papers }: PastePreview): Html | undefined {
  const said = warnings.filter(({ rule }) => !SHOWN_ELSEWHERE.has(rule));
  const redated = papers.some(({ changed }) => changed?.includes('listed'));
  if (said.length === 0 && others.length === 0 && !redated) return undefined;
  return html`<ul class="notes">
${redated && html`<li>Papers that were read from this text before move to this day.</li>\n`}${
  others.length > 0 &&
  html`<li>With it ${plural(others.length, 'other text is', 'other texts are')} read that ${others.length === 1 ? 'waits' : 'wait'} in the folder dumps: ${others.join(', ')}.</li>\n`
}${said.map(({ line, message }) => html`<li>${line !== undefined && `Line ${line}: `}${message}.</li>\n`)}</ul>
`;
}

/** Warnings that the page says in its own way. */
const SHOWN_ELSEWHERE: ReadonlySet<string> = new Set(['unread-line', 'empty-record', 'unknown-day', 'inferred-year']);

function unreadable(diagnostics: readonly Diagnostic[]): Html {
  return html`<ul class="notes">
${diagnostics.map(
  ({
    line,
    message,
    details = [],
    reasons = [],
  }) => html`<li>${line !== undefined && `Line ${line}: `}${capital(message)}.${
    details.length > 0 && html`<pre>${details.map(detail => clip(detail, 200)).join('\n')}</pre>`
  }${
    reasons.length > 0 &&
    html`<details><summary>What each source looked for</summary><pre>${reasons.join('\n')}</pre></details>`
  }</li>
`,
)}</ul>
`;
}
