/** TODO */
export const BROWSER = {} as const;
