/** TODO */
export const REVIEW = {} as const;
