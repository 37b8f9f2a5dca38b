import type { ARCHIVE as ENGLISH } from '../en/archive.ts';
import type { Translated } from '../message.ts';

export const ARCHIVE: Translated<typeof ENGLISH> = {};
