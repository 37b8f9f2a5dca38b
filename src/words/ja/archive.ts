import type { ARCHIVE as ENGLISH } from '../en/archive.ts';
import type { Translated } from '../message.ts';

export const ARCHIVE: Translated<typeof ENGLISH> = {
  'nav-today': '今日',
  'nav-days': '日別',
  'nav-topics': 'トピック',
  'nav-authors': '著者',
  'nav-saved': '保存済み',
  'nav-search': '検索',
  'nav-venues': '掲載先',
  'nav-statistics': '統計',
  'nav-api': 'API',
  'nav-about': 'このサイトについて',
  'nav-subscribe': '購読',
  'nav-feed': 'フィード',
  'list-as': '{format}：{what}',
  'download-list': '{what}をダウンロード：',
};
