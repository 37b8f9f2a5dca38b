import type { DESK as ENGLISH } from '../en/desk.ts';
import type { Translated } from '../message.ts';

export const DESK: Translated<typeof ENGLISH> = {
  'desk-nav-start': 'ホーム',
  'desk-nav-take-in': '取り込み',
  'desk-nav-issues': '各号',
  'desk-nav-review': '確認待ち',
  'desk-nav-find': '探す',
  'desk-nav-publish': '公開',
  'desk-nav-history': '履歴',
};
