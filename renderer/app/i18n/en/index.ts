import * as onAir from "./on-air";
import * as screens from "./screens";
import * as settings from "./settings";
import * as shell from "./shell";

/** English, the second language. */
export const en = { ...shell, ...onAir, ...screens, ...settings };
