type Table = Readonly<Record<string, string>>;

export function say(key: string, params?: Readonly<Record<string, string | number>>): string;
export const texts: { readonly zh: Table; readonly en: Table };
