const EDTF = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/;

/** Whether `text` is a date that can be: `yyyy`, `yyyy-mm` or `yyyy-mm-dd` with a year from `firstYear` to 2099. */
export function isDate(text: string, firstYear = 1500): boolean {
  const match = EDTF.exec(text);
  if (!match) return false;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 1), Number(match[3] ?? 1)];
  if (year < firstYear || year > 2099 || month < 1 || month > 12 || day < 1) return false;
  if (day <= 28) return true;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day <= [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]!;
}

/** Whether `text` is a day of a digest: a real day, `yyyy-mm-dd`, from 1900 to 2099. */
export function isDay(text: string): boolean {
  return text.length === 10 && isDate(text, 1900);
}
