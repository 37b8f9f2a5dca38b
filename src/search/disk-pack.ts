/**
 * How many papers' fragments a script holds. With more there are fewer files on the site, and each of the twenty papers of an
 * answer costs a reader more.
 */
const FRAGMENTS_A_SCRIPT = 3;

/**
 * Which script of `pagefind/file/` holds a file of the index. The build and the page reckon it by the same rule, so that no
 * list of scripts is needed. It imports nothing.
 *
 * @param file relative to the index's folder: `fragment/en_00000a5.pf_fragment`, `recent/index/en_70d332a.pf_index`
 */
export function packOf(file: string): string {
  const [, part = '', folder, name = ''] = /^(recent\/)?(?:(fragment|index)\/)?([^/]*)$/.exec(file) ?? [];
  const pack = part.replace('/', '-');
  const [stem = ''] = name.split('.');
  if (folder === 'fragment') {
    // The last digit is no part of the number: see `withFragmentsPacked`.
    const number = Number.parseInt(stem.slice(stem.lastIndexOf('_') + 1, -1), 16);
    return `${pack}fragment-${Math.floor(number / FRAGMENTS_A_SCRIPT)}.js`;
  }
  if (folder === 'index') return `${pack}${stem}.js`;
  const letter = /^words\.[^.]*\.(\w+)\.txt$/.exec(name)?.[1];
  if (letter) return `${pack}words-${letter}.js`;
  if (/^papers\..*\.json$/.test(name)) return `${pack}papers.js`;
  if (/^papers\..*\.txt$/.test(name)) return `${pack}keys.js`;
  return 'core.js';
}

/** Whether the file is what results show of a paper. Of these the site has the scripts alone, for the web as well. */
export const isFragment = (file: string): boolean => /^(?:recent\/)?fragment\//.test(file);

/** What Pagefind's files begin with. */
export const SIGNATURE = 'pagefind_dcd';

/** A fragment's name without folder and ending. */
export const stemOf = (file: string): string => file.replace(/^.*\/|\.\w+$/g, '');

/** In a script of fragments, all of them: JSON by their names, packed by gzip. */
export const FRAGMENTS = 'fragments';

/** What a script holds: files by their names, as base64. */
export type Pack = Record<string, string>;

const CALL = 'broadsheetPack(';

/** The script that hands files over. */
export const packText = (files: Pack): string => `${CALL}${JSON.stringify(files)})\n`;

/** What a script hands over. */
export const readPack = (text: string): Pack => JSON.parse(text.slice(CALL.length, text.lastIndexOf(')'))) as Pack;
