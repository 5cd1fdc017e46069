export function findChromium(): Promise<string | undefined>;
export const chromiumMissing: string;
export function requireChromium(): Promise<string>;
export function launchOptions(): Promise<{ executablePath: string; args: string[] }>;
