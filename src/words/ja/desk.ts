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
  'desk-done': '{says}。',
  'desk-list-parts': '一覧の区切り',
  'desk-list-part': '{all} 件中 {part} 件目',
  'desk-list-range': '{from}～{to}',
  'desk-list-previous': '前へ',
  'desk-list-next': '次へ',
};
