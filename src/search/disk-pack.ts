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
  if (folder === 'fragment')
    return `${pack}fragment-${(/(\w*)\./.exec(name)?.[1]?.split('_').pop() ?? '').slice(0, digits)}.js`;
  if (folder === 'index') return `${pack}${name.replace(/\..*$/, '')}.js`;
  const letter = /^words\.[^.]*\.(\w+)\.txt$/.exec(name)?.[1];
  if (letter) return `${pack}words-${letter}.js`;
  if (/^papers\..*\.json$/.test(name)) return `${pack}papers.js`;
  if (/^papers\..*\.txt$/.test(name)) return `${pack}keys.js`;
  return 'core.js';
}
