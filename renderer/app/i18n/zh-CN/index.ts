import * as cards from "./cards";
import * as onAir from "./on-air";
import * as products from "./products";
import * as scenePictures from "./scene-pictures";
import * as scenes from "./scenes";
import * as screens from "./screens";
import * as settings from "./settings";
import * as shell from "./shell";

/** Chinese, the first language: every key of the screens is declared here. */
export const zhCN = {
  ...shell,
  ...onAir,
  ...cards,
  ...scenes,
  ...scenePictures,
  ...products,
  ...screens,
  ...settings,
};
