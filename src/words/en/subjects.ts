/** TODO */
export const SUBJECTS = {} as const;
