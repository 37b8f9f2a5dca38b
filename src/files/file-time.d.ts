export function isCoarse(time: number): boolean;
