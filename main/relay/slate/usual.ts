import { join } from "node:path";
import type { Language } from "../../../preload/contract";

/** The slate's two lines where nobody has said anything else. */
export const usualSlate: Record<Language, { title: string; words: string }> = {
  "zh-CN": { title: "红村直播间", words: "马上回来" },
  en: { title: "Our village", words: "Back in a moment" },
};

/** Music made for this program. `resources`: the folder of what ships. */
export const usualMusic = (resources: string): string => join(resources, "music", "village-evening.ogg");
