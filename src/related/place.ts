import type { PaperEntry } from '../paper.ts';
import { keywords } from './keywords.ts';
import { referenceMap } from './reference-map.ts';

/** Landmarks that have a say in where a paper stands. */
const NEAREST = 12;
/** How fast a landmark's say falls with its distance. */
const SHARPNESS = 14;
/** In the plane, landmarks farther from the one with the most say are of another part of the map. */
const REACH = 0.09;
/** Papers alike would stand on one another. */
const JITTER = 0.024;

export interface Place {
  /** 0 to 1, from the left. */
  x: number;
  /** 0 to 1, from the top. */
  y: number;
}

/**
 * Where a paper stands on the map: among the landmarks whose words are nearest to its own. A function of its text and of the
 * frozen reference map alone, so that no other paper ever moves it. `undefined` if the reference map knows none of its words.
 */
export function placeOf({ id, title, abstract }: Pick<PaperEntry, 'id' | 'title' | 'abstract'>): Place | undefined {
  const { terms, landmarks, places, dimensions } = referenceMap();
  const vector = new Float32Array(dimensions);
  for (const { key, weight } of keywords({ id, title, abstract })) {
    const term = terms.get(key);
    if (term) for (let d = 0; d < dimensions; d++) vector[d]! += weight * term[d]!;
  }
  const length = Math.hypot(...vector);
  if (length === 0) return undefined;
  const near: { at: number; alike: number }[] = [];
  for (let i = 0; i * dimensions < landmarks.length; i++) {
    let alike = 0;
    for (let d = 0; d < dimensions; d++) alike += vector[d]! * landmarks[i * dimensions + d]!;
    alike /= length;
    if (near.length < NEAREST || alike > near.at(-1)!.alike) {
      let to = near.length;
      while (to > 0 && near[to - 1]!.alike < alike) to--;
      near.splice(to, 0, { at: i, alike });
      if (near.length > NEAREST) near.pop();
    }
  }
  const voices = near.map(({ at, alike }) => ({
    x: places[2 * at]!,
    y: places[2 * at + 1]!,
    weight: Math.exp(SHARPNESS * (alike - near[0]!.alike)),
  }));
  // The part of the map for which most speaks, and the middle of that part: never between two.
  let best = voices;
  let most = 0;
  for (const voice of voices) {
    const part = voices.filter(other => Math.hypot(other.x - voice.x, other.y - voice.y) < REACH);
    const weight = part.reduce((sum, other) => sum + other.weight, 0);
    if (weight > most + 1e-9) {
      most = weight;
      best = part;
    }
  }
  let x = 0;
  let y = 0;
  for (const voice of best) {
    x += (voice.x * voice.weight) / most;
    y += (voice.y * voice.weight) / most;
  }
  const [a, b] = twoNumbers(id);
  const angle = a * 2 * Math.PI;
  const by = JITTER * Math.sqrt(b);
  return { x: within(x + by * Math.cos(angle)), y: within(y + by * Math.sin(angle)) };
}

function within(value: number): number {
  return Math.min(1, Math.max(0, value));
}

/** Two numbers from 0 to 1 by an id (FNV-1a). */
export function twoNumbers(id: string): [number, number] {
  let hash = 0x811c9dc5;
  for (let i = 0; i < id.length; i++) hash = Math.imul(hash ^ id.charCodeAt(i), 0x01000193);
  const mixed = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d);
  return [(hash >>> 0) / 2 ** 32, ((mixed ^ (mixed >>> 13)) >>> 0) / 2 ** 32];
}
