import type { PAPER as ENGLISH } from '../en/paper.ts';
import type { Translated } from '../message.ts';

export const PAPER: Translated<typeof ENGLISH> = {
  'status-withdrawn': '取り下げ',
  'status-retracted': '撤回',
  'status-superseded': '差し替え済み',
  'link-to-code': 'コード',
  'link-to-data': 'データ',
  'link-to-model': 'モデル',
  'link-to-project': 'プロジェクトページ',
  'link-to-paper': '論文',
  'link-to-other': 'リンク',
  'read-paper': '読む',
  'read-paper-at': '{host} で読む',
  'find-paper': '探す',
  'find-paper-at': '探す：{name} で検索',
  'find-paper-note': '「探す」は {name} での題名検索です。',
  'rights-of-papers': '題名と要旨の権利は著者に帰属します。',
  'rights-and-license': '題名と要旨の権利は著者に帰属します。当ダイジェスト独自の文章：{license}。',
  'in-brief': 'ひとことで',
  'wide-formula': '数式',
  'wide-table': '表',
  'footnotes-of-page': '脚注',
  'back-to-text': '本文に戻る',
};
