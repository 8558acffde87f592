type Env = Readonly<Record<string, string | undefined>>;

export function hasDisplay(platform?: NodeJS.Platform, env?: Env): boolean;
export function isRootOnLinux(platform?: NodeJS.Platform, uid?: number): boolean;
export function browserCommand(url: string, platform?: NodeJS.Platform): [program: string, args: string[]];
export function openInBrowser(url: string): Promise<boolean>;
