import type { TextTable } from "./table";

/** What can be wrong with a document that is to become a script, and what could not be kept of it. */
export const scriptFilesTexts = {
  "scripts.empty-import": {
    "zh-CN": { message: "「{name}」里没有文字", hint: "换一个文件，或先写几句再导入。" },
    en: { message: "There is no text in “{name}”", hint: "Choose another file." },
  },
  "scripts.nothing-to-import": {
    "zh-CN": { message: "没有给出要导入的内容", hint: "选一个文件，或把文字粘贴进来。" },
    en: { message: "Nothing was given to import", hint: "Choose a file, or paste a text." },
  },
  "scripts.import-too-large": {
    "zh-CN": {
      message: "「{name}」有 {megabytes} MB，超过了 10 MB",
      hint: "多半是图片占的地方：在 Word 里删掉图片再另存，或只把文字粘贴进来。",
    },
    en: {
      message: "“{name}” has {megabytes} MB, more than 10 MB",
      hint: "Pictures take most of it: delete them and save again, or paste the text alone.",
    },
  },
  "scripts.import-too-long": {
    "zh-CN": {
      message: "「{name}」的文字太多，超过了 200 万字",
      hint: "一份讲稿用不了这么长；请分成几份再导入。",
    },
    en: {
      message: "“{name}” has more than two million characters",
      hint: "No script is that long; split it and import the parts.",
    },
  },
  "scripts.unpacks-too-large": {
    "zh-CN": {
      message: "「{name}」解开以后大得不正常，没有打开",
      hint: "这个文件可能被人动过手脚。请向给你文件的人重新要一份，或只把文字粘贴进来。",
    },
    en: {
      message: "“{name}” would unpack to an unreasonable size and was not opened",
      hint: "It may have been tampered with. Ask for it again, or paste the text alone.",
    },
  },
  "scripts.encrypted-document": {
    "zh-CN": {
      message: "「{name}」加了密码，打不开",
      hint: "在 Word 或 WPS 里打开它，取消密码后另存，再导入。",
    },
    en: {
      message: "“{name}” is protected by a password",
      hint: "Open it in Word or WPS, remove the password, save it and import it again.",
    },
  },
  "scripts.old-word": {
    "zh-CN": {
      message: "「{name}」是旧格式的文档（.doc 或 .wps）",
      hint: "在 Word 或 WPS 里打开它，另存为 .docx，再导入。",
    },
    en: {
      message: "“{name}” is a document in the old format (.doc or .wps)",
      hint: "Open it in Word or WPS, save it as .docx, and import that.",
    },
  },
  "scripts.pdf": {
    "zh-CN": {
      message: "「{name}」是 PDF，不能导入",
      hint: "用 WPS 把它转成 .docx，或选中文字复制后粘贴进来。",
    },
    en: { message: "“{name}” is a PDF", hint: "Turn it into .docx, or copy the text and paste it." },
  },
  "scripts.picture": {
    "zh-CN": {
      message: "「{name}」是图片，不是文字",
      hint: "用手机或微信的「提取文字」把字取出来，再粘贴进来。",
    },
    en: { message: "“{name}” is a picture", hint: "Have the text recognised on a phone, and paste it." },
  },
  "scripts.other-format": {
    "zh-CN": {
      message: "「{name}」不是讲稿能用的文件（{format}）",
      hint: "可以导入 .docx、.txt、.md 和 .srt；其他的请另存为 .docx，或把文字粘贴进来。",
    },
    en: {
      message: "“{name}” is not a file a script can be read from ({format})",
      hint: "Use .docx, .txt, .md or .srt; save others as .docx, or paste the text.",
    },
  },
  "scripts.not-text": {
    "zh-CN": {
      message: "「{name}」不是文字文件",
      hint: "可以导入 .docx、.txt、.md 和 .srt；也可以把文字粘贴进来。",
    },
    en: { message: "“{name}” is not a text file", hint: "Use .docx, .txt, .md or .srt, or paste the text." },
  },
  "scripts.broken-document": {
    "zh-CN": {
      message: "「{name}」坏了，读不出来",
      hint: "用 Word 或 WPS 能打开的话，另存一份再导入；打不开就重新要一份。",
    },
    en: {
      message: "“{name}” is broken and cannot be read",
      hint: "If Word or WPS opens it, save a copy and import that; otherwise ask for it again.",
    },
  },
  "scripts.import-too-slow": {
    "zh-CN": {
      message: "「{name}」太复杂，读了一分钟还没读完，先停下了",
      hint: "把文字复制出来粘贴进来，或分成几份。",
    },
    en: {
      message: "“{name}” is so complex that it was not read within a minute",
      hint: "Copy the text and paste it, or split the document.",
    },
  },
  "scripts.note-pictures": {
    "zh-CN": {
      message: "有 {count} 张图片没有导入，讲稿里只放文字",
      hint: "图片可以放到「素材」里，用字幕卡显示。",
    },
    en: { message: "{count} pictures were left out: a script is text", hint: "Show them on a card instead." },
  },
  "scripts.note-tables": {
    "zh-CN": { message: "有 {count} 个表格拆成了一行一段", hint: "看一遍，改成念得顺的话。" },
    en: {
      message: "{count} tables became one paragraph a row",
      hint: "Look them over and word them to be read.",
    },
  },
  "scripts.note-notes": {
    "zh-CN": { message: "有 {count} 条脚注或批注没有导入", hint: "要念的话请写进正文。" },
    en: {
      message: "{count} footnotes or comments were left out",
      hint: "Put what is to be read into the text.",
    },
  },
  "scripts.note-encoding": {
    "zh-CN": { message: "文件里有认不出的字，显示成了「\uFFFD」", hint: "搜索「\uFFFD」，照原稿改过来。" },
    en: {
      message: "Some characters could not be read and show as “\uFFFD”",
      hint: "Search for “\uFFFD” and correct them.",
    },
  },
} as const satisfies TextTable;
