import type { DESK as ENGLISH } from '../en/desk.ts';
import type { Translated } from '../message.ts';

export const DESK: Translated<typeof ENGLISH> = {
  'desk-nav-start': 'البداية',
  'desk-nav-take-in': 'الإدراج',
  'desk-nav-issues': 'الأعداد',
  'desk-nav-review': 'للمراجعة',
  'desk-nav-find': 'البحث',
  'desk-nav-publish': 'النشر',
  'desk-nav-history': 'السجل',
  'desk-done': '{says}.',
  'desk-list-parts': 'أجزاء القائمة',
  'desk-list-part': '{part} من {all}',
  'desk-list-range': '{from}–{to}',
  'desk-list-previous': 'السابق',
  'desk-list-next': 'التالي',
};
