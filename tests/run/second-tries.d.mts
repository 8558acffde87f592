export function secondTriesIn(report: string | undefined): string[];
