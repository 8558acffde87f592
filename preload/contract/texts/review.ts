import type { Language } from "../language";
import type { TextTable } from "./table";

export const reviewTexts = {
  "review.measuring": {
    "zh-CN": { message: "正在量「{name}」的声音", hint: "量好后，复盘里就有响度和静下来的地方。" },
    en: {
      message: "Measuring the sound of {name}",
      hint: "Loudness and silences are in the review once it is done.",
    },
  },
  "review.sound-good": {
    "zh-CN": { message: "音量合适", hint: "麦克风和增益照现在这样就好。" },
    en: { message: "The level is right", hint: "Leave the microphone and its gain as they are." },
  },
  "review.sound-quiet": {
    "zh-CN": { message: "声音偏小", hint: "麦克风放近些，或把增益调高。" },
    en: { message: "It is too quiet", hint: "Move the microphone closer or turn its gain up." },
  },
  "review.sound-loud": {
    "zh-CN": { message: "声音偏大", hint: "麦克风放远些，或把增益调低。" },
    en: { message: "It is too loud", hint: "Move the microphone away or turn its gain down." },
  },
  "review.sound-clipping": {
    "zh-CN": { message: "有的地方爆音", hint: "把增益调低，最响的地方也留出余地。" },
    en: { message: "It clips in places", hint: "Turn the gain down so that the loudest words have room." },
  },
  "review.sound-none": {
    "zh-CN": { message: "没有声音", hint: "检查麦克风有没有接好、有没有静音，录三秒听一听。" },
    en: {
      message: "There is no sound",
      hint: "Check that the microphone is connected and not muted; record three seconds and listen.",
    },
  },
  "review.sound-unknown": {
    "zh-CN": { message: "声音量不出来", hint: "看看录像还在不在、能不能播放；被切断的录像可以先修复。" },
    en: {
      message: "The sound could not be measured",
      hint: "Check that the recording is there and plays; one that was cut off can be repaired first.",
    },
  },
  "review.advice-words": {
    "zh-CN": { message: "说了 {count} 处不该说的话，如「{text}」", hint: "开播前在讲稿里改掉。{hint}" },
    en: {
      message: "Words to avoid were said: {count}, such as “{text}”",
      hint: "Change them in the script before going on air. {hint}",
    },
  },
  "review.advice-muted": {
    "zh-CN": {
      message: "麦克风静音时还在念，共 {time}",
      hint: "开口前先看一眼麦克风灯；静音之后，记得再打开。",
    },
    en: {
      message: "The microphone was off for {time} of reading",
      hint: "Look at the microphone's lamp before you speak, and switch it on again after muting.",
    },
  },
  "review.advice-no-sound": {
    "zh-CN": { message: "录像里没有声音", hint: "检查麦克风有没有接好、有没有静音，录三秒听一听再开始。" },
    en: {
      message: "The recording has no sound",
      hint: "Check that the microphone is connected and not muted; record three seconds and listen first.",
    },
  },
  "review.advice-quiet": {
    "zh-CN": {
      message: "声音偏小：响度 {lufs} LUFS，讲话宜在 −20 到 −16",
      hint: "麦克风离嘴一拳远，增益调高约 {gain} dB。",
    },
    en: {
      message: "Too quiet: {lufs} LUFS, where speech should be −20 to −16",
      hint: "Keep the microphone a fist away from the mouth and turn the gain up by about {gain} dB.",
    },
  },
  "review.advice-loud": {
    "zh-CN": {
      message: "声音偏大：响度 {lufs} LUFS，讲话宜在 −20 到 −16",
      hint: "麦克风放远些，增益调低约 {gain} dB。",
    },
    en: {
      message: "Too loud: {lufs} LUFS, where speech should be −20 to −16",
      hint: "Move the microphone away a little and turn the gain down by about {gain} dB.",
    },
  },
  "review.advice-clipping": {
    "zh-CN": {
      message: "有的地方爆音：真峰值 {peak} dBTP，不宜超过 −1",
      hint: "增益调低约 {gain} dB，大声说话前离麦克风远一点。",
    },
    en: {
      message: "It clips: the true peak is {peak} dBTP and should stay below −1",
      hint: "Turn the gain down by about {gain} dB, and lean back before speaking up.",
    },
  },
  "review.advice-over-time": {
    "zh-CN": {
      message: "超时 {time}，「{segment}」超得最多（{most}）",
      hint: "把这个环节的讲稿删短，或在流程表里多给它一点时间。",
    },
    en: {
      message: "{time} over time, most of it in “{segment}” ({most})",
      hint: "Shorten that segment's script, or give it more time in the rundown.",
    },
  },
  "review.advice-skipped": {
    "zh-CN": {
      message: "讲稿漏了 {percent}%，如「{text}」",
      hint: "要说的话再顺一遍；用不着的，就从讲稿里删掉。",
    },
    en: {
      message: "{percent}% of the script was skipped, such as “{text}”",
      hint: "Practise what has to be said, and take out of the script what does not.",
    },
  },
  "review.advice-cards-missed": {
    "zh-CN": {
      message: "有 {count} 张字幕卡没有上屏，如「{title}」",
      hint: "在流程表里设成自动上屏，或在讲稿里加一个提示点。",
    },
    en: {
      message: "Cards that never came up: {count}, such as “{title}”",
      hint: "Let them come by themselves in the rundown, or put a cue into the script.",
    },
  },
  "review.advice-cards-late": {
    "zh-CN": {
      message: "有 {count} 张字幕卡上得太晚或太短，如「{title}」",
      hint: "一开环节就上卡，至少停四秒，让人看得清。",
    },
    en: {
      message: "Cards that came late or went too soon: {count}, such as “{title}”",
      hint: "Bring a card up as its segment begins and leave it for four seconds at least.",
    },
  },
  "review.advice-silence": {
    "zh-CN": {
      message: "有 {count} 处静下来超过 4 秒，最长 {longest} 秒",
      hint: "备几句过渡的话，手上忙的时候也跟大家说说在做什么。",
    },
    en: {
      message: "Silences of more than 4 s: {count}, the longest {longest} s",
      hint: "Have a few sentences ready for the gaps; say what your hands are doing.",
    },
  },
  "review.advice-fast": {
    "zh-CN": {
      message: "有 {time} 念得太快，最快比平时快 {percent}%",
      hint: "慢一点，句号处停一停；提词器的速度可以调低。",
    },
    en: {
      message: "{time} were read too fast, up to {percent}% above your usual pace",
      hint: "Slow down and pause at full stops; the prompter can be set slower.",
    },
  },
  "review.advice-slow": {
    "zh-CN": {
      message: "有 {time} 念得太慢，最慢比平时慢 {percent}%",
      hint: "不熟的段落多练两遍，生词先查好读音。",
    },
    en: {
      message: "{time} were read slowly, up to {percent}% below your usual pace",
      hint: "Practise the passages that do not flow yet, and look up how hard words are said.",
    },
  },
} as const satisfies TextTable;

