import type { BROWSER as ENGLISH } from '../en/browser.ts';
import type { Translated } from '../message.ts';

export const BROWSER: Translated<typeof ENGLISH> = {};
