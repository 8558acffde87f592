import type { Page } from "@playwright/test";

/** The sheet in which the microphone is heard before a rehearsal. */
export const microphoneSheet = (page: Page) => page.getByRole("dialog", { name: "先听一下麦克风" });

/** Opens the sheet that comes before a rehearsal. */
export const askRehearsal = (page: Page) => page.getByRole("button", { name: "开始彩排" }).click();

/** Goes on from the sheet, whether the microphone was heard yet or not. */
export const goOnToRehearsal = (page: Page) =>
  microphoneSheet(page)
    .getByRole("button", { name: /^(跳过，直接彩排|开始彩排)$/ })
    .click();
