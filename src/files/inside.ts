/** A part that is empty, `.` or `..`, or what some system takes for a border between parts. */
const OUTSIDE = /(?:^|\/)\.{0,2}(?:\/|$)|[\\\0]/;

/** Whether a path with `/` between its parts stays in the folder that it begins in. */
export function isInside(file: string): boolean {
  return !OUTSIDE.test(file);
}

/** @throws Error where the path would lead out of the folder: a fault of ours, never of the content. */
export function inside(file: string): string {
  if (!isInside(file)) throw new Error(`not a path inside the folder: ${JSON.stringify(file)}`);
  return file;
}
