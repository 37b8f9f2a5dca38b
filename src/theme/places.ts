import type { Pictures } from '../content/pictures.ts';
import type { Digest } from '../digest/digest.ts';
import { NAMED, type Places } from '../typeset/own-words.ts';

/** For each kind of name the file that it leads to; nothing where the digest has no such thing. */
const FILES: Readonly<Record<string, (digest: Digest, name: string) => string | undefined | false>> = {
  paper: (digest, id) => digest.paper(id) && `papers/${id}.html`,
  day: (digest, date) => digest.day(date) && `days/${date}.html`,
  topic: (digest, slug) => digest.topic(slug) && `topics/${digest.topic(slug)!.slug}.html`,
  page: (digest, path) => digest.page(path) && `${path}.html`,
};

/**
 * Where what an editor's words name is found.
 * @param root what stands before a file of the site: the way to its root, or its whole address
 * @param pictures those of the words; without them, descriptions stand in their place
 */
export function placesOf(digest: Digest, root: string, pictures?: Pictures): Places {
  return {
    link(name) {
      const [, kind = '', what = ''] = NAMED.exec(name) ?? [];
      const file = FILES[kind]?.(digest, what);
      return file ? root + file : undefined;
    },
    picture(address) {
      const picture = pictures && Object.hasOwn(pictures, address) ? pictures[address] : undefined;
      if (!picture || !('file' in picture)) return undefined;
      return { src: root + picture.file, width: picture.width, height: picture.height };
    },
  };
}
