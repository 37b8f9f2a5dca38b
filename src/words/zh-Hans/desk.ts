import type { DESK as ENGLISH } from '../en/desk.ts';
import type { Translated } from '../message.ts';

export const DESK: Translated<typeof ENGLISH> = {
  'desk-nav-start': '首页',
  'desk-nav-take-in': '收录',
  'desk-nav-issues': '各期',
  'desk-nav-review': '待审核',
  'desk-nav-find': '查找',
  'desk-nav-publish': '发布',
  'desk-nav-history': '历史记录',
  'desk-done': '{says}。',
  'desk-list-parts': '列表的各部分',
  'desk-list-part': '第\u00a0{part} 项，共\u00a0{all} 项',
  'desk-list-range': '{from}–{to}',
  'desk-list-previous': '上一页',
  'desk-list-next': '下一页',
};
