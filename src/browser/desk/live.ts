import type { Tongue } from '../../typeset/tongue.ts';
import { words } from '../words.ts';
import { morph } from './morph.ts';
import { fail } from './say.ts';
import { ask } from './send.ts';
import { unfoldWhereWide } from './wide.ts';

/** Milliseconds without typing before a piece is asked for, where `data-live-wait` says nothing else. */
const QUIET = 150;

interface Asked {
  timer?: ReturnType<typeof setTimeout>;
  abort?: AbortController;
}
const waiting = new WeakMap<HTMLElement, Asked>();

/** Pieces of the page that follow what one types: `data-live` says where they come from, `data-live-into` where they go. */
export function live(): void {
  for (const event of ['input', 'change'])
    document.addEventListener(event, ({ target }) => {
      const from = target instanceof Element && target.closest<HTMLElement>('[data-live]');
      if (from) askSoon(from);
    });
  // Who comes back may have mended it.
  addEventListener('focus', () => failing?.isConnected && askSoon(failing));
}

/** Asks for the piece anew, as after a conflict. */
export function askSoon(from: HTMLElement): void {
  const state = waiting.get(from) ?? {};
  waiting.set(from, state);
  clearTimeout(state.timer);
  state.timer = setTimeout(() => void fill(from, state), Number(from.dataset['liveWait'] ?? QUIET));
}

async function fill(from: HTMLElement, state: Asked): Promise<void> {
  const form = from instanceof HTMLFormElement ? from : from.closest('form');
  const into = document.getElementById(from.dataset['liveInto'] ?? '');
  if (!form || !into) return;
  state.abort?.abort();
  const abort = new AbortController();
  state.abort = abort;
  into.ariaBusy = 'true';
  try {
    const answer = await ask(from.dataset['live']!, new FormData(form), abort.signal);
    if (abort.signal.aborted) return;
    if ('html' in answer) {
      const next = into.cloneNode() as HTMLElement;
      next.innerHTML = answer.html;
      next.ariaBusy = null;
      morph(into, next);
      unfoldWhereWide();
      tell(from, []);
    } else tell(from, answer.error ?? [], answer.tongue);
  } catch {
    if (!abort.signal.aborted) tell(from, [words.say('desk-silent')]);
  } finally {
    if (!abort.signal.aborted) into.ariaBusy = null;
  }
}

/** Whose piece did not work, as is said. */
let failing: HTMLElement | undefined;

/** Says what did not work, or takes that away; never what an action said meanwhile. */
function tell(from: HTMLElement, lines: readonly string[], tongue?: Tongue): void {
  if (lines.length > 0 || failing) fail(lines, tongue);
  failing = lines.length > 0 ? from : undefined;
}
