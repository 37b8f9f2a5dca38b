import { idKey } from '../search/papers-table.ts';
import type { Followable } from '../theme/parts/followable.ts';
import { button, element } from './element.ts';
import { FOLLOWS_CHANGED, type Follow, follow, readFollows } from './follows.ts';
import { onMarksChanged } from './marked-papers.ts';
import { markKeys, readMarks } from './marks.ts';
import { starred } from './marks-buttons.ts';
import { fresh, newsNow, seenLast } from './news.ts';
import { opml } from './opml.ts';
import { saveFile } from './save-file.ts';
import { SearchClient } from './search/client.ts';
import { hitItem } from './search/hit-item.ts';
import type { Hit, SearchRequest } from './search/messages.ts';
import { asksSomething, isQuestion, stateOf } from './search/page-state.ts';
import { ownKey } from './stored.ts';
import { words } from './words.ts';

/** Papers that are shown of each, and of all. */
const OF_EACH = 8;
const OF_ALL = 40;
/** So many are asked for; of what is followed beyond that, the links are shown. */
const ASKED = 20;

/** What is followed, by the folder of its page. */
const KINDS: Record<string, 'followed-topic' | 'followed-author' | undefined> = {
  topics: 'followed-topic',
  authors: 'followed-author',
};

const root = new URL('..', (document.currentScript as HTMLScriptElement).src).href;
const client = new SearchClient(root);
const box = document.querySelector<HTMLElement>('.for-you')!;
const { feeds, queries } = JSON.parse(box.dataset['followable']!) as Followable;
const status = box.querySelector<HTMLElement>('[role="status"]')!;
const [results, followed] = [...box.querySelectorAll<HTMLElement>('section')] as [HTMLElement, HTMLElement];
const list = results.querySelector('ol')!;
/** Show the reader's marks on the papers. */
let stars: NonNullable<ReturnType<typeof starred>>[] = [];
let asked = 0;

followed.querySelector('[data-opml]')!.addEventListener('click', () => {
  const own = feeds.filter(([page]) => page in readFollows(root));
  // The page's own address is where the site stands, also for a copy on a disk.
  const site = document.querySelector<HTMLLinkElement>('link[rel="canonical"]')!.href.replace(/[^/]*$/, '');
  saveFile('for-you.opml', 'text/x-opml', opml(document.title, site, own));
});
document.addEventListener(FOLLOWS_CHANGED, () => void show());
addEventListener('storage', ({ key }) => (key === ownKey('follows', root) || key === null) && void show());
onMarksChanged(showMarks);
void show();

async function show(): Promise<void> {
  const turn = ++asked;
  const follows = Object.entries(readFollows(root));
  const counts = follows.map(() => element('span', { class: 'count' }));
  followed.querySelector('ul')!.replaceChildren(...follows.map((own, i) => line(own, counts[i]!)));
  followed.querySelector<HTMLElement>('[data-opml]')!.hidden = !feeds.some(([page]) => page in readFollows(root));
  status.textContent = words.say(follows.length === 0 ? 'follow-nothing' : 'follow-searching');
  const found = new Map<string, { hit: Hit; names: string[] }>();
  try {
    // One after the other: a question with marks sets them for all that are asked at the same time.
    for (const [i, [address, own]] of follows.slice(0, ASKED).entries()) {
      const request = requestOf(address, own.name);
      if (!asksSomething(request)) continue;
      const { hits, relaxed } = await client.search({ ...request, offset: 0, limit: OF_EACH });
      const count = await countNew(request, own);
      if (turn !== asked) return;
      if (count) counts[i]!.textContent = ` ${words.say('n-new', { n: count })}`;
      // What was not asked for is not followed.
      if (relaxed.length > 0) continue;
      for (const hit of hits) {
        if (hit.day === '') continue;
        const known = found.get(hit.id);
        if (known) known.names.push(own.name);
        else found.set(hit.id, { hit, names: [own.name] });
      }
    }
    if (follows.length > 0) status.textContent = found.size === 0 ? words.say('follow-no-papers') : '';
  } catch (error) {
    if (turn !== asked) return;
    status.textContent = words.say('search-failed-reload', { why: (error as Error).message });
  }
  // Not before the papers, or it would have to make room for them.
  followed.hidden = follows.length === 0;
  showPapers([...found.values()].sort((a, b) => (a.hit.day < b.hit.day ? 1 : -1)).slice(0, OF_ALL));
}

/** What the search is asked for the papers of what is followed. */
function requestOf(address: string, name: string): Omit<SearchRequest, 'offset' | 'limit'> {
  const [kind, page] = [address.split(/\W/)[0], address.split('?')[1]];
  const named = (field: string) => ({
    query: isQuestion(name) ? `${field}:"${name.replaceAll('"', ' ')}"` : '',
    chosen: {},
  });
  const sort = 'listed';
  if (kind === 'topics') return { ...named('topic'), sort };
  if (kind === 'authors') return { ...named('author'), sort };
  if (kind === 'feeds') {
    const saved = (Object.hasOwn(queries, address) && queries[address]!.match(/.{8}/g)) || [];
    return { query: '', chosen: { mark: ['saved'] }, marks: { saved, read: [] }, sort };
  }
  const marks = markKeys() ?? { saved: [], read: [] };
  return { ...stateOf(`?${page}`), marks, sort };
}

/** How many papers came since it was last looked at; the search takes their keys for saved papers. */
async function countNew(request: ReturnType<typeof requestOf>, { looked }: Follow): Promise<number> {
  // Where it was not known what there was, nothing is new.
  const isKnown = Object.keys(looked).length > 0;
  let saved = isKnown ? [...fresh(newsNow() ?? {}, looked)] : [];
  const { query, chosen, marks } = request;
  if (chosen.mark && query === '') saved = saved.filter(key => marks?.saved.includes(key));
  else if (chosen.mark || /\bis:/.test(query)) return 0;
  if (saved.length === 0) return 0;
  const own = { ...request, chosen: { ...chosen, mark: ['saved'] }, marks: { saved, read: [] }, offset: 0, limit: 0 };
  const { total, relaxed } = await client.search(own);
  return relaxed.length > 0 ? 0 : total;
}

function line([address, { name }]: [string, Follow], count: HTMLElement): HTMLLIElement {
  return element(
    'li',
    { class: 'followed-line' },
    element('a', { href: address }, name),
    element('span', { class: 'why' }, words.say(KINDS[address.split('/')[0]!] ?? 'followed-search'), count),
    button(words.say('unfollow-button'), () => follow(root, address, undefined), {
      'aria-label': words.say('unfollow-name', { name }),
    }),
  );
}

function showPapers(papers: readonly { hit: Hit; names: readonly string[] }[]): void {
  const news = newsNow();
  const keys = fresh(news ?? {}, seenLast(root) ?? news ?? {});
  const items = papers.map(({ hit, names }) => {
    const item = hitItem(hit, root, names.join(' · '));
    if (keys.has(idKey(hit.id)))
      item.querySelector('h2')!.prepend(element('strong', { class: 'status' }, words.say('new-paper')), ' ');
    return item;
  });
  stars = items.map(starred).filter(show => show !== undefined);
  showMarks();
  list.replaceChildren(...items);
  results.hidden = items.length === 0;
}

function showMarks(): void {
  const { papers } = readMarks();
  for (const show of stars) show(papers);
}
