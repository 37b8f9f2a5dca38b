/** TODO */
export const PAGES = {} as const;
