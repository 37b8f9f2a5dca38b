/** TODO */
export const PUBLISH = {} as const;
