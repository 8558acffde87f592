import { join, resolve } from "node:path";
import envPaths from "env-paths";
import type { StudioPaths } from "../core";

const folders = () => envPaths("hongcun-studio", { suffix: "" });

/** Where one studio's files are: the studio's own folders, and what only a host needs. */
export interface HostPaths {
  studio: StudioPaths;
  /** The built screens. */
  screens: string;
  /** The bundle Electron preloads into each window. */
  preload: string;
  /** Window icons. */
  icons: string;
  /** Opens `secrets.bin`. Outside the data folder, so that a copied data folder gives no key away. */
  secretsKey: string;
  /** Says where a running studio listens. */
  runFile: string;
}

export interface PathOptions {
  /** The user's choice; null takes the system's usual place. */
  data: string | null;
  /** The folder of the running bundle, `out/main`. */
  bundle: string;
  /** Where Electron's package keeps what lies outside the archive; null in a checkout. */
  packedResources?: string | null;
}

/** The user's data folder, where `--data` names none. */
export const defaultDataFolder = (): string => folders().data;

/** Where the running studio of a data folder writes its address. */
export const runFileOf = (data: string): string => join(data, "run", "studio.json");

/**
 * All paths of a studio. In a checkout, resources lie beside `out` and the fonts are gathered into `out/fonts` by
 * the build; in a package both lie beside the archive, since ffmpeg cannot read inside one.
 */
export function hostPaths({ data, bundle, packedResources = null }: PathOptions): HostPaths {
  const folder = data === null ? defaultDataFolder() : resolve(data);
  const out = resolve(bundle, "..");
  const resources = packedResources ?? join(out, "..");
  return {
    studio: {
      data: folder,
      resources: join(resources, "resources"),
      fonts: packedResources === null ? join(out, "fonts") : join(packedResources, "fonts"),
      relayEntry: join(bundle, "relay.js"),
    },
    screens: join(out, "renderer"),
    preload: join(out, "preload", "index.cjs"),
    icons: join(resources, "resources", "icons"),
    secretsKey: join(folders().config, "secrets.key"),
    runFile: runFileOf(folder),
  };
}
