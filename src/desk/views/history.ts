import { undoneSays } from '../../curate/undo-step.ts';
import type { PastStep } from '../../files/history.ts';
import { type Html, html } from '../../typeset/html.ts';
import { tongueOf } from '../../typeset/tongue.ts';
import { isolated } from '../../typeset/tongue-html.ts';
import type { Words } from '../../words/words.ts';
import type { Desk } from '../desk.ts';
import type { Outcome, Room } from '../view.ts';

/** How many steps a page shows. */
const WINDOW = 50;

/** What was done here, and the way back, a step at a time. */
export const historyRoom: Room = {
  nav: { name: 'desk-nav-history', to: '/history' },
  views: {
    '/history': async (desk, _params, query) => {
      const { words } = desk;
      const steps = ownSteps(desk);
      const from = Math.max(0, Number.parseInt(query.get('from') ?? '0', 10) || 0);
      const older =
        from + WINDOW < steps.length && html`<a href="/history?from=${from + WINDOW}">${words.say('desk-older')}</a>\n`;
      const newer =
        from > 0 && html`<a href="/history?from=${Math.max(0, from - WINDOW)}">${words.say('desk-newer')}</a>\n`;
      return {
        title: words.say('desk-nav-history'),
        body: html`<p class="aside">${words.say('desk-about-history')}</p>
${wayBack(desk)}
${stepList(words, steps.slice(from, from + WINDOW))}
${(older || newer) && html`<p class="turn-list">${newer}${older}</p>\n`}`,
      };
    },
  },
  actions: {
    '/history/undo': async (desk, _params, form) => {
      const { result, warnings } = await desk.undo(Number(form.get('step')) || undefined);
      return outcome(desk.words, desk.words.say('desk-took-back', { step: result.says }), warnings.length);
    },
    '/history/redo': async desk => {
      const { result, warnings } = await desk.redo();
      return outcome(desk.words, desk.words.say('desk-did-again', { step: result.says }), warnings.length);
    },
  },
};

function outcome(words: Words, done: string, n: number): Outcome {
  return { says: n === 0 ? done : words.say('desk-done-with-warnings', { n, done }) };
}

/** What was done, in the words that the desk had then. */
const stepSays = (words: Words, says: string): Html => isolated(html`${says}`, tongueOf(words, says));

/** The buttons that take the last step back, and do it again. */
export function wayBack({ history, words }: Desk): Html {
  const [last, undone] = [history.last(), history.lastUndo()];
  const button = (action: string, name: string, { number, says }: PastStep): Html =>
    html`<form method="post" action="/history/${action}" data-desk><input type="hidden" name="step" value="${number}"><button>${name}</button> <span>${stepSays(words, says)}</span></form>\n`;
  return html`<div class="way-back">
${last && button('undo', words.say('desk-undo'), last)}${undone && button('redo', words.say('desk-redo'), { ...undone, says: undoneSays(undone) })}</div>
`;
}

/** What was done, newest first; that something was taken back, or done again, is said of it itself. */
export function ownSteps({ history }: Desk): PastStep[] {
  return [...history.steps()].filter(({ undoes }) => undoes === undefined);
}

/** What was done, a line each. */
export function stepList(words: Words, steps: readonly PastStep[]): Html {
  if (steps.length === 0) return html`<p>${words.say('desk-nothing-done-yet')}</p>\n`;
  const line = ({ says, when, isUndone }: PastStep): Html => {
    const done = html`<time datetime="${when}">${when.slice(0, 16).replace('T', ' ')}</time>`;
    return isUndone
      ? html`<li><s>${stepSays(words, says)}</s> <span class="count">${done} · ${words.say('desk-taken-back')}</span></li>\n`
      : html`<li>${stepSays(words, says)} <span class="count">${done}</span></li>\n`;
  };
  return html`<ol class="lines steps">
${steps.map(line)}</ol>
`;
}
