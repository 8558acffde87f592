import type { Language } from "../language";
import { bitrateTexts } from "./bitrate";
import { cardsOnAirTexts } from "./cards-on-air";
import { clipsTexts } from "./clips";
import { complianceTexts } from "./compliance";
import { coreTexts } from "./core";
import { doctorTexts } from "./doctor";
import { engineTexts } from "./engine";
import { ffmpegTexts } from "./ffmpeg";
import { filmTexts } from "./film";
import { hostsTexts } from "./hosts";
import { jobsTexts } from "./jobs";
import { liveTexts } from "./live";
import { madeTexts } from "./made";
import { microphoneTexts } from "./microphone";
import { obsTexts } from "./obs";
import { overlaysTexts } from "./overlays";
import { preflightTexts } from "./preflight";
import { preflightEncoderTexts } from "./preflight-encoder";
import { presetsTexts } from "./presets";
import { productsTexts } from "./products";
import { prompterTexts } from "./prompter";
import { recordingTexts } from "./recording";
import { rehearsalTexts } from "./rehearsal";
import { relayTexts } from "./relay";
import { relayLogTexts } from "./relay-log";
import { relayProcessTexts } from "./relay-process";
import { remoteTexts } from "./remote";
import { reviewTexts } from "./review";
import { scriptFilesTexts } from "./script-files";
import { scriptsTexts } from "./scripts";
import { showTexts } from "./show";
import { stageTexts } from "./stage";
import { stageStreamTexts } from "./stage-stream";
import { storageTexts } from "./storage";
import type { MessageText } from "./table";
import { timelineTexts } from "./timeline";
import { uploadTexts } from "./upload";
import { watchTexts } from "./watch";

export type { ComplianceCode } from "./compliance";
export { reviewWords } from "./review";
export type { ScriptLineCode } from "./scripts";

/** Every message a user can be shown because of a code, by code and language. */
export const texts = {
  ...bitrateTexts,
  ...cardsOnAirTexts,
  ...clipsTexts,
  ...complianceTexts,
  ...coreTexts,
  ...doctorTexts,
  ...engineTexts,
  ...ffmpegTexts,
  ...filmTexts,
  ...hostsTexts,
  ...jobsTexts,
  ...liveTexts,
  ...madeTexts,
  ...microphoneTexts,
  ...obsTexts,
  ...overlaysTexts,
  ...preflightTexts,
  ...preflightEncoderTexts,
  ...presetsTexts,
  ...productsTexts,
  ...prompterTexts,
  ...recordingTexts,
  ...rehearsalTexts,
  ...relayTexts,
  ...relayLogTexts,
  ...relayProcessTexts,
  ...remoteTexts,
  ...reviewTexts,
  ...scriptFilesTexts,
  ...scriptsTexts,
  ...showTexts,
  ...stageTexts,
  ...stageStreamTexts,
  ...storageTexts,
  ...timelineTexts,
  ...uploadTexts,
  ...watchTexts,
};

/** What an error or problem is called on the wire: `subsystem.what`. */
export type MessageCode = keyof typeof texts;

/** Values put in place of `{name}` in a message. */
export type MessageParams = Readonly<Record<string, string | number>>;

const fill = (text: string, params: MessageParams): string =>
  text.replace(/\{(\w+)\}/g, (whole, name: string) => String(params[name] ?? whole));

/** The message and hint of a code in one language, its parameters filled in. */
export function messageFor(code: MessageCode, params: MessageParams, language: Language): MessageText {
  const text = texts[code][language];
  return { message: fill(text.message, params), hint: fill(text.hint, params) };
}
