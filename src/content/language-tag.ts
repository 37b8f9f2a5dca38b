/** Whether a tag has the form of BCP 47: `en`, `de-AT`. */
export function isLanguage(tag: string): boolean {
  return /^[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*$/.test(tag);
}
