import { renew } from './forms.ts';
import { morph } from './morph.ts';
import { say } from './say.ts';
import { ask } from './send.ts';
import { unfoldWhereWide } from './wide.ts';

/** Milliseconds between two looks. */
const PAUSE = 700;

/** A part of the page that follows what runs: `data-poll` says where it comes from, and it is asked for as long as something in it runs. */
export function poll(): void {
  setInterval(() => {
    const part = document.querySelector<HTMLElement>('[data-poll]:has([data-running])');
    if (part && !document.hidden && !isAsking) void renewPart(part);
  }, PAUSE);
}

let isAsking = false;

async function renewPart(part: HTMLElement): Promise<void> {
  isAsking = true;
  try {
    const answer = await ask(part.dataset['poll']!, new FormData(), new AbortController().signal);
    if (!('html' in answer)) return;
    const next = part.cloneNode() as HTMLElement;
    next.innerHTML = answer.html;
    morph(part, next);
    unfoldWhereWide();
    // What stood in the page's place is at its end.
    if (part.querySelector('[data-whole]')) await renew();
    const output = part.querySelector('.output');
    if (output) output.scrollTop = output.scrollHeight;
    const result = part.querySelector('[data-result]');
    if (result && !part.querySelector('[data-running]')) say(result.textContent);
  } catch {
    // The desk may be gone; whoever does something then is told.
  } finally {
    isAsking = false;
  }
}
