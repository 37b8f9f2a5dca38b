import { FOLLOWS_CHANGED, follow, readFollows } from './follows.ts';
import { warnNotSaved } from './marked-papers.ts';
import { words } from './words.ts';

/** Told by the search page when it asks something else. */
export const ASKED = 'broadsheet:asked';

/** The button by which a reader follows the page's topic, author or question, and whether the link to what they follow is shown. */
export function followButton(root: string): void {
  const button = document.querySelector<HTMLButtonElement>('button[data-follow]');
  const name = button?.dataset['follow'];
  const isFollowed = () => address() in readFollows(root);
  const show = (): void => {
    document.documentElement.classList.toggle('follows', Object.keys(readFollows(root)).length > 0);
    if (!button) return;
    button.textContent = name
      ? words.say(isFollowed() ? 'following-this' : 'follow-this')
      : words.say(isFollowed() ? 'search-saved' : 'save-this-search');
    button.setAttribute('aria-pressed', String(isFollowed()));
    if (!name) button.hidden = asked().length === 0;
  };
  /** Who has the page before them has looked at it. */
  const look = (): void => {
    if (isFollowed()) follow(root, address(), nameOf(name));
    else show();
  };
  document.addEventListener(FOLLOWS_CHANGED, show);
  addEventListener('storage', show);
  document.addEventListener(ASKED, look);
  button?.addEventListener('click', () => {
    document.querySelector('.follow [role="alert"]')?.remove();
    const isKept = follow(root, address(), isFollowed() ? undefined : nameOf(name));
    if (!isKept) warnNotSaved(warning => button.after(warning));
  });
  if (button) look();
  else show();

  function address(): string {
    const { href } = location;
    const page = href.slice(root.length).split(/[?#]/)[0]!;
    return name ? page : `${page}?${new URLSearchParams(location.search)}`;
  }
}

/** The parts of a question that the search page asks. */
const asked = (): [string, string][] =>
  [...new URLSearchParams(location.search)].filter(([key, value]) => key !== 'sort' && value.trim() !== '');

const nameOf = (name: string | undefined): string =>
  name ||
  asked()
    .map(([key, value]) =>
      key === 'from'
        ? words.say('from-day', { day: value })
        : key === 'to'
          ? words.say('to-day', { day: value })
          : value,
    )
    .join(words.say('name-comma'));
