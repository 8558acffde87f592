import type { TextTable } from "./table";

/** What can be wrong in a script, line by line; shown in the editor's margin and by `script.check`. */
const lineTexts = {
  "scripts.front-matter-missing": {
    "zh-CN": {
      message: "开头没有讲稿信息（标题、类型）",
      hint: "在第一行之前加上三道短横线之间的 title 和 kind。",
    },
    en: {
      message: "The script has no head with its title and kind",
      hint: "Put title and kind between two lines of three dashes at the top.",
    },
  },
  "scripts.front-matter-open": {
    "zh-CN": { message: "开头的讲稿信息没有结束", hint: "在讲稿信息后面单独加一行三道短横线「---」。" },
    en: { message: "The head of the script is not closed", hint: "End it with a line of three dashes." },
  },
  "scripts.front-matter-syntax": {
    "zh-CN": {
      message: "开头的讲稿信息写法不对：{reason}",
      hint: "每行写成「title: 标题」的样子，冒号用英文冒号，后面空一格。",
    },
    en: {
      message: "The head of the script cannot be read: {reason}",
      hint: "Write each line as “name: value”， with a plain colon and a blank.",
    },
  },
  "scripts.front-matter-field": {
    "zh-CN": {
      message: "讲稿信息里的 {field} 填得不对",
      hint: "title 写标题（1 到 120 字）；kind 写 heritage、village、product、opening、closing、interaction 之一；lang 写 zh-CN 或 en。",
    },
    en: {
      message: "{field} in the head of the script is not right",
      hint: "title: 1 to 120 characters; kind: heritage, village, product, opening, closing or interaction; lang: zh-CN or en.",
    },
  },
  "scripts.front-matter-date": {
    "zh-CN": {
      message: "讲稿信息 dates 里的「{name}」不是日期：{value}",
      hint: "每行写事件名、英文冒号、空格和日期，日期像 1935-05-29；只知道月份或年份时写 1935-05 或 1935。",
    },
    en: {
      message: "“{name}” under dates in the head is not a date: {value}",
      hint: "Write it like “Luding Bridge: 1935-05-29”; 1935-05 or 1935 where the day is not known.",
    },
  },
  "scripts.unknown-directive": {
    "zh-CN": {
      message: "不认识的提示点「{name}」",
      hint: "提示点只有四种：scene、product、overlay、pause；这一行不会念出来。",
    },
    en: {
      message: "“{name}” is not a cue",
      hint: "There are four: scene, product, overlay and pause. This line is not read aloud.",
    },
  },
  "scripts.malformed-cue": {
    "zh-CN": {
      message: "提示点写得不完整：{text}",
      hint: "单独占一行，写成 ::scene{id=village-story/host} 这样。",
    },
    en: {
      message: "The cue is incomplete: {text}",
      hint: "Write it like this, on a line of its own: ::scene{id=village-story/host}",
    },
  },
  "scripts.wide-punctuation": {
    "zh-CN": {
      message: "提示点里用了中文标点：{text}",
      hint: "把冒号、大括号、等号和引号换成英文的，提示点才会生效。",
    },
    en: {
      message: "The cue is written with full-width punctuation: {text}",
      hint: "Use plain colons, braces, equals signs and quotes.",
    },
  },
  "scripts.missing-attribute": {
    "zh-CN": { message: "提示点 {name} 缺少 {attribute}", hint: "例如 {example}" },
    en: { message: "The cue {name} lacks {attribute}", hint: "For example {example}" },
  },
  "scripts.bad-attribute": {
    "zh-CN": { message: "提示点 {name} 的 {attribute} 不对：{value}", hint: "例如 {example}" },
    en: { message: "{attribute} of the cue {name} is not right: {value}", hint: "For example {example}" },
  },
  "scripts.unknown-scene": {
    "zh-CN": { message: "没有这个场景：{scene}", hint: "在「场景」里看一看场景的编号，再改过来。" },
    en: { message: "There is no scene {scene}", hint: "Look its id up under Scenes and correct it." },
  },
  "scripts.unknown-product": {
    "zh-CN": { message: "商品里没有：{product}", hint: "先在「商品」里添加，或改用已有商品的编号。" },
    en: {
      message: "There is no product {product}",
      hint: "Add it under Products first, or use the id of one that is there.",
    },
  },
  "scripts.unknown-template": {
    "zh-CN": { message: "没有这种字幕卡：{template}", hint: "换成已有的字幕卡，例如 lower-third。" },
    en: {
      message: "There is no overlay template {template}",
      hint: "Use one that is there, such as lower-third.",
    },
  },
  "scripts.unknown-field": {
    "zh-CN": { message: "字幕卡 {template} 没有 {field} 这一项", hint: "它可以填：{fields}" },
    en: { message: "The overlay {template} has no field {field}", hint: "It takes: {fields}" },
  },
  "scripts.missing-field": {
    "zh-CN": { message: "字幕卡 {template} 还缺 {field}", hint: '在这一行补上 {field}="…"' },
    en: { message: "The overlay {template} still needs {field}", hint: 'Add {field}="…" to this line' },
  },
  "scripts.too-tangled": {
    "zh-CN": {
      message: "这里的排版符号太多，这一段按纯文字显示",
      hint: "去掉多余的「>」「*」「[」等符号，或用空行把它分成几段，再保存。",
    },
    en: {
      message: "There is more markup here than can be followed; this part is shown as plain text",
      hint: "Remove surplus >, * and [ signs, or part it with blank lines, and save again.",
    },
  },
  "scripts.other-encoding": {
    "zh-CN": {
      message: "这个文件不是 UTF-8 编码，已按国标编码读出",
      hint: "核对文字无误后保存一次，就会转成 UTF-8。",
    },
    en: {
      message: "The file is not UTF-8; it was read as GB 18030",
      hint: "Check the text, then save it once to turn it into UTF-8.",
    },
  },
} as const satisfies TextTable;

