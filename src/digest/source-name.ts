/** A source's id as words: what readers see of it. */
export const sourceName = (id: string): string => id.replaceAll('-', ' ');
