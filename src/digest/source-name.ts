/** A source's id in words, as readers see it. */
export const sourceName = (id: string): string => id.replaceAll('-', ' ');
