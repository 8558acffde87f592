import * as cards from "./cards";
import * as onAir from "./on-air";
import * as products from "./products";
import * as scenePictures from "./scene-pictures";
import * as scenes from "./scenes";
import * as screens from "./screens";
import * as settings from "./settings";
import * as shell from "./shell";

/** English, the second language. */
export const en = {
  ...shell,
  ...onAir,
  ...cards,
  ...scenes,
  ...scenePictures,
  ...products,
  ...screens,
  ...settings,
};
