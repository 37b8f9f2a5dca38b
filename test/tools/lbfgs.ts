/**
 * Minimises a smooth convex function by limited-memory BFGS with a backtracking line search (Nocedal and Wright,
 * "Numerical Optimization", algorithm 7.5).
 *
 * @param loss writes the gradient at `x` into `gradient` and returns the value
 * @param x start; holds the minimum afterwards
 */
export function lbfgs(
  loss: (x: Float64Array, gradient: Float64Array) => number,
  x: Float64Array,
  { steps = 100, memory = 8, tolerance = 1e-6 } = {},
): void {
  const dot = (a: Float64Array, b: Float64Array) => a.reduce((sum, value, i) => sum + value * b[i]!, 0);
  let gradient = new Float64Array(x.length);
  let value = loss(x, gradient);
  const pairs: { moved: Float64Array; turned: Float64Array; scale: number }[] = [];
  for (let step = 0; step < steps; step++) {
    const direction = gradient.map(g => -g);
    const alphas: number[] = [];
    for (const { moved, turned, scale } of pairs.toReversed()) {
      const alpha = dot(moved, direction) / scale;
      alphas.push(alpha);
      for (let i = 0; i < x.length; i++) direction[i]! -= alpha * turned[i]!;
    }
    const last = pairs.at(-1);
    const size = last
      ? last.scale / dot(last.turned, last.turned)
      : 1 / Math.max(1, Math.sqrt(dot(gradient, gradient)));
    for (let i = 0; i < x.length; i++) direction[i]! *= size;
    for (const { moved, turned, scale } of pairs) {
      const factor = alphas.pop()! - dot(turned, direction) / scale;
      for (let i = 0; i < x.length; i++) direction[i]! += factor * moved[i]!;
    }
    const slope = dot(direction, gradient);
    if (slope >= 0) return;
    const next = new Float64Array(x.length);
    const nextGradient = new Float64Array(x.length);
    let length = 1;
    let nextValue = Number.POSITIVE_INFINITY;
    for (let tries = 0; tries < 30; tries++, length /= 2) {
      for (let i = 0; i < x.length; i++) next[i] = x[i]! + length * direction[i]!;
      nextValue = loss(next, nextGradient);
      if (nextValue <= value + 1e-4 * length * slope) break;
    }
    if (!(nextValue < value)) return;
    const moved = next.map((now, i) => now - x[i]!);
    const turned = nextGradient.map((now, i) => now - gradient[i]!);
    const scale = dot(moved, turned);
    if (scale > 1e-12) pairs.push({ moved, turned, scale });
    if (pairs.length > memory) pairs.shift();
    const gained = value - nextValue;
    x.set(next);
    gradient = nextGradient;
    value = nextValue;
    if (gained < tolerance * Math.max(1, Math.abs(value))) return;
  }
}
