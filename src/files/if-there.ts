/** There is nothing, a file in the way to it, a folder in its place, or a link that leads nowhere. */
const NOT_THERE: ReadonlySet<string> = new Set(['ENOENT', 'ENOTDIR', 'EISDIR', 'ELOOP']);

/**
 * What `read` gives of a file or folder; undefined where there is none. What is there and cannot be read now is not taken for what is not
 * there: a disk that fails or a process with too many open files would lose it.
 *
 * @throws Error of the file system
 */
export function ifThere<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== undefined && NOT_THERE.has(code)) return undefined;
    throw error;
  }
}
