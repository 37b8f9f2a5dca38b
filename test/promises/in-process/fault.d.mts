export function arm(folder: string, fault: string): Record<string, number>;
