import {
  type CheckLine,
  type Language,
  type Localised,
  localise,
  type StudioState,
} from "../../preload/contract";
import type { StudioContext } from "../core";
import type { LiveDestination, LivePorts } from "./ports";

interface Finding {
  id: string;
  title: Localised;
  status: CheckLine["status"];
  message: Localised;
  hint: Localised;
}

const nothingToDo: Localised = { "zh-CN": "不用做什么。", en: "Nothing to do." };

function engineFinding(state: StudioState): Finding {
  const base = { id: "engine", title: { "zh-CN": "画面引擎", en: "Engine" } };
  if (state.engine.kind === "obs" && state.engine.status === "connected") {
    const message = {
      "zh-CN": `OBS ${state.engine.version} 已连接`,
      en: `OBS ${state.engine.version} is connected`,
    };
    return { ...base, status: "ok", message, hint: nothingToDo };
  }
  return {
    ...base,
    status: "error",
    message: { "zh-CN": "OBS 没有连接，开播要用 OBS", en: "OBS is not connected; going live needs it" },
    hint: { "zh-CN": "在「设置」里连接或启动 OBS。", en: "Connect or start OBS under Settings." },
  };
}

function sceneFinding(state: StudioState): Finding {
  const base = { id: "scene", title: { "zh-CN": "场景", en: "Scenes" } };
  if (state.scenes.applied.length === 0) {
    return {
      ...base,
      status: "warning",
      message: { "zh-CN": "还没有在 OBS 里搭建场景", en: "No scene preset has been built in OBS" },
      hint: {
        "zh-CN": "在「场景」里选一个预设，点「搭建」。",
        en: "Choose a preset under Scenes and apply it.",
      },
    };
  }
  if (state.scenes.onAir === null) {
    const name = state.scenes.onAirName;
    return {
      ...base,
      status: "warning",
      message: {
        "zh-CN": `现在的画面是 OBS 里的「${name}」，不是节目的场景`,
        en: `On air is OBS's own scene ${name}, not one of the show's`,
      },
      hint: {
        "zh-CN": "如果不是有意的，先切到节目的第一个环节。",
        en: "Unless you mean it, take the show's first segment.",
      },
    };
  }
  return {
    ...base,
    status: "ok",
    message: { "zh-CN": "节目场景在播", en: "A scene of the show is on air" },
    hint: nothingToDo,
  };
}

function microphoneFinding(state: StudioState): Finding {
  const found = state.engine.devices.microphones.length > 0;
  return {
    id: "microphone",
    title: { "zh-CN": "麦克风", en: "Microphone" },
    status: found ? "ok" : "warning",
    message: found
      ? {
          "zh-CN": `找到 ${state.engine.devices.microphones.length} 个麦克风`,
          en: `${state.engine.devices.microphones.length} microphones found`,
        }
      : {
          "zh-CN": "没有找到麦克风，观众会听不到声音",
          en: "No microphone found; viewers would hear nothing",
        },
    hint: found
      ? nothingToDo
      : { "zh-CN": "插好麦克风后，在「场景」里选它。", en: "Plug one in and choose it under Scenes." },
  };
}

function destinationFinding(destination: LiveDestination): Finding {
  const base = { id: `destination-${destination.id}`, title: { "zh-CN": destination.name } };
  if (destination.hasKey) {
    return {
      ...base,
      status: "ok",
      message: { "zh-CN": "地址和密钥都填好了", en: "Server and key are filled in" },
      hint: nothingToDo,
    };
  }
  return {
    ...base,
    status: "error",
    message: { "zh-CN": "没有推流密钥", en: "The stream key is missing" },
    hint: {
      "zh-CN": "在「平台」里粘贴推流密钥，或先停用这个平台。",
      en: "Paste it under Platforms, or switch this destination off.",
    },
  };
}

function destinationFindings(ports: LivePorts): Finding[] {
  const enabled = ports.relay.destinations().filter(({ enabled, kind }) => enabled && kind === "rtmp");
  if (enabled.length > 0) return enabled.map(destinationFinding);
  return [
    {
      id: "destinations",
      title: { "zh-CN": "平台", en: "Platforms" },
      status: "error",
      message: { "zh-CN": "没有启用的平台", en: "No destination is switched on" },
      hint: { "zh-CN": "在「平台」里添加或启用一个。", en: "Add or switch one on under Platforms." },
    },
  ];
}

function rehearsalFinding(state: StudioState): Finding[] {
  if (!state.rehearsal.active) return [];
  return [
    {
      id: "rehearsal",
      title: { "zh-CN": "彩排", en: "Rehearsal" },
      status: "error",
      message: { "zh-CN": "正在彩排，所有输出都锁着", en: "A rehearsal is running; every output is locked" },
      hint: { "zh-CN": "先结束彩排。", en: "End the rehearsal first." },
    },
  ];
}

const line = (finding: Finding, language: Language): CheckLine => ({
  id: finding.id,
  title: localise(finding.title, language),
  status: finding.status,
  message: localise(finding.message, language),
  hint: localise(finding.hint, language),
});

/** What stands in the way of going live, one line each; ready when no line is an error. */
export function preflight(context: StudioContext, ports: LivePorts): { ready: boolean; lines: CheckLine[] } {
  const state = context.store.get();
  const findings = [
    ...rehearsalFinding(state),
    engineFinding(state),
    sceneFinding(state),
    microphoneFinding(state),
    ...destinationFindings(ports),
  ];
  return {
    ready: findings.every(({ status }) => status !== "error"),
    lines: findings.map((finding) => line(finding, state.settings.language)),
  };
}
