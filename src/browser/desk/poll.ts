import { element } from '../element.ts';
import { renew } from './forms.ts';
import { morph } from './morph.ts';
import { say } from './say.ts';
import { type Answer, ask } from './send.ts';
import { unfoldWhereWide } from './wide.ts';

/** Milliseconds between two looks. */
const PAUSE = 700;
/** So many of them are left out where something did not work, which a person has to mend. */
const REST = 7;

/** Parts of the page that follow what runs: `data-poll` says where each comes from, and it is asked for as long as something in it runs. */
export function poll(): void {
  let rest = 0;
  let isAsking = false;
  setInterval(async () => {
    if (isAsking || rest-- > 0) return;
    isAsking = true;
    rest = (await renewParts()) ? 0 : REST;
    isAsking = false;
  }, PAUSE);
}

/** @returns whether all of them could be made */
async function renewParts(): Promise<boolean> {
  let isWell = true;
  for (const part of document.querySelectorAll<HTMLElement>('[data-poll]:has([data-running])'))
    if (!document.hidden && !(await renewPart(part))) isWell = false;
  return isWell;
}

async function renewPart(part: HTMLElement): Promise<boolean> {
  try {
    const answer = await ask(part.dataset['poll']!, new FormData(), new AbortController().signal);
    const isWell = 'html' in answer;
    const next = part.cloneNode() as HTMLElement;
    if (isWell) next.innerHTML = answer.html;
    else next.append(failure(answer));
    morph(part, next);
    unfoldWhereWide();
    // What stood in the page's place is at its end.
    if (part.querySelector('[data-whole]')) await renew();
    const output = part.querySelector('.output');
    if (output) output.scrollTop = output.scrollHeight;
    const result = part.querySelector('[data-result]');
    if (result && !part.querySelector('[data-running]')) say(result.textContent);
    return isWell;
  } catch {
    // The desk may be gone; whoever does something then is told.
    return false;
  }
}

/** Why there is no such part, as on a page that could not be made; it is asked for again, as it may be mended. */
function failure({ error = [], tongue }: Answer): HTMLElement {
  return element(
    'div',
    { class: 'failure', 'data-running': true, ...tongue },
    ...error.map(line => element('pre', {}, line)),
  );
}
