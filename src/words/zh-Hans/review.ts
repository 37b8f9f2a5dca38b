import type { REVIEW as ENGLISH } from '../en/review.ts';
import type { Translated } from '../message.ts';

export const REVIEW: Translated<typeof ENGLISH> = {
  'line-of-dump': '第 {lines} 行',
  'lines-of-dump': '第 {lines} 行',
};
