import { type Content, element } from './element.ts';
import { paperId } from './marked-papers.ts';
import { ITEM_LINK, ITEMS } from './marks-buttons.ts';
import { isRecord } from './stored.ts';
import { words } from './words.ts';

/** A list as it stood when the reader left it for one of its papers. */
interface List {
  href: string;
  name: string;
  papers: [id: string, title: string][];
}

/** Goes from one page to the next in `sessionStorage`; there the history's own entry keeps the list. */
interface Slip {
  /** The address that it is for. */
  to: string;
  list?: List;
  /** The place in a list that is gone back to: the paper, and its number. */
  id?: string;
  at?: number;
}

const KEY = 'broadsheet:slip';
/** How long a list that a script fills may take, in milliseconds. */
const PATIENCE = 8000;

/**
 * Lets a reader go through the papers in the order of the list that they came from: the paper's page says where in it one is, its
 * links lead to the papers before and after, and one of them back to the place. Who came from elsewhere sees the page as it is.
 */
export function listOrder(root: string): void {
  const { id, at, list: handed } = take();
  const own = paperId(location.href);
  const list = own === undefined ? undefined : (asList(history.state?.list, root) ?? asList(handed, root));
  const place = list?.papers.findIndex(([id]) => id === own) ?? -1;
  if (list && place >= 0) show(list, place, root);
  else if (typeof id === 'string') seek(id, Number(at) || 0);
  document.addEventListener('click', event => {
    const link = event.target instanceof Element && event.target.closest('a');
    if (!link) return;
    if (list && link.rel && link.closest('.in-list, .turn')) put({ to: link.href, list });
    else if (list && link.matches('.up')) put({ to: link.href, id: own!, at: place });
    else if (link === linkOf(link.closest(ITEMS)) && paperId(link.href)) put({ to: link.href, list: listHere() });
  });
}

const linkOf = (item: Element | null | undefined) => item?.querySelector<HTMLAnchorElement>(ITEM_LINK);

const itemsHere = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>(ITEMS)];

function listHere(): List {
  const papers = new Map<string, string>();
  for (const item of itemsHere()) {
    const link = linkOf(item);
    const id = link && paperId(link.href);
    if (id && item.checkVisibility()) papers.set(id, link.textContent.trim());
  }
  const asked = document.querySelector<HTMLInputElement>('[data-search="input"]')?.value.trim();
  // The front page's heading is the site's name.
  // A link of the navigation may have a count behind its name.
  const heading = document.querySelector('main h1') ?? document.querySelector('nav a[aria-current]')?.firstChild;
  const name = heading?.textContent?.trim() || document.title;
  return { href: location.href.split('#')[0]!, name: asked ? `${name}: ${asked}` : name, papers: [...papers] };
}

function put(slip: Slip): void {
  try {
    sessionStorage.setItem(KEY, JSON.stringify(slip));
  } catch {
    // Then the page opens as it does from elsewhere.
  }
}

function take(): Record<string, unknown> {
  try {
    const slip: unknown = JSON.parse(sessionStorage.getItem(KEY) ?? 'null');
    sessionStorage.removeItem(KEY);
    return isRecord(slip) && slip['to'] === location.href ? slip : {};
  } catch {
    return {};
  }
}

/** A list of this site; nothing where it is something else. */
function asList(from: unknown, root: string): List | undefined {
  if (!isRecord(from)) return undefined;
  const { href, name, papers } = from;
  const isPair = (pair: unknown): pair is [string, string] =>
    Array.isArray(pair) && pair.every(part => typeof part === 'string');
  return typeof href === 'string' &&
    href.startsWith(root) &&
    typeof name === 'string' &&
    Array.isArray(papers) &&
    papers.every(isPair)
    ? { href, name, papers }
    : undefined;
}

function show(list: List, place: number, root: string): void {
  try {
    history.replaceState({ list }, '');
  } catch {
    // A list may be too long to be kept: after "back" the page is then as it is from elsewhere.
  }
  const { href, name, papers } = list;
  const step = (by: 1 | -1, make: (link: HTMLAnchorElement, title: string) => void) => {
    const [id, title] = papers[place + by] ?? [];
    if (id === undefined) return undefined;
    const to = `${root}papers/${encodeURIComponent(id)}.html`;
    const link = element('a', { rel: by > 0 ? 'next' : 'prev', href: to });
    make(link, title || id);
    return link;
  };
  const arrow = (by: 1 | -1) =>
    step(by, (link, title) => {
      link.append(by > 0 !== (words.dir === 'rtl') ? '→' : '←');
      link.setAttribute('aria-label', words.say(by > 0 ? 'next-titled' : 'previous-titled', { title }));
    });
  const whole = (by: 1 | -1) =>
    step(by, (link, title) =>
      link.append(element('span', {}, words.say(by > 0 ? 'next-in-list' : 'previous-in-list')), ' ', bdi(title)),
    );
  const up = (...before: Content[]) => element('a', { class: 'up', href }, ...before, name);
  const where = element(
    'span',
    {},
    ...words.set<'place-in-list', Node>('place-in-list', { place: place + 1, all: papers.length, list: up() }),
  );
  const label = { 'aria-label': words.say('came-from-list') };
  document
    .querySelector('main')
    ?.prepend(element('nav', { class: 'in-list', ...label }, arrow(-1) ?? element('span'), where, arrow(1)));
  const turn = document.querySelector('.turn') ?? element('nav', { class: 'turn' });
  turn.setAttribute('aria-label', words.say('turn-in-list'));
  const end = whole(1) ?? up(element('span', {}, words.say('back-to-list')), ' ');
  turn.replaceChildren(...[whole(-1), end].filter(part => part !== undefined));
  if (!turn.isConnected) document.querySelector('main')?.append(turn);
}

/** A title of whatever language. */
const bdi = (title: string): HTMLElement => element('bdi', {}, title);

/** Goes back to a paper's place in the list, once it is there; a search shows more of its results for it. */
function seek(id: string, at: number): void {
  /** So many there were when more were asked for. */
  let asked = 0;
  const isThere = (): boolean => {
    const items = itemsHere();
    const from = items.findIndex(item => paperId(linkOf(item)?.href ?? '') === id);
    // It may be hidden, because it was read meanwhile.
    const item = from < 0 ? undefined : items.slice(from).find(item => item.checkVisibility());
    linkOf(item)?.focus({ preventScroll: true });
    item?.scrollIntoView({ block: 'center' });
    if (from < 0 && items.length > asked && items.length <= at) {
      asked = items.length;
      document.querySelector<HTMLElement>('[data-search="more"]:not([hidden])')?.click();
    }
    return from >= 0;
  };
  if (isThere()) return;
  const watch = new MutationObserver(() => isThere() && watch.disconnect());
  watch.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watch.disconnect(), PATIENCE);
}
