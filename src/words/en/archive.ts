/** TODO */
export const ARCHIVE = {} as const;
