/**
 * Learns the reference map on which the digest is drawn, and writes `src/related/reference-map-1.txt`. Run it once for a new
 * version: the reference map is frozen, since the place of every dot depends on it.
 *
 *     xz -dc "$BROADSHEET_REFERENCE/corpus/papers.jsonl.xz" | npx tsx test/tools/learn-map.ts > src/related/reference-map-1.txt
 *
 * Reads JSON lines with `title` and `abstract`. Terms get vectors by a singular value decomposition of papers by keywords
 * (latent semantic analysis); some of the papers are laid out in the plane by t-SNE (van der Maaten and Hinton 2008,
 * https://jmlr.org/papers/v9/vandermaaten08a.html) and stay there as landmarks. Nothing of a paper's text is kept.
 */
import { createInterface } from 'node:readline';
import { keywords } from '../../src/related/keywords.ts';

const PAPERS = 30_000;
const LANDMARKS = 2000;
const DIMENSIONS = 48;
/** Columns beyond those that are kept make the decomposition exact in those. */
const SPARE = 16;
const ROUNDS = 7;
/** A term in fewer papers says little of where a paper belongs. */
const RAREST = 30;
/** 0 leaves the directions' strengths, 0.5 makes all equal. */
const EVENNESS = 0.3;
const PERPLEXITY = 25;
const STEPS = 900;

/** A sequence of pseudo-random numbers (mulberry32): the same each time. */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
}
const random = randomNumbers(7);

const papers: { key: string; weight: number }[][] = [];
for await (const line of createInterface({ input: process.stdin })) {
  if (papers.length === PAPERS) break;
  const { title, abstract } = JSON.parse(line) as { title?: string; abstract?: string };
  if (abstract && abstract.length > 300) papers.push(keywords({ id: '', title, abstract }));
}
const counts = new Map<string, number>();
for (const paper of papers) for (const { key } of paper) counts.set(key, (counts.get(key) ?? 0) + 1);
const terms = [...counts].filter(([, count]) => count >= RAREST).map(([key]) => key);
terms.sort((a, b) => (a < b ? -1 : 1));
const termAt = new Map(terms.map((key, i) => [key, i]));
const rows = papers.map(paper => {
  const known = paper.filter(({ key }) => termAt.has(key));
  const length = Math.hypot(...known.map(({ weight }) => weight)) || 1;
  return known.map(({ key, weight }) => ({ term: termAt.get(key)!, weight: weight / length }));
});
process.stderr.write(`${papers.length} papers, ${terms.length} terms\n`);

// The leading right singular vectors of papers by terms, by subspace iteration.
const columns = DIMENSIONS + SPARE;
let basis = Array.from({ length: terms.length }, () => Float64Array.from({ length: columns }, () => random() - 0.5));
orthogonalise(basis);
for (let round = 0; round < ROUNDS; round++) {
  const next = Array.from({ length: terms.length }, () => new Float64Array(columns));
  for (const row of rows) {
    const image = new Float64Array(columns);
    for (const { term, weight } of row) for (let c = 0; c < columns; c++) image[c]! += weight * basis[term]![c]!;
    for (const { term, weight } of row) for (let c = 0; c < columns; c++) next[term]![c]! += weight * image[c]!;
  }
  basis = next;
  orthogonalise(basis);
}

/** Gram-Schmidt on the columns. */
function orthogonalise(matrix: Float64Array[]): void {
  for (let c = 0; c < columns; c++) {
    for (let before = 0; before < c; before++) {
      let dot = 0;
      for (const row of matrix) dot += row[c]! * row[before]!;
      for (const row of matrix) row[c]! -= dot * row[before]!;
    }
    let length = 0;
    for (const row of matrix) length += row[c]! ** 2;
    length = Math.sqrt(length) || 1;
    for (const row of matrix) row[c]! /= length;
  }
}

// A direction counts by the root of its strength, or the two or three strongest would be all that is seen.
const strength = new Float64Array(columns);
for (const row of rows)
  for (let c = 0; c < columns; c++) {
    let image = 0;
    for (const { term, weight } of row) image += weight * basis[term]![c]!;
    strength[c]! += image * image;
  }
for (const row of basis) for (let c = 0; c < columns; c++) row[c]! /= strength[c]! ** EVENNESS;

// Bytes, as they will be read.
const largest = Math.max(...basis.map(row => Math.max(...row.subarray(0, DIMENSIONS).map(Math.abs))));
const vectors = basis.map(row => Int8Array.from(row.subarray(0, DIMENSIONS), x => squash(x / largest)));
function squash(x: number): number {
  return Math.sign(x) * Math.round(127 * Math.sqrt(Math.abs(x)));
}
const unsquash = (byte: number) => Math.sign(byte) * (byte / 127) ** 2;

