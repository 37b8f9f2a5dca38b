/** What this process tried and how often, in the words of SECURITY.md; the test runner prints it. */
export const tries = new Map<string, number>();

/**
 * Counts what was tried and came out as promised: called after the assertions, so that what failed is not counted.
 *
 * @param what the row of SECURITY.md's table
 */
export function tried(what: string, count = 1): void {
  tries.set(what, (tries.get(what) ?? 0) + count);
}
