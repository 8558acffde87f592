export function failuresIn(report: string | undefined): string[];
