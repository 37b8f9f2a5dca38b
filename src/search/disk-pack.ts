/**
 * Which script of `pagefind/file/` holds a file of the index. The build and the page reckon it by the same rule, so that no list
 * of scripts is needed. It imports nothing.
 *
 * @param file relative to the index's folder: `fragment/en_70d332a.pf_fragment`
 * @param digits how many of a fragment's digits name its script
 */
export function packOf(file: string, digits: number): string {
  const [folder, named = ''] = file.split('/') as [string, string?];
  const name = named.replace(/\..*$/, '');
  if (folder === 'fragment') return `fragment-${(name.split('_').pop() ?? '').slice(0, digits)}.js`;
  if (folder === 'index') return `${name}.js`;
  if (/^papers\..*\.json$/.test(file)) return 'papers.js';
  if (/^papers\..*\.txt$/.test(file)) return 'keys.js';
  return 'core.js';
}
