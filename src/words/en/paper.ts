/** TODO */
export const PAPER = {} as const;
