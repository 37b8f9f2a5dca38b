import type { SUBJECTS as ENGLISH } from '../en/subjects.ts';
import type { Translated } from '../message.ts';

export const SUBJECTS: Translated<typeof ENGLISH> = {};
