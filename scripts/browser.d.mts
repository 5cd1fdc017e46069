/** The path of a Chromium, if there is one. */
export function findChromium(): Promise<string | undefined>;
/** What to tell somebody who has none. */
export const chromiumMissing: string;
/** The path of a Chromium; throws if there is none. */
export function requireChromium(): Promise<string>;
/** Options for Playwright's `chromium.launch`. */
export function launchOptions(): Promise<{ executablePath: string; args: string[] }>;
