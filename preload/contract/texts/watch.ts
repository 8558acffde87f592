import type { TextTable } from "./table";

export const watchTexts = {
  "watch.speaking-muted": {
    "zh-CN": {
      message: "麦克风关着，你好像在说话，观众听不到",
      hint: "要说话就打开麦克风；不是对观众说的，不用管。",
    },
    en: {
      message: "You seem to be speaking while the microphone is off; nobody hears you",
      hint: "Open the microphone to be heard; if it was not meant for viewers, leave it.",
    },
  },
  "watch.silent": {
    "zh-CN": {
      message: "有一阵子没听到你的声音了",
      hint: "在说话的话，看看麦克风是不是离得太远、音量是不是调得太小；没在说话就不用管。",
    },
    en: {
      message: "Your voice has not been heard for a while",
      hint: "If you are speaking, see whether the microphone is too far away or turned down; if you are not, all is well.",
    },
  },
  "watch.no-sound": {
    "zh-CN": {
      message: "麦克风一点声音都没有",
      hint: "看看插头插紧没有、麦克风上的开关开了没有；还没有声音，就到「设置」里换一个麦克风。",
    },
    en: {
      message: "The microphone gives no sound at all",
      hint: "Check its plug and the switch on it; if there is still nothing, choose another microphone in the settings.",
    },
  },
  "watch.camera-black": {
    "zh-CN": {
      message: "「{camera}」的画面是黑的",
      hint: "看看镜头盖和遮挡片、灯开了没有、线插紧没有；也可能被微信等别的软件占用了。先切到别的画面再处理。",
    },
    en: {
      message: "The picture of {camera} is black",
      hint: "Check its lens cover, the light and the cable; another program may have taken it. Take another scene while you look.",
    },
  },
  "watch.camera-frozen": {
    "zh-CN": {
      message: "「{camera}」的画面卡住不动了",
      hint: "把它的线拔下再插上；用手机当摄像头的，看看手机有没有熄屏或断网。先切到别的画面再处理。",
    },
    en: {
      message: "The picture of {camera} has frozen",
      hint: "Unplug it and plug it in again; if it is a phone, see whether it fell asleep or lost the network. Take another scene while you look.",
    },
  },
} as const satisfies TextTable;
