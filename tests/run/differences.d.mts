export function differencesFile(report: string): string;
