import type { Picture } from '../content/pictures.ts';
import type { Digest } from '../digest/digest.ts';

/** The pictures of the editor's pages and of notes on days, each once. */
export function shownPictures(digest: Digest): Picture[] {
  const texts = [...digest.pages, ...digest.days.map(({ note }) => note)];
  const all = texts.flatMap(text => Object.values(text?.pictures ?? {}));
  return [...new Map(all.flatMap(picture => ('file' in picture ? [[picture.file, picture]] : []))).values()];
}
