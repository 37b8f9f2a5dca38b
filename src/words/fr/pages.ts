import type { PAGES as ENGLISH } from '../en/pages.ts';
import type { Translated } from '../message.ts';

export const PAGES: Translated<typeof ENGLISH> = {};
