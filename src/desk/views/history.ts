import { undoneSays } from '../../curate/undo-step.ts';
import type { PastStep } from '../../files/history.ts';
import { type Html, html } from '../../typeset/html.ts';
import { plural } from '../../typeset/plural.ts';
import type { Desk } from '../desk.ts';
import type { Outcome, Room } from '../view.ts';

/** How many steps a page shows. */
const WINDOW = 50;

/** What was done here, and the way back, a step at a time. */
export const historyRoom: Room = {
  nav: { name: 'desk-nav-history', to: '/history' },
  views: {
    '/history': async (desk, _params, query) => {
      const steps = ownSteps(desk);
      const from = Math.max(0, Number.parseInt(query.get('from') ?? '0', 10) || 0);
      const older = from + WINDOW < steps.length && html`<a href="/history?from=${from + WINDOW}">Older</a>\n`;
      const newer = from > 0 && html`<a href="/history?from=${Math.max(0, from - WINDOW)}">Newer</a>\n`;
      return {
        title: 'History',
        body: html`<p class="aside">What was done at the desk on this machine, newest first. Files that were changed by hand since are never overwritten.</p>
${wayBack(desk)}
${stepList(steps.slice(from, from + WINDOW))}
${(older || newer) && html`<p class="turn-list">${newer}${older}</p>\n`}`,
      };
    },
  },
  actions: {
    '/history/undo': async (desk, _params, form) => {
      const { result, warnings } = await desk.undo(Number(form.get('step')) || undefined);
      return outcome(`Took back: ${result.says}`, warnings.length);
    },
    '/history/redo': async desk => {
      const { result, warnings } = await desk.redo();
      return outcome(`Did again: ${result.says}`, warnings.length);
    },
  },
};

function outcome(says: string, warnings: number): Outcome {
  return { says: warnings === 0 ? says : `${says} (${plural(warnings, 'warning')}: see Publish)` };
}

/** The buttons that take the last step back, and do it again. */
export function wayBack({ history }: Desk): Html {
  const [last, undone] = [history.last(), history.lastUndo()];
  const button = (action: string, name: string, { number, says }: PastStep): Html =>
    html`<form method="post" action="/history/${action}" data-desk><input type="hidden" name="step" value="${number}"><button>${name}</button> <span>${says}</span></form>\n`;
  return html`<div class="way-back">
${last && button('undo', 'Undo', last)}${undone && button('redo', 'Redo', { ...undone, says: undoneSays(undone) })}</div>
`;
}

/** What was done, newest first; that something was taken back, or done again, is said of it itself. */
export function ownSteps({ history }: Desk): PastStep[] {
  return [...history.steps()].filter(({ undoes }) => undoes === undefined);
}

/** What was done, a line each. */
export function stepList(steps: readonly PastStep[]): Html {
  if (steps.length === 0) return html`<p>Nothing was done here yet.</p>\n`;
  const line = ({ says, when, isUndone }: PastStep): Html =>
    html`<li>${isUndone ? html`<s>${says}</s> <span class="why">taken back</span>` : says} <time class="count" datetime="${when}">${when.slice(0, 16).replace('T', ' ')}</time></li>\n`;
  return html`<ol class="lines steps">
${steps.map(line)}</ol>
`;
}
