/**
 * Which script of `pagefind/file/` holds a file of the index. The build and the page reckon it by the same rule, so that no list
 * of scripts is needed. It imports nothing.
 *
 * @param file relative to the index's folder: `fragment/en_70d332a.pf_fragment`, `recent/index/en_70d332a.pf_index`
 * @param digits how many of a fragment's digits name its script
 */
export function packOf(file: string, digits: number): string {
  const [, part = '', folder, name = ''] = /^(recent\/)?(?:(fragment|index)\/)?([^/]*)$/.exec(file) ?? [];
  const pack = part.replace('/', '-');
  const [stem = ''] = name.split('.');
  if (folder === 'fragment') return `${pack}fragment-${stem.slice(stem.lastIndexOf('_') + 1).slice(0, digits)}.js`;
  if (folder === 'index') return `${pack}${stem}.js`;
  const letter = /^words\.[^.]*\.(\w+)\.txt$/.exec(name)?.[1];
  if (letter) return `${pack}words-${letter}.js`;
  if (/^papers\..*\.json$/.test(name)) return `${pack}papers.js`;
  if (/^papers\..*\.txt$/.test(name)) return `${pack}keys.js`;
  return 'core.js';
}
