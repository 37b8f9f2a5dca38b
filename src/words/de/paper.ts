import type { PAPER as ENGLISH } from '../en/paper.ts';
import type { Translated } from '../message.ts';

export const PAPER: Translated<typeof ENGLISH> = {};
