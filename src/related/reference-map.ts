import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PROJECT_ROOT } from '../memory/project.ts';

/** The version of the reference map; a new one moves every dot. */
const REFERENCE_MAP_VERSION = 1;

/** What the map is drawn on: vectors of terms, and landmark papers with fixed places. */
export interface ReferenceMap {
  /** The vectors of terms by their stems. */
  terms: ReadonlyMap<string, Float32Array>;
  /** Unit vectors, one after the other. */
  landmarks: Float32Array;
  /** x and y of each landmark in a square of 1. */
  places: Float32Array;
  dimensions: number;
}

let read: ReferenceMap | undefined;

/** The frozen file `reference-map-1.txt` (see test/tools/learn-map.ts), read once. Its answers do not depend on the archive. */
export function referenceMap(): ReferenceMap {
  read ??= parse(
    readFileSync(path.join(PROJECT_ROOT, `src/related/reference-map-${REFERENCE_MAP_VERSION}.txt`), 'utf8'),
  );
  return read;
}

function parse(text: string): ReferenceMap {
  const [termLines = '', landmarkLines = ''] = text.replace(/^(?:#.*\n)+/, '').split('---\n');
  const terms = new Map<string, Float32Array>();
  for (const line of termLines.split('\n')) {
    const [key, code] = line.split('\t');
    // Roots are kept in the file, so that a byte tells small numbers apart.
    if (key && code)
      terms.set(
        key,
        bytes(code).map(byte => Math.sign(byte) * (byte / 127) ** 2),
      );
  }
  const rows = landmarkLines
    .split('\n')
    .filter(Boolean)
    .map(line => line.split('\t') as [string, string]);
  const dimensions = rows.length > 0 ? bytes(rows[0]![1]).length : 0;
  const landmarks = new Float32Array(rows.length * dimensions);
  const places = new Float32Array(rows.length * 2);
  for (const [i, [place, code]] of rows.entries()) {
    const vector = bytes(code);
    const length = Math.hypot(...vector) || 1;
    landmarks.set(
      vector.map(byte => byte / length),
      i * dimensions,
    );
    places.set(
      place.split(' ').map(number => Number(number) / 10_000),
      i * 2,
    );
  }
  return { terms, landmarks, places, dimensions };
}

function bytes(code: string): Float32Array {
  return Float32Array.from(new Int8Array(Buffer.from(code, 'base64')));
}
