import type { TextTable } from "./table";

export const presetsTexts = {
  "presets.no-camera": {
    "zh-CN": {
      message: "没有可用的摄像头，「{layer}」显示替代画面",
      hint: "接好摄像头后，在「场景」里重新搭建。",
    },
    en: {
      message: "No camera found; {layer} shows a stand-in",
      hint: "Plug in a camera, then apply the preset again under Scenes.",
    },
  },
  "presets.no-microphone": {
    "zh-CN": { message: "没有可用的麦克风，节目会没有声音", hint: "接好麦克风后，在「场景」里重新搭建。" },
    en: {
      message: "No microphone found; the show would be silent",
      hint: "Plug in a microphone, then apply the preset again under Scenes.",
    },
  },
  "presets.missing-picture": {
    "zh-CN": { message: "找不到「{layer}」要用的图片", hint: "在节目里重新选一张图片。" },
    en: { message: "The picture for {layer} is missing", hint: "Choose a picture again in the show." },
  },
  "presets.broken": {
    "zh-CN": {
      message: "预设文件有误，没有载入：{path}({reason})",
      hint: "改正文件里的这一处，或删掉这个文件夹，然后重启本软件。",
    },
    en: {
      message: "A preset file is wrong and was left out: {path} ({reason})",
      hint: "Correct it or remove its folder, then restart the studio.",
    },
  },
  "presets.unknown": {
    "zh-CN": { message: "没有名为 {id} 的预设", hint: "在「场景」里从列表中选一个。" },
    en: { message: "There is no preset called {id}", hint: "Choose one from the list under Scenes." },
  },
  "presets.unknown-scene": {
    "zh-CN": { message: "没有名为 {scene} 的场景", hint: "场景写成「预设/场景」，例如 village-story/host。" },
    en: {
      message: "There is no scene called {scene}",
      hint: "Scenes are written preset/scene, such as village-story/host.",
    },
  },
  "presets.cannot-compare": {
    "zh-CN": { message: "内置舞台不需要比对", hint: "只有搭建在 OBS 里的预设才会被改动。" },
    en: {
      message: "There is nothing to compare on the built-in stage",
      hint: "Only what is built in OBS can drift from its preset.",
    },
  },
  "presets.scene-missing": {
    "zh-CN": { message: "场景「{scene}」不见了", hint: "点「恢复」重新搭建。" },
    en: { message: "The scene {scene} is missing", hint: "Press Restore to build it again." },
  },
  "presets.layer-missing": {
    "zh-CN": { message: "「{layer}」不见了", hint: "点「恢复」放回来。" },
    en: { message: "{layer} is missing", hint: "Press Restore to put it back." },
  },
  "presets.slot-missing": {
    "zh-CN": { message: "「{layer}」的位置不见了，字幕卡上不来", hint: "点「恢复」放回来。" },
    en: {
      message: "The place for {layer} is missing; cards cannot show",
      hint: "Press Restore to put it back.",
    },
  },
  "presets.layer-moved": {
    "zh-CN": { message: "「{layer}」被移动或缩放过", hint: "点「恢复」放回原位。" },
    en: { message: "{layer} was moved or resized", hint: "Press Restore to put it back in place." },
  },
  "presets.layer-mirrored": {
    "zh-CN": { message: "「{layer}」左右反了", hint: "点「恢复」翻回来。" },
    en: { message: "{layer} is mirrored", hint: "Press Restore to turn it back." },
  },
  "presets.layer-hidden": {
    "zh-CN": { message: "「{layer}」被隐藏了", hint: "点「恢复」让它显示。" },
    en: { message: "{layer} is hidden", hint: "Press Restore to show it." },
  },
  "presets.layer-shown": {
    "zh-CN": { message: "「{layer}」本应隐藏，现在显示着", hint: "点「恢复」把它藏起来。" },
    en: { message: "{layer} is shown and should be hidden", hint: "Press Restore to hide it." },
  },
  "presets.layer-content": {
    "zh-CN": { message: "「{layer}」的内容被改过", hint: "点「恢复」换回预设里的内容。" },
    en: { message: "The content of {layer} was changed", hint: "Press Restore to bring the preset's back." },
  },
  "presets.layer-order": {
    "zh-CN": { message: "「{scene}」里各层的前后次序变了", hint: "点「恢复」排回原来的次序。" },
    en: { message: "The layers of {scene} are in another order", hint: "Press Restore to sort them again." },
  },
  "presets.layer-twice": {
    "zh-CN": { message: "「{layer}」出现了两次", hint: "点「恢复」去掉多余的一个。" },
    en: { message: "{layer} is there twice", hint: "Press Restore to remove the spare one." },
  },
  "presets.layer-leftover": {
    "zh-CN": { message: "「{layer}」不属于这个预设", hint: "它是旧版预设留下的；点「恢复」去掉它。" },
    en: {
      message: "{layer} does not belong to this preset",
      hint: "An older version left it; press Restore to remove it.",
    },
  },
  "presets.transition-changed": {
    "zh-CN": { message: "切到「{scene}」的过渡方式被改过", hint: "点「恢复」换回预设的过渡。" },
    en: {
      message: "The transition into {scene} was changed",
      hint: "Press Restore to bring the preset's back.",
    },
  },
  "presets.picture-still": {
    "zh-CN": { message: "「{layer}」不再缓缓移动", hint: "点「恢复」让它重新动起来。" },
    en: { message: "{layer} no longer moves", hint: "Press Restore to set it moving again." },
  },
  "presets.wrong-camera": {
    "zh-CN": {
      message: "「{layer}」用的不是选定的摄像头",
      hint: "点「恢复」换回选定的那一个；想改用别的，在「场景」里重新选。",
    },
    en: {
      message: "{layer} shows another camera than the one chosen",
      hint: "Press Restore to bring it back, or choose another under Scenes.",
    },
  },
  "presets.wrong-microphone": {
    "zh-CN": {
      message: "「{layer}」用的不是选定的麦克风",
      hint: "点「恢复」换回选定的那一个；想改用别的，在「场景」里重新选。",
    },
    en: {
      message: "{layer} is another microphone than the one chosen",
      hint: "Press Restore to bring it back, or choose another under Scenes.",
    },
  },
  "presets.wrong-screen": {
    "zh-CN": {
      message: "「{layer}」显示的不是选定的屏幕",
      hint: "点「恢复」换回选定的那一个；想改用别的，在「场景」里重新选。",
    },
    en: {
      message: "{layer} shows another screen than the one chosen",
      hint: "Press Restore to bring it back, or choose another under Scenes.",
    },
  },
  "presets.no-noise-suppression": {
    "zh-CN": { message: "麦克风没有降噪", hint: "点「恢复」加上降噪，风声和机器声会轻很多。" },
    en: {
      message: "The microphone has no noise suppression",
      hint: "Press Restore to add it; wind and machines become much quieter.",
    },
  },
  "presets.no-gain": {
    "zh-CN": { message: "麦克风没有增益，声音会偏小", hint: "点「恢复」加上增益。" },
    en: { message: "The microphone has no gain and may be too quiet", hint: "Press Restore to add it." },
  },
  "presets.no-limiter": {
    "zh-CN": { message: "麦克风没有限幅，喊一嗓子会爆音", hint: "点「恢复」加上限幅。" },
    en: { message: "The microphone has no limiter; a shout would distort", hint: "Press Restore to add it." },
  },
  "presets.no-ducking": {
    "zh-CN": { message: "音乐不会在说话时变小", hint: "点「恢复」让音乐给人声让路。" },
    en: {
      message: "The music does not become quieter under a voice",
      hint: "Press Restore to let it make way for the voice.",
    },
  },
  "presets.noise-changed": {
    "zh-CN": { message: "麦克风的降噪设置被改过", hint: "点「恢复」换回预设的设置。" },
    en: {
      message: "The microphone's noise suppression was changed",
      hint: "Press Restore to bring the preset's back.",
    },
  },
  "presets.gain-changed": {
    "zh-CN": { message: "麦克风的增益被改过", hint: "点「恢复」换回预设的设置。" },
    en: { message: "The microphone's gain was changed", hint: "Press Restore to bring the preset's back." },
  },
  "presets.limiter-changed": {
    "zh-CN": { message: "麦克风的限幅被改过", hint: "点「恢复」换回预设的设置。" },
    en: {
      message: "The microphone's limiter was changed",
      hint: "Press Restore to bring the preset's back.",
    },
  },
  "presets.ducking-changed": {
    "zh-CN": { message: "音乐让路人声的设置被改过", hint: "点「恢复」换回预设的设置。" },
    en: {
      message: "How the music makes way for the voice was changed",
      hint: "Press Restore to bring the preset's back.",
    },
  },
  "presets.microphone-muted": {
    "zh-CN": { message: "麦克风被静音了", hint: "点「恢复」打开声音；若是有意静音，不用处理。" },
    en: {
      message: "The microphone is muted",
      hint: "Press Restore to unmute it; if that was meant, nothing is wrong.",
    },
  },
  "presets.microphone-quiet": {
    "zh-CN": { message: "麦克风的音量拉得太低，几乎听不见", hint: "点「恢复」把音量推回原位。" },
    en: {
      message: "The microphone's volume is so low that it is hardly heard",
      hint: "Press Restore to push it back up.",
    },
  },
  "presets.music-muted": {
    "zh-CN": { message: "「{layer}」被静音了", hint: "点「恢复」打开声音。" },
    en: { message: "{layer} is muted", hint: "Press Restore to unmute it." },
  },
  "presets.music-volume": {
    "zh-CN": { message: "「{layer}」的音量被改过", hint: "点「恢复」换回预设的音量。" },
    en: { message: "The volume of {layer} was changed", hint: "Press Restore to bring the preset's back." },
  },
  "presets.canvas-landscape": {
    "zh-CN": { message: "OBS 的画布是横屏，预设要竖屏", hint: "点「恢复」换成竖屏；直播或录像中不能换。" },
    en: {
      message: "OBS's canvas is landscape, the preset wants portrait",
      hint: "Press Restore to turn it; not while live or recording.",
    },
  },
  "presets.canvas-portrait": {
    "zh-CN": { message: "OBS 的画布是竖屏，预设要横屏", hint: "点「恢复」换成横屏；直播或录像中不能换。" },
    en: {
      message: "OBS's canvas is portrait, the preset wants landscape",
      hint: "Press Restore to turn it; not while live or recording.",
    },
  },
  "presets.canvas-size": {
    "zh-CN": {
      message: "OBS 的画布是 {present}，预设要 {wanted}",
      hint: "点「恢复」换回来；直播或录像中不能换。",
    },
    en: {
      message: "OBS's canvas is {present}, the preset wants {wanted}",
      hint: "Press Restore to change it back; not while live or recording.",
    },
  },
  "presets.nothing-to-undo": {
    "zh-CN": { message: "没有可以撤销的恢复", hint: "只有最近一次搭建或恢复改动过东西时才能撤销。" },
    en: {
      message: "There is nothing to undo",
      hint: "Only the last build or restore that changed something can be undone.",
    },
  },
  "presets.undo-gone": {
    "zh-CN": { message: "OBS 重新打开过，上一次恢复撤销不了", hint: "点「比对」看看现在有哪些不同。" },
    en: {
      message: "OBS was opened anew since; the last restore cannot be undone",
      hint: "Press Compare to see what differs now.",
    },
  },
  "presets.turn-while-live": {
    "zh-CN": {
      message: "正在直播，不能切换横屏和竖屏",
      hint: "先下播，再切换；直播中途改变画面形状会让平台断流。",
    },
    en: {
      message: "The orientation cannot change while live",
      hint: "End the broadcast first; a picture that changes its shape would break it off.",
    },
  },
  "presets.turn-while-recording": {
    "zh-CN": { message: "正在录像，不能切换横屏和竖屏", hint: "先停止录像，再切换。" },
    en: { message: "The orientation cannot change while recording", hint: "Stop the recording first." },
  },
  "presets.turn-while-rehearsing": {
    "zh-CN": { message: "正在彩排，不能切换横屏和竖屏", hint: "先结束彩排，再切换。" },
    en: { message: "The orientation cannot change during a rehearsal", hint: "End the rehearsal first." },
  },
} as const satisfies TextTable;
