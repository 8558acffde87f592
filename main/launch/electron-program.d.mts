export function installedElectron(): string | null;
export function findElectron(announce: () => void): Promise<string | null>;
