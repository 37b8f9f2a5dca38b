import { asNews, type News, newsNow } from './news.ts';
import { isRecord, ownKey, store, storedRecord } from './stored.ts';

/**
 * What a reader follows, kept on the device as JSON: `{ "<address>": { "name": "…", "looked": { "<day>": "<keys>" } } }`. An address is
 * that of a topic, an author or a question, relative to the site's root; `looked` is the newest day when it was last looked at.
 */
export type Follows = Record<string, Follow>;

export interface Follow {
  name: string;
  looked: News;
}

/** Told when what is followed changes. */
export const FOLLOWS_CHANGED = 'broadsheet:follows-changed';
/** What can be followed. */
const ADDRESS = /^(?:(?:topics|authors|feeds)\/[\w.-]+\.html|search\.html\?.{1,2000})$/;

/** What is followed on this device; nothing where storage is blocked or holds something else. */
export function readFollows(root: string): Follows {
  const follows: Follows = Object.create(null);
  for (const [address, own] of Object.entries(storedRecord(ownKey('follows', root)))) {
    if (!ADDRESS.test(address) || !isRecord(own) || typeof own['name'] !== 'string') continue;
    follows[address] = { name: own['name'], looked: asNews(own['looked']) ?? {} };
  }
  return follows;
}

/** Follows an address, or looks at it again; without a name, follows it no more. @returns false if this could not be kept */
export function follow(root: string, address: string, name: string | undefined): boolean {
  const follows = readFollows(root);
  if (name === undefined) delete follows[address];
  else
    follows[address] = {
      name,
      looked: newestDay(newsNow() ?? asNews(storedRecord(ownKey('visit', root))['newest']) ?? {}),
    };
  const isKept = store(ownKey('follows', root), Object.keys(follows).length > 0 ? JSON.stringify(follows) : undefined);
  document.dispatchEvent(new Event(FOLLOWS_CHANGED));
  return isKept;
}

function newestDay(news: News): News {
  const day = Object.keys(news).sort().at(-1);
  return day === undefined ? {} : { [day]: news[day]! };
}
