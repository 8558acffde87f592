import { expect, test } from "vitest";
import { clockPlace } from "../../../main/obs/scenes/card-clock";
import { judge, type Seen } from "../../../main/obs/scenes/card-look";
import { settingsOfDeck } from "../../../main/obs/scenes/card-player";
import { scrollRequests, showRequests } from "../../../main/obs/scenes/card-requests";
import type { CardClock } from "../../../preload/contract";
import { stillCard } from "../../helpers/cards";

const size = { width: 960, height: 320 };
const text = { x: 0, y: 50, w: 300, size: 60, colour: "#ffffff", align: "left", bold: true } as const;
const clock: CardClock = { mode: "down", at: 1_000_000, lengthMilliseconds: 300_000, text };
const start = clock.at - clock.lengthMilliseconds;

test("a still is swapped in one request; a clip is given time before the frames are counted", () => {
  const kinds = (deck: "a" | null) =>
    showRequests(stillCard("/a.png", size), deck, ["红村·甲"]).map(({ requestType }) => requestType);
  const shown = ["SetInputSettings", "GetSceneItemId", "SetSceneItemEnabled"];
  expect(kinds(null)).toEqual([...shown, "GetStats"]);
  expect(kinds("a")).toEqual([...shown, "Sleep", "GetStats"]);
  const [load] = showRequests(stillCard("/a.png", size), null, []);
  expect(load?.requestData).toEqual({
    inputName: "红村·价格卡",
    inputSettings: { file: "/a.png" },
    overlay: true,
  });
});

test("a strip runs at its own speed in its own place; any other still does not", () => {
  const scroll = { width: 1920, pixelsPerSecond: 120 };
  const [made] = scrollRequests({ slot: "ticker", scroll });
  expect(made).toMatchObject({
    requestType: "CreateSourceFilter",
    requestData: {
      sourceName: "红村·滚动字幕",
      filterKind: "scroll_filter",
      filterSettings: { speed_x: 120, limit_cx: true, cx: 1920, loop: true },
    },
  });
  expect(scrollRequests({ slot: "ticker", scroll: null }).map(({ requestType }) => requestType)).toEqual([
    "RemoveSourceFilter",
  ]);
});

test("only the player of a running clock goes on when its scene leaves and comes back", () => {
  const card = { ...stillCard("/a.png", size), format: "clip", file: "/a.mov" } as const;
  expect(settingsOfDeck({ card, deck: "a" }, "a")).toMatchObject({
    local_file: "/a.mov",
    restart_on_activate: true,
  });
  const running = settingsOfDeck({ card: { ...card, clock }, deck: "a" }, "a");
  expect(running).toMatchObject({ restart_on_activate: false, close_when_inactive: false });
  expect(settingsOfDeck({ card: { ...card, clock }, deck: "a" }, "b")).toMatchObject({
    restart_on_activate: true,
  });
  expect(settingsOfDeck(undefined, "b")).not.toHaveProperty("local_file");
});

test("a clock is held at the second that begins next, and goes on when it does", () => {
  expect(clockPlace(clock, start + 20_400)).toEqual({ cursor: 21_000, playAt: start + 21_000 });
  expect(clockPlace(clock, start + 20_050)).toEqual({ cursor: 20_000, playAt: start + 20_000 });
  expect(clockPlace(clock, start - 700)).toEqual({ cursor: 0, playAt: start });
  expect(clockPlace(clock, clock.at + 5000)).toEqual({ cursor: 300_000, playAt: null });
  expect(clockPlace(clock, clock.at - 300)).toEqual({ cursor: 300_000, playAt: null });
  const up: CardClock = { ...clock, mode: "up", at: 500_000 };
  expect(clockPlace(up, 512_345)).toEqual({ cursor: 13_000, playAt: 513_000 });
});

test("a card counts as shown when two frames of its size were drawn; an emptied player is no picture", () => {
  const seen: Seen = { active: true, ...size, frames: 2, plays: true };
  expect(judge(size, seen, 0)).toBe("shown");
  expect(judge(size, { ...seen, frames: 1 }, 0)).toBe("loading");
  expect(judge(size, { ...seen, plays: false }, 20)).toBe("loading");
  expect(judge(size, { ...seen, width: 2, height: 2 }, 20)).toBe("loading");
  expect(judge(size, { ...seen, width: 900, height: 300 }, 6)).toBe("shown");
  expect(judge(size, { ...seen, active: false }, 3)).toBe("off-air");
  expect(judge(size, { ...seen, width: 0, height: 0 }, 60)).toBe("unreadable");
});
