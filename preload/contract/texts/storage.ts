import type { TextTable } from "./table";

export const storageTexts = {
  "storage.unreadable": {
    "zh-CN": {
      message: "文件读不出来：{path}",
      hint: "确认文件还在、没有被别的程序占用，并且你有读取权限。",
    },
    en: {
      message: "The file cannot be read: {path}",
      hint: "Make sure it still exists, no other program holds it, and you may read it.",
    },
  },
  "storage.unwritable": {
    "zh-CN": { message: "文件写不进去：{path}", hint: "确认文件夹可写，磁盘没有被写保护。" },
    en: {
      message: "The file cannot be written: {path}",
      hint: "Make sure the folder is writable and the disk is not write-protected.",
    },
  },
  "storage.disk-full": {
    "zh-CN": {
      message: "磁盘已满，{path} 没有保存",
      hint: "删掉不用的录像或换一个文件夹，再保存一次；原来的文件没有动。",
    },
    en: {
      message: "The disk is full; {path} was not saved",
      hint: "Remove recordings you no longer need or choose another folder, then save again; the old file is untouched.",
    },
  },
  "storage.corrupt": {
    "zh-CN": {
      message: "{path} 已损坏，已另存一份到 {copy}",
      hint: "节目用默认内容继续；把那份副本发给技术支持可以找回内容。",
    },
    en: {
      message: "{path} is damaged; a copy was kept at {copy}",
      hint: "The studio goes on with defaults; send that copy to support to recover its content.",
    },
  },
  "storage.newer-version": {
    "zh-CN": { message: "{path} 是更新版本的软件保存的", hint: "请升级本软件后再打开；文件没有被改动。" },
    en: {
      message: "{path} was saved by a newer version of this software",
      hint: "Update this software, then open it again; the file is untouched.",
    },
  },
  "storage.secrets-locked": {
    "zh-CN": {
      message: "已保存的密钥在这台电脑或这个账号下打不开",
      hint: "请在「平台」和「设置」里重新填写推流密钥与 OBS 密码。",
    },
    en: {
      message: "The saved keys cannot be opened on this computer or account",
      hint: "Enter the stream keys and the OBS password again under Platforms and Settings.",
    },
  },
} as const satisfies TextTable;
