import { words } from './words.ts';

/** Family names as Vietnamese spells them, with their tones, of nine in ten people. */
const VIETNAMESE: ReadonlySet<string> = new Set(
  words('Nguyễn Trần Lê Phạm Huỳnh Hoàng Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Đinh Trịnh Đoàn Lâm Tạ Lưu Hà Trương Cao'),
);

/** The parts of a name where the family name is known to come first: `Nguyễn Văn An`. A name without blanks has one part, its own. */
export function familyFirst(name: string): [family: string, given: string] | undefined {
  const [family = '', ...given] = name.normalize('NFC').trim().split(/\s+/);
  return given.length > 0 && VIETNAMESE.has(family) ? [family, given.join(' ')] : undefined;
}

/** What a name is sorted by: the family name where it is known to come first, else the last word. */
export function sortedBy(name: string): string {
  return familyFirst(name)?.[0] ?? /[^\s]+$/.exec(name.trim())?.[0] ?? name;
}
