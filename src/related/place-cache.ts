import fs from 'node:fs';
import path from 'node:path';
import type { PaperEntry } from '../paper.ts';
import { GROUND } from './ground.ts';
import { type Place, placeOf } from './place.ts';

/** Places that were found in an earlier build, so that a new paper costs the placing of one. The file can be deleted at any time. */
export class PlaceCache {
  readonly #file: string;
  #known: Map<string, { hash: string; place: Place | undefined }> | undefined;
  #changed = false;

  /** @param file where places are kept; read when the first is asked for */
  constructor(file: string) {
    this.#file = file;
  }

  /** @param hash of the entry: another one, and the paper is placed anew */
  of(entry: PaperEntry, hash: string): Place | undefined {
    this.#known ??= this.#read();
    const known = this.#known.get(entry.id);
    if (known?.hash === hash) return known.place;
    const place = placeOf(entry);
    this.#known.set(entry.id, { hash, place });
    this.#changed = true;
    return place;
  }

  save(): void {
    if (!this.#changed || !this.#known) return;
    const lines = [...this.#known].map(
      ([id, { hash, place }]) => `${id}\t${hash}\t${place ? `${place.x}\t${place.y}` : '\t'}`,
    );
    fs.mkdirSync(path.dirname(this.#file), { recursive: true });
    fs.writeFileSync(`${this.#file}.part`, `${this.#version()}\n${lines.join('\n')}\n`);
    fs.renameSync(`${this.#file}.part`, this.#file);
  }

  #read(): Map<string, { hash: string; place: Place | undefined }> {
    const known = new Map<string, { hash: string; place: Place | undefined }>();
    if (!fs.existsSync(this.#file)) return known;
    const [version, ...lines] = fs.readFileSync(this.#file, 'utf8').split('\n');
    if (version !== this.#version()) return known;
    for (const line of lines) {
      const [id, hash, x, y] = line.split('\t');
      if (id && hash) known.set(id, { hash, place: x && y ? { x: Number(x), y: Number(y) } : undefined });
    }
    return known;
  }

  #version(): string {
    return `ground ${GROUND}, rule 2`;
  }
}
