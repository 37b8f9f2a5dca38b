import type { SiteConfig } from '../../content/site-file.ts';
import { type Html, html } from '../../typeset/html.ts';

interface Icon {
  file: string;
  type: string;
  /** As in a web app manifest: `192x192`, or `any`. */
  sizes: string;
}

const ICONS: readonly Icon[] = [
  { file: 'assets/icon.svg', type: 'image/svg+xml', sizes: 'any' },
  { file: 'assets/icon-180.png', type: 'image/png', sizes: '180x180' },
  { file: 'assets/icon-192.png', type: 'image/png', sizes: '192x192' },
  { file: 'assets/icon-512.png', type: 'image/png', sizes: '512x512' },
];

/** The site's icon in all of its sizes: the editor's one, or the program's. */
export function iconsOf({ files }: SiteConfig): readonly Icon[] {
  const own = files?.icon;
  return own ? [{ file: own.file, type: own.type, sizes: `${own.width}x${own.height}` }] : ICONS;
}

/** The icon for those who show one of about this width, such as feed readers. */
export function iconFor(site: SiteConfig, width: number): string {
  const icons = iconsOf(site);
  return (icons.find(({ sizes }) => sizes === `${width}x${width}`) ?? icons[0]!).file;
}

/** The links to the icon in a page's head. @param root the way to the site's root */
export function iconLinks(site: SiteConfig, root: string): Html {
  const [icon] = iconsOf(site);
  return html`<link rel="icon" href="${root}${icon!.file}" type="${icon!.type}">
<link rel="apple-touch-icon" href="${root}${iconFor(site, 180)}">
`;
}
