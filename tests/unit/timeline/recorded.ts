import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { onTestFinished } from "vitest";
import { createTimeline } from "../../../main/timeline";
import {
  type PrompterText,
  readTimeline,
  type Show,
  type SlotState,
  type StudioState,
  showSchema,
  type TimelineLine,
  type TimelineLineOf,
  timelineFile,
} from "../../../preload/contract";
import { testContext } from "../../helpers/context";
import { temporaryFolder } from "../../helpers/temporary";

/** Lets patches reach their listeners. */
export const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
};

export const show: Show = showSchema.parse({
  version: 1,
  id: "morning",
  title: "竹园村的早晨",
  orientation: "landscape",
  presets: ["village-story"],
  segments: [
    { id: "opening", title: "开场", scene: "village-story/host", script: "hello", plannedSeconds: 60 },
    {
      id: "dumplings",
      title: "饺子",
      scene: "product-showcase/host",
      products: ["dumplings"],
      overlays: [{ template: "chapter-title", fields: { title: "包饺子" }, auto: true }],
      plannedSeconds: 120,
    },
  ],
});

export const slot = (more: Partial<SlotState> = {}): SlotState => ({
  ...{ slot: "card", template: "product-card", fields: {}, format: "still", image: "", status: "on-air" },
  ...{ theme: "red-heritage", product: null, onAirAt: null, seen: null, leavesAt: null, milliseconds: null },
  ...more,
});

/** A time line beside a recording of the test's own; `begin` and `end` are what the recording service tells. */
export function recorded({ folder = temporaryFolder(), text = null as PrompterText | null } = {}) {
  mkdirSync(folder, { recursive: true });
  const context = testContext(folder);
  const file = join(folder, "录像 it's.mkv");
  const timeline = createTimeline(context, { text: () => text });
  onTestFinished(() => timeline.close());
  const change = async (make: (draft: StudioState) => void, after = 0) => {
    context.clock.advance(after);
    context.store.update((draft) => make(draft as StudioState));
    await settle();
  };
  const status = (next: StudioState["recording"]["status"], startedAt: number | null = null) =>
    change(({ recording }) => {
      Object.assign(recording, { status: next, startedAt, file: next === "starting" ? null : file });
    });
  const lines = async (): Promise<TimelineLine[]> => {
    await timeline.close();
    return existsSync(timelineFile(file)) ? readTimeline(readFileSync(timelineFile(file), "utf8")) : [];
  };
  return {
    ...{ context, timeline, file, folder, change, lines, status },
    begin: () => status("recording", context.clock.now()),
    end: () => status("idle"),
    async of<Kind extends TimelineLine["kind"]>(kind: Kind): Promise<TimelineLineOf<Kind>[]> {
      return (await lines()).filter((line): line is TimelineLineOf<Kind> => line.kind === kind);
    },
  };
}
