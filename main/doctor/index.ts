import type { CheckLine, HandlersFor, Language } from "../../preload/contract";
import type { StudioContext } from "../core";
import { systemDevices } from "./devices";
import { judgeDevices, judgeFfmpeg, judgeObs } from "./judge";
import { type Finding, toLine } from "./line";
import type { DoctorPorts, DoctorSubject } from "./ports";
import { checkDisk, checkFolder, checkFonts, checkHost, checkPorts, checkReach } from "./system-checks";

export type { DoctorPorts, DoctorSubject, ObsFinding } from "./ports";

export interface Diagnosis {
  /** False when a line is an error. */
  ok: boolean;
  lines: CheckLine[];
}

export interface DiagnoseOptions {
  language: Language;
  /** Also try to reach every destination. */
  upload: boolean;
}

/** Looks at everything a show needs, all at once. A check that fails says so in its own line; none stops another. */
export async function diagnose(
  subject: DoctorSubject,
  ports: DoctorPorts,
  { language, upload }: DiagnoseOptions,
): Promise<Diagnosis> {
  const reach = async (): Promise<Finding[]> =>
    upload ? Promise.all((await ports.destinations()).map(checkReach)) : [];
  const findings = await Promise.all<Finding | Finding[]>([
    ports.obs().then(judgeObs),
    ports.ffmpeg().then(judgeFfmpeg),
    checkFonts(subject.fonts),
    checkDisk(subject.data, subject.recordingKbps),
    checkFolder(subject.data),
    checkPorts(),
    Promise.resolve(ports.engineDevices() ?? systemDevices()).then(judgeDevices),
    checkHost(),
    reach(),
  ]);
  const lines = findings.flat().map((finding) => toLine(finding, language));
  return { ok: lines.every(({ status }) => status !== "error"), lines };
}

/** The doctor of a running studio: `doctor.run` in the studio's language. */
export function createDoctor(
  { store, paths }: Pick<StudioContext, "store" | "paths">,
  ports: DoctorPorts,
): { handlers: HandlersFor<"doctor.run"> } {
  return {
    handlers: {
      "doctor.run": ({ upload }) => {
        const { language, video } = store.get().settings;
        const recordingKbps = video.videoKbps + video.audioKbps;
        return diagnose({ data: paths.data, fonts: paths.fonts, recordingKbps }, ports, { language, upload });
      },
    },
  };
}