function place(row: { term: number; weight: number }[]): Float64Array {
  const sum = new Float64Array(DIMENSIONS);
  for (const { term, weight } of row)
    for (let d = 0; d < DIMENSIONS; d++) sum[d]! += weight * unsquash(vectors[term]![d]!);
  const length = Math.hypot(...sum) || 1;
  return sum.map(x => x / length);
}

const chosen = rows.filter(row => row.length >= 10).slice(0, LANDMARKS);
const landmarks = chosen.map(row => Int8Array.from(place(row), x => Math.round(x * 127)));
const plane = tsne(landmarks.map(bytes => Float64Array.from(bytes, b => b / 127)));

function tsne(points: Float64Array[]): Float64Array[] {
  const n = points.length;
  const p = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    const distances = points.map(other => {
      let sum = 0;
      for (let d = 0; d < DIMENSIONS; d++) sum += (other[d]! - points[i]![d]!) ** 2;
      return sum;
    });
    let low = 1e-3;
    let high = 1e5;
    for (let step = 0; step < 60; step++) {
      const beta = Math.sqrt(low * high);
      let total = 0;
      let entropy = 0;
      for (let j = 0; j < n; j++) if (j !== i) total += Math.exp(-beta * distances[j]!);
      for (let j = 0; j < n; j++)
        if (j !== i) {
          const q = Math.exp(-beta * distances[j]!) / total;
          p[i * n + j] = q;
          if (q > 1e-12) entropy -= q * Math.log(q);
        }
      if (entropy > Math.log(PERPLEXITY)) low = beta;
      else high = beta;
    }
  }
  for (let i = 0; i < n; i++)
    for (let j = 0; j < i; j++) {
      const both = Math.max((p[i * n + j]! + p[j * n + i]!) / (2 * n), 1e-12);
      p[i * n + j] = both;
      p[j * n + i] = both;
    }
  const y = points.map(point =>
    Float64Array.of(point[1]! * 1e-2 + (random() - 0.5) * 1e-4, point[2]! * 1e-2 + (random() - 0.5) * 1e-4),
  );
  const speed = points.map(() => new Float64Array(2));
  const gain = points.map(() => Float64Array.of(1, 1));
  const q = new Float64Array(n * n);
  for (let step = 0; step < STEPS; step++) {
    const early = step < 200 ? 12 : 1;
    let total = 0;
    for (let i = 0; i < n; i++)
      for (let j = 0; j < i; j++) {
        const dx = y[i]![0]! - y[j]![0]!;
        const dy = y[i]![1]! - y[j]![1]!;
        const near = 1 / (1 + dx * dx + dy * dy);
        q[i * n + j] = near;
        total += 2 * near;
      }
    const force = points.map(() => new Float64Array(2));
    for (let i = 0; i < n; i++)
      for (let j = 0; j < i; j++) {
        const near = q[i * n + j]!;
        const pull = 4 * (early * p[i * n + j]! - near / total) * near;
        for (let d = 0; d < 2; d++) {
          const f = pull * (y[i]![d]! - y[j]![d]!);
          force[i]![d]! += f;
          force[j]![d]! -= f;
        }
      }
    const momentum = step < 200 ? 0.5 : 0.8;
    for (let i = 0; i < n; i++)
      for (let d = 0; d < 2; d++) {
        const same = Math.sign(force[i]![d]!) === Math.sign(speed[i]![d]!);
        gain[i]![d] = Math.max(0.01, same ? gain[i]![d]! * 0.8 : gain[i]![d]! + 0.2);
        speed[i]![d] = momentum * speed[i]![d]! - 150 * gain[i]![d]! * force[i]![d]!;
        y[i]![d]! += speed[i]![d]!;
      }
    if (step % 100 === 0) process.stderr.write(`step ${step}\n`);
  }
  return y;
}

// To a square of 10,000, half by their distances and half by their order, so that the square is filled.
const inSquare = [0, 1].map(d => {
  const values = plane.map(point => point[d]!);
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[Math.floor(sorted.length * 0.01)]!, sorted[Math.floor(sorted.length * 0.99)]!];
  const order = new Map(sorted.map((value, i) => [value, i / sorted.length]));
  return values.map(value => {
    const linear = Math.min(1, Math.max(0, (value - low) / (high - low)));
    return Math.round(10_000 * (0.5 * linear + 0.5 * order.get(value)!));
  });
});
const text = (bytes: Int8Array) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64');
process.stdout.write(`# The reference map, learnt from ${papers.length.toLocaleString('en-US')} public conference abstracts: vectors of terms, and landmarks with
# their vectors and their places in a square of 10,000. Frozen: a new map is a new file.
${terms.map((key, i) => `${key}\t${text(vectors[i]!)}\n`).join('')}---
${landmarks.map((bytes, i) => `${inSquare[0]![i]} ${inSquare[1]![i]}\t${text(bytes)}\n`).join('')}`);
