import fs from 'node:fs';
import path from 'node:path';
import { contentFolder } from '../content/content-folder.ts';
import { FIND, nearestName } from '../content/nearest-key.ts';
import { PLACES } from '../content/site-sections.ts';
import { type Diagnostic, warningAt } from '../diagnostic.ts';
import { clip } from '../typeset/clip.ts';
import { type DigestContent, namesOf } from './digest-content.ts';

/** Pages and files of every site that are no places of the navigation. */
const MORE = ['papers.json', '404.html', 'sitemap.xml', 'robots.txt', 'manifest.webmanifest'];
/** Folders of the site for whose pages the content has the names. */
const NAMED = /^(?:papers|topics)\/(?!index\.html$)[^/]+\.html$/;
/** Other folders that a build fills. */
const MADE = /^(?:days|weeks|months|years|venues|authors|feeds|saved|papers|topics|assets|pictures|offline|pagefind)\//;

/**
 * Warns of links of the navigation and the foot to files that the site will not have.
 *
 * @param root the content folder as the user wrote it
 * @param lineOf where a key's value stands in a file
 */
export function checkLinks(
  root: string,
  { site, entries, topics, pages }: DigestContent,
  lineOf: (file: string, key: string, found: string) => number,
): Diagnostic[] {
  const file = contentFolder(root).site;
  if (!site || !pages || !topics) return [];
  const own = new Set([...pages.map(page => `${page.path}.html`), ...PLACES.map(([, file]) => file), ...MORE]);
  let named: Set<string> | undefined;
  const has = (target: string): boolean => {
    if (own.has(target)) return true;
    if (!NAMED.test(target)) return MADE.test(target) || isOfTheme(root, target);
    named ??= new Set([
      ...entries.map(({ id }) => `papers/${id}.html`),
      ...namesOf(topics).map(slug => `topics/${slug}.html`),
    ]);
    return named.has(target);
  };
  const lists = [
    ['nav', site.nav ?? []],
    ['footer', site.footer?.links ?? []],
  ] as const;
  return lists.flatMap(([key, links]) =>
    links.flatMap((link): Diagnostic[] => {
      if (typeof link === 'string' || /^[a-z]+:/i.test(link.url)) return [];
      const target = link.url.replace(/[?#].*/, '').replace(/(?<=^|\/)$/, 'index.html');
      // Other kinds of file may be the digest's own, which its configuration copies.
      if (!/\.(?:html|xml|json)$/.test(target) || has(target)) return [];
      const find = NAMED.test(target) ? FIND[target.startsWith('papers/') ? 'paper' : 'topic'] : FIND.page;
      return [
        warningAt(
          { file, line: lineOf(file, key, link.url) },
          'link-to-nowhere',
          `expected a page or file of the site in "${key}", found "${clip(link.url, 200)}"`,
          `Correct this line; ${nearestName(target, NAMED.test(target) ? named! : own, find)}.`,
        ),
      ];
    }),
  );
}

/** Whether the digest's own theme may make the file: one of its files is called so, or names it. */
function isOfTheme(root: string, target: string): boolean {
  const theme = path.join(path.dirname(path.resolve(root)), 'theme');
  if (!fs.existsSync(theme)) return false;
  const stem = path.parse(target).name;
  return fs
    .readdirSync(theme, { withFileTypes: true })
    .some(
      item =>
        item.isFile() &&
        (item.name.startsWith(`${stem}.`) || fs.readFileSync(path.join(theme, item.name), 'utf8').includes(stem)),
    );
}