export const scriptsTexts = {
  ...lineTexts,
  "scripts.not-found": {
    "zh-CN": { message: "找不到讲稿：{id}", hint: "它可能已被删除或改名，请在「讲稿」里重新选一份。" },
    en: {
      message: "There is no script {id}",
      hint: "It may have been removed or renamed; pick another under Scripts.",
    },
  },
  "scripts.bundled": {
    "zh-CN": { message: "「{title}」是软件自带的讲稿，不能删除", hint: "改动后保存，就会成为你自己的一份。" },
    en: {
      message: "“{title}” comes with the studio and cannot be removed",
      hint: "Change and save it to get a copy of your own.",
    },
  },
  "scripts.too-large": {
    "zh-CN": { message: "讲稿文件太大：{file}", hint: "一份讲稿最多 200 万字；请分成几份。" },
    en: {
      message: "The script file is too large: {file}",
      hint: "A script may have two million characters; split it.",
    },
  },
  "scripts.conflict": {
    "zh-CN": {
      message: "「{title}」在 {time} 又被存成了另一份",
      hint: "点「对照合并」，两份不一样的地方逐处选；两边写的都还在。",
    },
    en: {
      message: "Another text of “{title}” was saved at {time}",
      hint: "Choose “Compare and merge” and decide place by place; nothing of either text is lost.",
    },
  },
  "scripts.version-gone": {
    "zh-CN": {
      message: "讲稿 {id} 的这个版本已经没有了",
      hint: "只保留最近 20 个版本；请在列表里另选一个。",
    },
    en: {
      message: "That version of the script {id} is no longer kept",
      hint: "The last 20 are; choose another.",
    },
  },
  "scripts.versions-unwritable": {
    "zh-CN": {
      message: "讲稿存好了，但它的旧版本没能留下",
      hint: "看看磁盘是不是满了，或文件夹能不能写：{path}",
    },
    en: {
      message: "The script was saved, but no version of it could be kept",
      hint: "See whether the disk is full, or the folder may not be written to: {path}",
    },
  },
  "scripts.nothing-to-check": {
    "zh-CN": { message: "没有指定要检查哪份讲稿", hint: "给出讲稿编号，或直接给出讲稿文字。" },
    en: {
      message: "No script was named to be checked",
      hint: "Give the id of a script, or its text.",
    },
  },
} as const satisfies TextTable;

/** The codes of what can be wrong with a line of a script. */
export type ScriptLineCode = keyof typeof lineTexts;
