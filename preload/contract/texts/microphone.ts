import type { TextTable } from "./table";

export const microphoneTexts = {
  "microphone.well": {
    "zh-CN": { message: "声音正好，听得清楚", hint: "可以开始了。" },
    en: { message: "The voice is just right", hint: "You can begin." },
  },
  "microphone.quiet": {
    "zh-CN": {
      message: "声音偏小，手机上听不清",
      hint: "嘴离麦克风近一点，一拳左右；还小就在系统或 OBS 里把麦克风音量调大，再听一次。",
    },
    en: {
      message: "The voice is too quiet; it would hardly be heard on a phone",
      hint: "Come closer to the microphone, about a fist away; if that is not enough, turn it up in the system or in OBS and listen again.",
    },
  },
  "microphone.loud": {
    "zh-CN": {
      message: "声音偏大，一高兴就会爆音",
      hint: "离麦克风远一点，或把麦克风音量调小一些，再听一次。",
    },
    en: {
      message: "The voice is loud; a shout would distort",
      hint: "Move a little away from the microphone or turn it down somewhat, and listen again.",
    },
  },
  "microphone.clipping": {
    "zh-CN": {
      message: "声音太大，爆音了",
      hint: "先把麦克风音量调小，再离麦克风远一点，然后再听一次。",
    },
    en: {
      message: "The voice is too loud and distorts",
      hint: "Turn the microphone down first, then move away from it a little, and listen again.",
    },
  },
  "microphone.noisy": {
    "zh-CN": {
      message: "周围太吵，说话声快被盖住了",
      hint: "关掉风扇、电视和门窗，嘴离麦克风近一点，再听一次。",
    },
    en: {
      message: "The room is noisy; the voice hardly stands out",
      hint: "Switch off fans and the television, close doors and windows, come closer to the microphone and listen again.",
    },
  },
  "microphone.nobody": {
    "zh-CN": {
      message: "没听到有人说话，只有一点杂音",
      hint: "对着麦克风照平常的声音说一句，再听一次。如果刚才说了，可能选错了麦克风：到「设置」里换一个。",
    },
    en: {
      message: "Nobody was heard speaking, only some noise",
      hint: "Say a sentence as you usually speak and listen again. If you did, the wrong microphone may be chosen: choose another in the settings.",
    },
  },
  "microphone.nothing": {
    "zh-CN": {
      message: "麦克风一点声音都没有",
      hint: "看看插头插紧没有、麦克风上的开关开了没有；还没有声音，就到「设置」里换一个麦克风。",
    },
    en: {
      message: "The microphone gives no sound at all",
      hint: "Check its plug and the switch on it; if there is still nothing, choose another microphone in the settings.",
    },
  },
  "microphone.no-engine": {
    "zh-CN": {
      message: "还没有画面引擎，听不到麦克风",
      hint: "先连接 OBS，或用内置舞台，再检查麦克风。",
    },
    en: {
      message: "There is no engine yet to hear the microphone",
      hint: "Connect OBS or use the built-in stage, then check the microphone.",
    },
  },
  "microphone.none": {
    "zh-CN": {
      message: "OBS 里没有麦克风",
      hint: "接好麦克风，在「场景」里搭建一次，再试。",
    },
    en: {
      message: "OBS has no microphone",
      hint: "Plug one in, apply the preset once under Scenes, then try again.",
    },
  },
  "microphone.not-heard": {
    "zh-CN": {
      message: "现在的场景里没有麦克风，听不到",
      hint: "切到有麦克风的场景(比如主播画面)，再听一次。",
    },
    en: {
      message: "The scene on air has no microphone, so it cannot be heard",
      hint: "Take a scene that has one, such as the host's, and listen again.",
    },
  },
} as const satisfies TextTable;
