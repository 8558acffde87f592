import * as cards from "./cards";
import * as goingLive from "./going-live";
import * as jobs from "./jobs";
import * as made from "./made";
import * as microphone from "./microphone";
import * as onAir from "./on-air";
import * as pairing from "./pairing";
import * as platforms from "./platforms";
import * as products from "./products";
import * as prompter from "./prompter";
import * as rehearsals from "./rehearsals";
import * as review from "./review";
import * as scenePictures from "./scene-pictures";
import * as scenes from "./scenes";
import * as scripts from "./scripts";
import * as scriptsEditor from "./scripts-editor";
import * as settings from "./settings";
import * as shell from "./shell";
import * as showFilm from "./show-film";
import * as showReport from "./show-report";
import * as voice from "./voice";

/** Chinese, the first language: every key of the screens is declared here. */
export const zhCN = {
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
  ...jobs,
  ...made,
  ...microphone,
  ...rehearsals,
  ...review,
  ...settings,
  ...showFilm,
  ...showReport,
  ...voice,
};
