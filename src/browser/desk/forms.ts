import { words } from '../words.ts';
import { showConflict } from './conflict.ts';
import { showRest } from './drop.ts';
import { itemPlace } from './items.ts';
import { askSoon } from './live.ts';
import { forgetTyping, isTouched, morph } from './morph.ts';
import { fail, say, sayAt } from './say.ts';
import { type Answer, send } from './send.ts';
import { markUnfit } from './unfit.ts';
import { unfoldWhereWide } from './wide.ts';

/** Sends the forms that change something, and shows the page as it is then. */
export function forms(): void {
  document.addEventListener('submit', event => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || !form.hasAttribute('data-desk')) return;
    event.preventDefault();
    void submit(form, event.submitter);
  });
}

async function submit(form: HTMLFormElement, submitter: HTMLElement | null): Promise<void> {
  // One change at a time: a second press of a button is not a second wish.
  if (form.ariaBusy === 'true') return;
  const data = new FormData(form, submitter);
  const own = submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? location.pathname;
  form.ariaBusy = 'true';
  const answer = await send(own, data);
  form.ariaBusy = null;
  await show(answer, form);
}

async function show(answer: Answer, form: HTMLFormElement): Promise<void> {
  const { says = '', to, rest, error, fields, unfit, tongue } = answer;
  markUnfit(form, unfit);
  if (error) {
    fail(error, tongue);
    if (fields) showConflict(form, fields);
    if (form.matches('[data-live]')) askSoon(form);
    return;
  }
  forgetTyping(form);
  if (rest) {
    showRest(form, rest);
    return say(says, answer);
  }
  if (to !== undefined && new URL(to, location.href).href !== location.href) return sayAt(to, says, answer);
  await renew();
  say(says, answer);
}

/**
 * Shows the page anew, as the desk has it now; what one typed in other forms and where one stands stays.
 *
 * @param address another of the same page
 */
export async function renew(address: string = location.href): Promise<void> {
  const response = await fetch(address).catch(() => undefined);
  if (!response) return fail([words.say('desk-silent')]);
  const next = new DOMParser().parseFromString(await response.text(), 'text/html');
  const main = next.getElementById('main');
  if (!main) return location.reload();
  const focus = document.activeElement;
  const place = itemPlace();
  if (address !== location.href) history.replaceState(undefined, '', address);
  document.title = next.title;
  morph(document.getElementById('main')!, main);
  unfoldWhereWide();
  // What is not sent yet is looked at again, as something else may become of it now.
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-live]'))
    if ([...form.elements].some(isTouched)) askSoon(form);
  if (focus instanceof HTMLElement && focus !== document.body && focus.isConnected)
    focus.focus({ preventScroll: true });
  // What one stood on is gone: on with what is in its place now.
  else if (focus !== document.body) place();
}
