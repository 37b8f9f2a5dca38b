const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `2025-11-19` as `19 Nov 2025`, `2025-11` as `Nov 2025`. */
export function dayText(day: string): string {
  const [year, month, date] = day.split('-');
  return `${date ? `${Number(date)} ` : ''}${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}
