/** The host of an address without `www.`, to tell links of one kind apart. */
export function linkHost(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url;
}
