export const DEPENDENCIES: readonly string[];
export function bundle(root: string, target: string, stamp: string, isPackage?: boolean): Promise<string[]>;
