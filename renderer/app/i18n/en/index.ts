import * as cards from "./cards";
import * as onAir from "./on-air";
import * as pairing from "./pairing";
import * as products from "./products";
import * as prompter from "./prompter";
import * as scenePictures from "./scene-pictures";
import * as scenes from "./scenes";
import * as scripts from "./scripts";
import * as scriptsEditor from "./scripts-editor";
import * as settings from "./settings";
import * as shell from "./shell";
import * as voice from "./voice";

/** English, the second language. */
export const en = {
  ...shell,
  ...onAir,
  ...cards,
  ...scenes,
  ...scenePictures,
  ...pairing,
  ...products,
  ...prompter,
  ...scripts,
  ...scriptsEditor,
  ...settings,
  ...voice,
};
