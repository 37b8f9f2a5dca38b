import type { PUBLISH as ENGLISH } from '../en/publish.ts';
import type { Translated } from '../message.ts';

export const PUBLISH: Translated<typeof ENGLISH> = {};
