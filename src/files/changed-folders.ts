/** The folders that a change was put into since `forgetChanges`, and whether all of it is there. */
const folders = new Map<string, boolean>();

/** Says that a change of the folder is begun, or that it is done: what is only staged is neither. */
export function noteChange(root: string, isWhole: boolean): void {
  folders.set(root, isWhole);
}

/** A command begins. */
export function forgetChanges(): void {
  folders.clear();
}

/** The folders that a command changed by now, and those of them where it could put only a part of the change in place. */
export function changedFolders(): { whole: string[]; half: string[] } {
  const all = [...folders];
  return {
    whole: all.filter(([, isWhole]) => isWhole).map(([root]) => root),
    half: all.filter(([, isWhole]) => !isWhole).map(([root]) => root),
  };
}
