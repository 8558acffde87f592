import type { TextTable } from "./table";

/** Also reported as problems while live, where what really arrives breaks a platform's limit. */
export const preflightEncoderTexts = {
  "preflight.encoder-ok": {
    "zh-CN": { message: "编码设置每个平台都收", hint: "不用做什么。" },
    en: { message: "Every destination takes the encoder's settings", hint: "Nothing to do." },
  },
  "preflight.encoder-unknown": {
    "zh-CN": {
      message: "读不到编码设置，看不出平台收不收",
      hint: "连上 OBS 后再查一次。",
    },
    en: {
      message: "The encoder's settings cannot be read",
      hint: "Connect OBS and check again.",
    },
  },
  "preflight.encoder-partly": {
    "zh-CN": {
      message: "OBS 用的设置读不全，看不出{figures}合不合{platform}的要求",
      hint: "在 OBS「设置 → 输出」里自己核对：{wanted}；改用简单模式加 x264 的话这里会替你看好。",
    },
    en: {
      message: "Not all of OBS's settings can be read: whether {figures} suit {platform} is not known",
      hint: "Look in OBS under Settings → Output: {wanted}. With its simple mode and x264 the studio sees to it.",
    },
  },
  "preflight.codec": {
    "zh-CN": {
      message: "{platform}不收 {present} 编码的画面",
      hint: "在 OBS「设置 → 输出」里把视频编码器换成 {wanted} 的。",
    },
    en: {
      message: "{platform} does not take {present} video",
      hint: "Choose a {wanted} video encoder in OBS under Settings → Output.",
    },
  },
  "preflight.b-frames": {
    "zh-CN": {
      message: "{platform}最多收 {limit} 个 B 帧（一种压缩方式），现在有 {present} 个",
      hint: "在 OBS「设置 → 输出」里把 B 帧设成 {wanted}；简单模式里编码器选 x264，这里会自动处理。直播中改不了。",
    },
    en: {
      message: "{platform} takes at most {limit} B-frames (a way to compress), and there are {present}",
      hint: "Set B-frames to {wanted} in OBS under Settings → Output; with simple mode and x264 the studio does it. Not while live.",
    },
  },
  "preflight.b-frames-seen": {
    "zh-CN": {
      message: "{platform}不收 B 帧（一种压缩方式），现在送出的画面里有",
      hint: "在 OBS「设置 → 输出」里把 B 帧设成 0；简单模式里编码器选 x264，这里会自动处理。直播中改不了。",
    },
    en: {
      message: "{platform} takes no B-frames (a way to compress), and the picture that goes out has them",
      hint: "Set B-frames to 0 in OBS under Settings → Output; with simple mode and x264 the studio does it. Not while live.",
    },
  },
  "preflight.sample-rate": {
    "zh-CN": {
      message: "{platform}不收 {present} Hz 的声音",
      hint: "在 OBS「设置 → 音频」里把采样率改成 {wanted} Hz，再重启 OBS：这一项不能从这里改。",
    },
    en: {
      message: "{platform} does not take sound at {present} Hz",
      hint: "Set the sample rate to {wanted} Hz in OBS under Settings → Audio and restart OBS: it cannot be changed from here.",
    },
  },
  "preflight.keyframes": {
    "zh-CN": {
      message: "{platform}要求最多 {limit} 秒一个关键帧，现在是 {present} 秒",
      hint: "在 OBS「设置 → 输出」里把关键帧间隔设成 {wanted} 秒；简单模式里编码器选 x264，这里会自动处理。直播中改不了。",
    },
    en: {
      message: "{platform} wants a keyframe at least every {limit} s, and they come every {present} s",
      hint: "Set the keyframe interval to {wanted} s in OBS under Settings → Output; with simple mode and x264 the studio does it. Not while live.",
    },
  },
  "preflight.keyframes-free": {
    "zh-CN": {
      message: "{platform}要求最多 {limit} 秒一个关键帧，现在由编码器自己定，往往要 8 秒以上",
      hint: "在 OBS「设置 → 输出」里把关键帧间隔设成 {wanted} 秒；简单模式里编码器选 x264，这里会自动处理。",
    },
    en: {
      message:
        "{platform} wants a keyframe at least every {limit} s; now the encoder chooses, often 8 s or more",
      hint: "Set the keyframe interval to {wanted} s in OBS under Settings → Output; with simple mode and x264 the studio does it.",
    },
  },
  "preflight.video-high": {
    "zh-CN": {
      message: "{platform}的画面码率最高 {limit} kbps，现在是 {present}",
      hint: "在{where}里把画面码率调到 {wanted}。",
    },
    en: {
      message: "{platform} takes at most {limit} kbps of video, and {present} are set",
      hint: "Set the video bit rate to {wanted} in {where}.",
    },
  },
  "preflight.video-low": {
    "zh-CN": {
      message: "{platform}的画面码率最低 {limit} kbps，现在是 {present}",
      hint: "在{where}里把画面码率调到 {wanted}。",
    },
    en: {
      message: "{platform} takes no less than {limit} kbps of video, and {present} are set",
      hint: "Set the video bit rate to {wanted} in {where}.",
    },
  },
  "preflight.audio-high": {
    "zh-CN": {
      message: "{platform}的声音码率最高 {limit} kbps，现在是 {present}",
      hint: "在{where}里把声音码率调到 {wanted}。",
    },
    en: {
      message: "{platform} takes at most {limit} kbps of sound, and {present} are set",
      hint: "Set the sound bit rate to {wanted} in {where}.",
    },
  },
  "preflight.size": {
    "zh-CN": {
      message: "{platform}的画面最大 {limit}，现在是 {present}",
      hint: "在 OBS「设置 → 视频」里把输出（缩放）分辨率改成 {wanted}。",
    },
    en: {
      message: "{platform} takes pictures up to {limit}, and this is {present}",
      hint: "Set the output (scaled) resolution to {wanted} in OBS under Settings → Video.",
    },
  },
  "preflight.frame-rate": {
    "zh-CN": {
      message: "{platform}最多收每秒 {limit} 帧，现在是 {present}",
      hint: "在 OBS「设置 → 视频」里把帧率改成 {wanted}。",
    },
    en: {
      message: "{platform} takes at most {limit} pictures a second, and there are {present}",
      hint: "Set the frame rate to {wanted} in OBS under Settings → Video.",
    },
  },
  "preflight.contradiction": {
    "zh-CN": {
      message: "{one}和{other}对{figure}的要求相反（{oneLimit}，{otherLimit}），一路画面不能两边都合",
      hint: "这场先停用其中一个平台。",
    },
    en: {
      message:
        "{one} and {other} disagree about {figure} ({oneLimit}; {otherLimit}): one stream cannot suit both",
      hint: "Switch one of the two off for this show.",
    },
  },
} as const satisfies TextTable;
