import type { TextTable } from "./table";

/** The relay as a process that goes on by itself. */
export const relayProcessTexts = {
  "relay.not-findable": {
    "zh-CN": {
      message: "转推在正常工作，但没能记下它在哪里（多半是磁盘满了）",
      hint: "这场直播不受影响；只是直播台若被强行关掉，重新打开后接不回这场。先删些不要的录像，腾出空间。",
    },
    en: {
      message: "The relay works, but where it runs could not be written down (most likely the disk is full)",
      hint: "This show is not affected; but if the studio is killed, a new one cannot find the show again. Remove recordings you do not need.",
    },
  },
  "relay.replaced": {
    "zh-CN": {
      message: "另一个直播台窗口接管了这场直播，这里已经松手",
      hint: "直播没有断。到另一个窗口继续操作，把这个窗口关掉。",
    },
    en: {
      message: "Another studio window has taken this show over; this one has let go",
      hint: "The show goes on. Carry on in the other window and close this one.",
    },
  },
} as const satisfies TextTable;