interface ReviewWords {
  marker: string;
  muted: string;
  slate: string;
  silence: string;
  cueFired: string;
  cueMissed: string;
  card: string;
  report: string;
  score: string;
  noScore: string;
  scoreNote: string;
  advice: string;
  noAdvice: string;
  segments: string;
  segment: string;
  planned: string;
  actual: string;
  difference: string;
  total: string;
  pace: string;
  paceUnit: string;
  norm: string;
  sound: string;
  loudness: string;
  range: string;
  truePeak: string;
  silences: string;
  cards: string;
  time: string;
  state: string;
  product: string;
  scripts: string;
  said: string;
  skipped: string;
  adLib: string;
  repeated: string;
  passages: string;
  marks: string;
  what: string;
  recordedOn: string;
  length: string;
  noTimeline: string;
  evidence: string;
  page: string;
  well: string;
  late: string;
  never: string;
  tooShort: string;
  good: string;
  fair: string;
  poor: string;
  notMeasured: string;
  characters: string;
  minutes: string;
  seconds: string;
  comma: string;
}

/** Words of the review and its report that are no messages: heads, marks, units. */
export const reviewWords: Record<Language, ReviewWords> = {
  "zh-CN": {
    marker: "标记",
    muted: "麦克风静音",
    slate: "垫片",
    silence: "没有声音",
    cueFired: "提示点",
    cueMissed: "错过的提示点",
    card: "字幕卡",
    report: "复盘",
    score: "得分",
    noScore: "能看的太少，这次不打分",
    scoreNote: "满分 100，只算这次看得出来的几项：时间、讲稿、语速、字幕卡、声音、用词。",
    advice: "下次做好这几件",
    noAdvice: "没有看出要改的地方，照这样就好。",
    segments: "环节：计划和实际",
    segment: "环节",
    planned: "计划",
    actual: "实际",
    difference: "相差",
    total: "合计",
    pace: "语速",
    paceUnit: "字/分",
    norm: "平时",
    sound: "声音",
    loudness: "响度",
    range: "响度起伏",
    truePeak: "真峰值",
    silences: "没有声音的地方",
    cards: "字幕卡",
    time: "时间",
    state: "情况",
    product: "商品",
    scripts: "讲稿",
    said: "说了",
    skipped: "漏了",
    adLib: "脱稿",
    repeated: "重说",
    passages: "漏了或重说的话",
    marks: "时间线",
    what: "什么事",
    recordedOn: "录于",
    length: "时长",
    noTimeline: "这段录像没有时间线（较早的录像，或别处来的文件），只能看声音和念过的讲稿。",
    evidence: "看这里",
    page: "第 {page} 页，共 {pages} 页",
    well: "正好",
    late: "晚了",
    never: "没上屏",
    tooShort: "太短",
    good: "好",
    fair: "还行",
    poor: "要改",
    notMeasured: "没有量",
    characters: "字",
    minutes: " 分 ",
    seconds: " 秒",
    comma: "，",
  },
  en: {
    marker: "Marker",
    muted: "Microphone off",
    slate: "Slate",
    silence: "Silence",
    cueFired: "Cue",
    cueMissed: "Missed cue",
    card: "Card",
    report: "Review",
    score: "Score",
    noScore: "Too little is known to give a score",
    scoreNote: "Out of 100, over what can be judged here: time, script, pace, cards, sound, words.",
    advice: "To do better next time",
    noAdvice: "Nothing stands out that has to change.",
    segments: "Segments: planned and actual",
    segment: "Segment",
    planned: "Planned",
    actual: "Actual",
    difference: "Difference",
    total: "In all",
    pace: "Pace",
    paceUnit: "characters a minute",
    norm: "usual",
    sound: "Sound",
    loudness: "Loudness",
    range: "Loudness range",
    truePeak: "True peak",
    silences: "Silences",
    cards: "Cards",
    time: "Time",
    state: "Result",
    product: "Product",
    scripts: "Scripts",
    said: "Said",
    skipped: "Skipped",
    adLib: "Off script",
    repeated: "Said again",
    passages: "Skipped or said again",
    marks: "Time line",
    what: "What",
    recordedOn: "Recorded",
    length: "Length",
    noTimeline:
      "This recording has no time line (an older one, or a file from elsewhere): only its sound and what was read are known.",
    evidence: "see",
    page: "Page {page} of {pages}",
    well: "well",
    late: "late",
    never: "never shown",
    tooShort: "too short",
    good: "good",
    fair: "fair",
    poor: "to improve",
    notMeasured: "not measured",
    characters: "characters",
    minutes: " min ",
    seconds: " s",
    comma: ", ",
  },
};
