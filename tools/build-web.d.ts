/** Builds the live patcher into a folder; resolves to its file name. */
export function buildLive(outDir: string): Promise<string>;
/** Builds the desk into `staff/` of a folder. */
export function buildStaff(outDir: string): Promise<void>;
/** Builds the page of the committees into `phone/` of a folder. */
export function buildPhone(outDir: string): Promise<void>;
/** Builds the scripts of single public pages; resolves to their file names. */
export function buildIslands(outDir: string): Promise<string[]>;
/** Builds the service worker of the public site. */
export function buildSiteWorker(outDir: string): Promise<void>;
/** Builds the wall of the press centre into `press/` of a folder. */
export function buildPress(outDir: string): Promise<void>;
