import { hasSection } from './sections.ts';

/** The keys that do something, in the order in which they are explained. */
const KEYS = ['?', '/', 'j', 'k', 'u', 'o', 'e', 's', 'm', 'h', 't', 'l'] as const;
export type Key = (typeof KEYS)[number];

/** Those of marks and of the reading list. */
const OF_SAVED: readonly Key[] = ['s', 'm', 'h', 'l'];

/** Where the device keeps that the reader wants none of them. */
export const KEYS_OFF = 'broadsheet:keys-off';

/** The keys of this site. */
export const keysHere = (): Key[] => KEYS.filter(key => hasSection('saved') || !OF_SAVED.includes(key));
