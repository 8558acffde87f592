import * as onAir from "./on-air";
import * as screens from "./screens";
import * as settings from "./settings";
import * as shell from "./shell";

/** Chinese, the first language: every key of the screens is declared here. */
export const zhCN = { ...shell, ...onAir, ...screens, ...settings };
