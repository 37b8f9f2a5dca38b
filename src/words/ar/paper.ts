import type { PAPER as ENGLISH } from '../en/paper.ts';
import type { Translated } from '../message.ts';

export const PAPER: Translated<typeof ENGLISH> = {
  'status-withdrawn': 'مسحوبة',
  'status-retracted': 'مسحوبة بقرار الناشر',
  'status-superseded': 'مستبدلة',
  'link-to-code': 'الشيفرة',
  'link-to-data': 'البيانات',
  'link-to-model': 'النموذج',
  'link-to-project': 'صفحة المشروع',
  'link-to-paper': 'الورقة',
  'link-to-other': 'رابط',
  'read-paper': 'اقرأ',
  'read-paper-at': 'اقرأ في {host}',
  'find-paper': 'ابحث عنها',
  'find-paper-at': 'ابحث عنها في {name}',
  'find-paper-note': '«ابحث عنها» بحث بالعنوان في {name}.',
  'rights-of-papers': 'العناوين والملخصات ملك لمؤلفيها.',
  'rights-and-license': 'العناوين والملخصات ملك لمؤلفيها. نصوص الموجز الخاصة: {license}.',
  'in-brief': 'باختصار',
  'wide-formula': 'صيغة رياضية',
  'wide-table': 'جدول',
  'footnotes-of-page': 'الحواشي',
  'back-to-text': 'عودة إلى النص',
};
