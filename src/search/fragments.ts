import crypto from 'node:crypto';
import zlib from 'node:zlib';
import { FRAGMENTS, isFragment, packOf, packText, SIGNATURE, stemOf } from './disk-pack.ts';
import type { PagefindFile } from './pagefind.ts';

/**
 * A bundle of Pagefind's whose fragments stand some in a script each, for the web and from disk: a file for each paper would be
 * half of all files of a site. So that a fragment's name tells its script, it is its paper's number, and one digit of
 * the name that Pagefind gave it, which is a hash: of another build's scripts, a fragment that is another is not taken for it.
 * Pagefind's list of papers gets the new names; it is a third smaller then.
 *
 * @param folder of the part of the index
 * @throws Error where Pagefind's list of papers is not what this expects
 */
export function withFragmentsPacked(bundle: readonly PagefindFile[], folder: string): PagefindFile[] {
  const fragments = new Map(
    bundle.filter(({ path }) => isFragment(path)).map(({ path, content }) => [stemOf(path), content]),
  );
  const list = bundle.find(({ path }) => path.endsWith('.pf_meta'));
  const [first] = fragments.keys();
  if (!list || first === undefined) return [...bundle];
  const prefix = first.slice(0, first.lastIndexOf('_') + 1);
  /** In the order of the list, which is that of the papers. */
  const names = new Map<string, string>();
  const named = zlib
    .gunzipSync(list.content)
    .toString('latin1')
    .replace(new RegExp(`${prefix}([0-9a-f]{7,})`, 'g'), (name, digits: string) => {
      if (!fragments.has(name) || names.has(name)) return name;
      const number = names.size.toString(16).padStart(digits.length - 1, '0');
      names.set(name, `${prefix}${number}${digits[0]}`);
      return names.get(name)!;
    });
  if (names.size !== fragments.size)
    throw new Error(`expected the names of ${fragments.size} fragments in Pagefind's list, found ${names.size}`);

  const packs = new Map<string, Record<string, unknown>>();
  for (const [name, own] of names) {
    const file = `${folder}fragment/${own}.pf_fragment`;
    const pack = packs.get(packOf(file)) ?? {};
    packs.set(packOf(file), pack);
    const text = zlib.gunzipSync(fragments.get(name)!).toString();
    if (!text.startsWith(SIGNATURE))
      throw new Error(`expected ${SIGNATURE} before a fragment, found ${text.slice(0, 20)}`);
    pack[own] = JSON.parse(text.slice(SIGNATURE.length));
  }
  const content = zipped(Buffer.from(named, 'latin1'));
  const hash = list.path.replace(/^pagefind\.|\.pf_meta$/g, '');
  const ownHash = prefix + crypto.hash('sha1', content).slice(0, hash.length - prefix.length);
  return [
    ...bundle
      .filter(({ path }) => !isFragment(path))
      .map(file =>
        file === list
          ? { path: `pagefind.${ownHash}.pf_meta`, content }
          : file.path === 'pagefind-entry.json'
            ? { path: file.path, content: Buffer.from(Buffer.from(file.content).toString().replace(hash, ownHash)) }
            : file,
      ),
    ...[...packs].map(([pack, files]) => ({
      path: `file/${pack}`,
      content: Buffer.from(packText({ [FRAGMENTS]: zipped(JSON.stringify(files)).toString('base64') })),
    })),
  ];
}

const zipped = (content: string | Uint8Array): Buffer => zlib.gzipSync(content, { level: 9 });
