import { morph } from './morph.ts';
import { say } from './say.ts';
import { ask } from './send.ts';
import { unfoldWhereWide } from './wide.ts';

/** Milliseconds between two looks. */
const PAUSE = 700;

/** A part of the page that follows what runs: `data-poll` says where it comes from, and it is asked for as long as something in it runs. */
export function poll(): void {
  setInterval(() => {
    const part = document.querySelector<HTMLElement>('[data-poll]');
    if (part && !document.hidden && !isAsking && part.querySelector('[data-running]')) void renewPart(part);
  }, PAUSE);
}

let isAsking = false;

async function renewPart(part: HTMLElement): Promise<void> {
  isAsking = true;
  const runs = (): number => part.querySelectorAll('[data-running]').length;
  const before = runs();
  try {
    const answer = await ask(part.dataset['poll']!, new FormData(), new AbortController().signal);
    if (!('html' in answer)) return;
    const next = part.cloneNode() as HTMLElement;
    next.innerHTML = answer.html;
    morph(part, next);
    unfoldWhereWide();
    const output = part.querySelector('.output');
    if (output) output.scrollTop = output.scrollHeight;
    if (before > 0 && runs() === 0) say(part.querySelector('[data-result]')?.textContent ?? '');
  } catch {
    // The desk may be gone; whoever does something then is told.
  } finally {
    isAsking = false;
  }
}
