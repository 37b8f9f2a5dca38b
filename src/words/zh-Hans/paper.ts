import type { PAPER as ENGLISH } from '../en/paper.ts';
import type { Translated } from '../message.ts';

export const PAPER: Translated<typeof ENGLISH> = {
  'status-withdrawn': '已撤回',
  'status-retracted': '已撤稿',
  'status-superseded': '已被取代',
  'link-to-code': '代码',
  'link-to-data': '数据',
  'link-to-model': '模型',
  'link-to-project': '项目主页',
  'link-to-paper': '论文',
  'link-to-other': '链接',
  'read-paper': '阅读',
  'read-paper-at': '在 {host} 阅读',
  'find-paper': '查找',
  'find-paper-at': '查找：在 {name} 中搜索',
  'find-paper-note': '“查找”即在 {name} 中按标题搜索。',
  'rights-of-papers': '标题与摘要归原作者所有。',
  'rights-and-license': '标题与摘要归原作者所有。本摘编自撰文字：{license}。',
  'in-brief': '一句话概要',
  'wide-formula': '公式',
  'wide-table': '表格',
  'footnotes-of-page': '脚注',
  'back-to-text': '返回正文',
};
