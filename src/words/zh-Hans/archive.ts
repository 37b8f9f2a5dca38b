import type { ARCHIVE as ENGLISH } from '../en/archive.ts';
import type { Translated } from '../message.ts';

export const ARCHIVE: Translated<typeof ENGLISH> = {
  'nav-today': '今日',
  'nav-days': '往期',
  'nav-topics': '主题',
  'nav-authors': '作者',
  'nav-saved': '收藏',
  'nav-search': '搜索',
  'nav-venues': '期刊与会议',
  'nav-statistics': '统计',
  'nav-api': 'API',
  'nav-about': '关于',
  'nav-subscribe': '订阅',
  'nav-feed': '订阅源',
  'list-as': '{format}：{what}',
  'download-list': '下载{what}：',
};
