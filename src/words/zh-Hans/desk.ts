import type { DESK as ENGLISH } from '../en/desk.ts';
import type { Translated } from '../message.ts';

export const DESK: Translated<typeof ENGLISH> = {};
