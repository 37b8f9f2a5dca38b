import { words } from '../words.ts';
import { ask } from './send.ts';

/** Milliseconds without typing before papers are looked for. */
const QUIET = 120;

let timer: ReturnType<typeof setTimeout> | undefined;
let abort: AbortController | undefined;

/**
 * A box that finds a paper by a few letters of its title, and puts a link to it where one writes; Ctrl+K leads there from the field.
 * Its keys are those of every box of this kind (https://www.w3.org/WAI/ARIA/apg/patterns/combobox/).
 */
export function linkPaper(): void {
  document.addEventListener('input', ({ target }) => {
    if (isBox(target)) findSoon(target);
  });
  document.addEventListener('keydown', event => {
    if (isBox(event.target)) keyInBox(event, event.target);
    else if (
      (event.ctrlKey || event.metaKey) &&
      event.key.toLowerCase() === 'k' &&
      event.target instanceof HTMLTextAreaElement
    ) {
      const box = document.querySelector<HTMLElement>(`[data-link-into="${CSS.escape(event.target.id)}"] input`);
      if (!box) return;
      event.preventDefault();
      box.focus();
    }
  });
  // The box keeps the focus while one presses an offer.
  document.addEventListener('mousedown', event => {
    if (offerAt(event.target)) event.preventDefault();
  });
  document.addEventListener('click', ({ target }) => {
    const offer = offerAt(target);
    const box = offer && document.querySelector<HTMLInputElement>(`[aria-controls="${offer.parentElement!.id}"]`);
    if (box) choose(box, offer);
  });
  document.addEventListener('focusout', ({ target }) => {
    if (isBox(target)) close(target);
  });
}

const isBox = (target: EventTarget | null): target is HTMLInputElement =>
  target instanceof HTMLInputElement && target.matches('[data-link-paper] input');

const offerAt = (target: EventTarget | null): HTMLElement | null =>
  target instanceof Element ? target.closest<HTMLElement>('.offers [role="option"]') : null;

const listOf = (box: HTMLInputElement): HTMLElement => document.getElementById(box.getAttribute('aria-controls')!)!;

function findSoon(box: HTMLInputElement): void {
  clearTimeout(timer);
  abort?.abort();
  if (box.value.trim() === '') close(box);
  else timer = setTimeout(() => void find(box), QUIET);
}

async function find(box: HTMLInputElement): Promise<void> {
  const data = new FormData();
  data.set('letters', box.value);
  abort = new AbortController();
  const { signal } = abort;
  const answer = await ask(box.closest<HTMLElement>('[data-link-paper]')!.dataset['linkPaper']!, data, signal).catch(
    () => undefined,
  );
  if (signal.aborted || !answer || !('html' in answer)) return;
  const list = listOf(box);
  list.innerHTML = answer.html;
  list.hidden = list.children.length === 0;
  box.ariaExpanded = String(!list.hidden);
  say(box, list.children.length);
  activate(box, list.children[0]);
}

function say(box: HTMLInputElement, count: number): void {
  box.parentElement!.querySelector('[role="status"]')!.textContent =
    count === 0 ? words.say('desk-no-title-begins-so') : words.say('n-papers', { n: count });
}

function activate(box: HTMLInputElement, offer: Element | undefined): void {
  for (const other of listOf(box).children) other.ariaSelected = String(other === offer);
  if (offer) box.setAttribute('aria-activedescendant', offer.id);
  else box.removeAttribute('aria-activedescendant');
  offer?.scrollIntoView({ block: 'nearest' });
}

function close(box: HTMLInputElement): void {
  clearTimeout(timer);
  abort?.abort();
  listOf(box).hidden = true;
  box.ariaExpanded = 'false';
  box.removeAttribute('aria-activedescendant');
  box.parentElement!.querySelector('[role="status"]')!.textContent = '';
}

function keyInBox(event: KeyboardEvent, box: HTMLInputElement): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const list = listOf(box);
  const offers = list.hidden ? [] : [...list.children];
  const at = offers.findIndex(offer => offer.ariaSelected === 'true');
  if (event.key === 'ArrowDown') activate(box, offers[(at + 1) % offers.length]);
  else if (event.key === 'ArrowUp') activate(box, offers.at(at - 1));
  else if (event.key === 'Escape') {
    box.value = '';
    close(box);
    fieldOf(box).focus();
  } else if (event.key === 'Enter') {
    if (offers[at]) choose(box, offers[at] as HTMLElement);
  } else return;
  event.preventDefault();
}

const fieldOf = (box: HTMLInputElement): HTMLTextAreaElement =>
  document.getElementById(box.closest<HTMLElement>('[data-link-into]')!.dataset['linkInto']!) as HTMLTextAreaElement;

/** Puts the link where one wrote last; words that are selected there become those of the link. */
function choose(box: HTMLInputElement, offer: HTMLElement): void {
  const field = fieldOf(box);
  const { selectionStart: from, selectionEnd: to } = field;
  const chosen = field.value.slice(from, to);
  const link = chosen === '' ? offer.dataset['link']! : `[${chosen}](${offer.dataset['address']})`;
  box.value = '';
  close(box);
  field.focus();
  field.setRangeText(link, from, to, 'end');
  field.dispatchEvent(new Event('input', { bubbles: true }));
}
