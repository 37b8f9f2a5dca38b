/** An address as it may be shown: what names a person and a password is left out of it. */
export function withoutPassword(address: string): string {
  if (!URL.canParse(address)) return address.replace(/^.*@/s, '…@');
  const url = new URL(address);
  if (url.username === '' && url.password === '') return address;
  [url.username, url.password] = ['', ''];
  return url.href;
}
