import type { REVIEW as ENGLISH } from '../en/review.ts';
import type { Translated } from '../message.ts';

export const REVIEW: Translated<typeof ENGLISH> = {
  'line-of-dump': 'Zeile {lines}',
  'lines-of-dump': 'Zeilen {lines}',
};
