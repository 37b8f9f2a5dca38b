import type { ARCHIVE as ENGLISH } from '../en/archive.ts';
import type { Translated } from '../message.ts';

export const ARCHIVE: Translated<typeof ENGLISH> = {
  'nav-today': 'اليوم',
  'nav-days': 'الأيام',
  'nav-topics': 'المواضيع',
  'nav-authors': 'المؤلفون',
  'nav-saved': 'المحفوظات',
  'nav-search': 'البحث',
  'nav-venues': 'جهات النشر',
  'nav-statistics': 'الإحصاءات',
  'nav-api': 'API',
  'nav-about': 'عن الموقع',
  'nav-subscribe': 'الاشتراك',
  'nav-feed': 'الخلاصة',
  'list-as': '{format}: {what}',
  'download-list': 'تنزيل {what}:',
};
