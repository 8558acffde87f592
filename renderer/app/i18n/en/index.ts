import * as cards from "./cards";
import * as goingLive from "./going-live";
import * as onAir from "./on-air";
import * as pairing from "./pairing";
import * as platforms from "./platforms";
import * as products from "./products";
import * as prompter from "./prompter";
import * as scenePictures from "./scene-pictures";
import * as scenes from "./scenes";
import * as scripts from "./scripts";
import * as scriptsEditor from "./scripts-editor";
import * as settings from "./settings";
import * as shell from "./shell";
import * as showReport from "./show-report";
import * as voice from "./voice";

/** English, the second language. */
export const en = {
  ...shell,
  ...onAir,
  ...cards,
  ...goingLive,
  ...scenes,
  ...scenePictures,
  ...pairing,
  ...platforms,
  ...products,
  ...prompter,
  ...scripts,
  ...scriptsEditor,
  ...settings,
  ...showReport,
  ...voice,
};
