export function userCache(): string;
export function programCache(root: string): string;
export function isInstalled(root: string): boolean;
export function isWritable(folder: string): boolean;
