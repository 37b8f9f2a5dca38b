/** TODO */
export const DESK = {} as const;
