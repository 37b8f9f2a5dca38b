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
};
