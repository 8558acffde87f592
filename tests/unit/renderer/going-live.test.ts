import { describe, expect, test } from "vitest";
import { initialState } from "../../../main/core";
import type { DestinationState, EncoderFit, PreflightLine } from "../../../preload/contract";
import { settingsSchema } from "../../../preload/contract";
import { outputsLamp } from "../../../renderer/app/shell/lamp-states";
import { healthFacts, inStrip } from "../../../renderer/features/on-air/health";
import { hasSlate, slateWords } from "../../../renderer/features/on-air/slate";
import { careOf } from "../../../renderer/features/preflight/go-live-bar";
import { goingWords } from "../../../renderer/features/preflight/going";
import { sharesStep } from "../../../renderer/features/preflight/light-list";
import { lightGroups, standingLines, verdict } from "../../../renderer/features/preflight/lights";
import { openFit, uploadNeed } from "../../../renderer/features/preflight/remedies";

const destination = (id: string, more: Partial<DestinationState> = {}): DestinationState => ({
  ...{ id, platform: "custom", kind: "rtmp", name: id, server: "rtmp://example.com/live", enabled: true },
  ...{ keyMask: "••••4f2a", status: "publishing", since: 0, publishedAt: 0, outgoingKbps: 2500 },
  ...{ droppedFrames: 0, queuedBytes: 0, reconnects: 0, roundTripMs: null, closesAt: null, lastTrouble: "" },
  ...more,
});

const line = (id: string, more: Partial<PreflightLine> = {}): PreflightLine => ({
  ...{ id, title: id, status: "ok", message: "", hint: "", group: "picture", subject: "", place: null },
  ...more,
});

describe("the page before going live", () => {
  test("what is red stands first, by group and in its group; equals keep the order of a look round", () => {
    const groups = lightGroups([
      line("obs"),
      line("scene", { status: "warning" }),
      line("microphone", { group: "sound" }),
      line("kuaishou", { group: "platforms" }),
      line("county", { group: "platforms", status: "error" }),
      line("disk", { group: "disk", status: "warning" }),
    ]);
    expect(groups.map(({ id, lines }) => [id, ...lines.map((entry) => entry.id)])).toEqual([
      ["platforms", "county", "kuaishou"],
      ["picture", "scene", "obs"],
      ["disk", "disk"],
      ["sound", "microphone"],
    ]);
  });

  test("lines that ask for the same step say it once", () => {
    const unsigned = { status: "warning", group: "script", hint: "请人看一遍", place: "scripts" } as const;
    expect(sharesStep(line("a", unsigned), line("b", unsigned))).toBe(true);
    expect(sharesStep(line("a", unsigned), line("b", { ...unsigned, hint: "换一篇" }))).toBe(false);
    expect(sharesStep(line("a", unsigned), undefined)).toBe(false);
  });

  test("a platform that was switched off is in the way no longer, also before the next check", () => {
    const lines = [
      line("a", { group: "platforms", subject: "kuaishou", status: "error" }),
      line("b", { group: "encoder", subject: "kuaishou", status: "warning" }),
    ];
    expect(standingLines(lines, [destination("kuaishou")])).toHaveLength(2);
    const left = standingLines(lines, [destination("kuaishou", { enabled: false })]);
    expect(left.map(({ id }) => id)).toEqual(["b"]);
    expect(verdict(left, "done")).toEqual({ text: "readyWith", count: 1, light: "warning" });
  });

  test("a red light and a check that failed both ask for the long hold; nothing found yet is not ready", () => {
    const red = [line("a", { status: "error" })];
    expect(verdict(red, "failed")).toMatchObject({ text: "notReady", count: 1 });
    expect(verdict([line("a")], "failed").text).toBe("failed");
    expect(verdict([], "quick").text).toBe("checking");
    // Green before a platform has answered would be a promise nobody made.
    expect(verdict([line("a")], "network")).toMatchObject({ text: "checking", light: null });
    expect(verdict([line("a")], "skipped")).toMatchObject({ text: "untried", light: "warning" });
    expect(verdict([line("a")], "done").text).toBe("ready");
    expect(careOf("network", true)).toBe("startAnyway");
    expect(careOf("failed", false)).toBe("startUnknown");
    expect(careOf("skipped", false)).toBe("start");
  });

  test("a setting that fits all is split by who can change it", () => {
    const settings = settingsSchema.parse({});
    const fit: EncoderFit = { videoKbps: 2000, keyframeSeconds: 2, width: 1280, height: 720 };
    const open = openFit(fit, settings, false);
    expect(open?.video).toEqual({ videoKbps: 2000 });
    expect(open?.inObs.map(({ text }) => text)).toEqual(["keyframeSeconds", "size"]);
    const applied = { video: { ...settings.video, videoKbps: 2000 } };
    expect(openFit({ videoKbps: 2000 }, applied, true)).toBeNull();
    // Set here and still asked for: OBS goes by a rate of its own.
    expect(openFit({ videoKbps: 2000 }, applied, false)?.inObs[0]).toMatchObject({
      text: "videoKbps",
      values: { to: 2000 },
    });
    expect(openFit(null, settings, false)).toBeNull();
  });

  test("the budget offers only what is still switched on, the least important first", () => {
    const upload = {
      neededKbps: 7500,
      availableKbps: 4200,
      how: "measured",
      switchOffFirst: ["c", "b"],
    } as const;
    const destinations = [destination("a"), destination("b"), destination("c", { enabled: false })];
    const need = uploadNeed({ ...upload, switchOffFirst: ["c", "b"] }, destinations);
    expect(need.missingKbps).toBe(3300);
    expect(need.switchOff.map(({ id }) => id)).toEqual(["b"]);
    expect(uploadNeed({ ...upload, switchOffFirst: [], availableKbps: null }, []).missingKbps).toBeNull();
  });

  test("who receives is said as it is", () => {
    const [up, lost] = [destination("a"), destination("b", { status: "refused" })];
    expect(goingWords([up], true)).toBe("all");
    expect(goingWords([up, lost], true)).toBe("some");
    expect(goingWords([lost], false)).toBe("nobody");
    expect(goingWords([destination("a", { status: "connecting" }), lost], false)).toBe("text");
    expect(goingWords([destination("a", { kind: "companion", status: "feeding" })], true)).toBe("all");
  });
});

describe("the health strip", () => {
  const texts = (more: Partial<DestinationState>, now = 60_000) =>
    healthFacts(destination("a", more), now, 2500).map(({ text }) => text);

  test("a healthy one says its rate and time, and what is out of the ordinary", () => {
    expect(texts({})).toEqual(["rate", "up"]);
    // 4 s of a stream of 2500 kbps.
    expect(texts({ queuedBytes: 1_250_000, droppedFrames: 3, reconnects: 1 })).toEqual([
      ...["rate", "queued", "dropped", "reconnects", "up"],
    ]);
    expect(texts({ queuedBytes: 30_000, roundTripMs: 21, lastTrouble: "断过" })).toEqual([
      ...["rate", "up", "roundTrip", "lastTrouble"],
    ]);
  });

  test("one in trouble says how long its room stays open, then why", () => {
    const lost = { status: "retrying", lastTrouble: "端口没有开", closesAt: 108_000 } as const;
    expect(healthFacts(destination("a", lost), 60_000, 2500)).toMatchObject([
      { text: "closesIn", values: { time: "0:48" } },
      { text: "trouble", values: { words: "端口没有开" } },
    ]);
    expect(texts(lost, 200_000)).toEqual(["mayBeClosed", "trouble"]);
    expect(texts({ status: "connecting" })).toEqual(["for"]);
    expect(texts({ status: "off", lastTrouble: "旧的" })).toEqual([]);
    expect(texts({ status: "off", kind: "companion" })).toEqual(["noCamera"]);
    expect(texts({ status: "off", kind: "companion", enabled: false })).toEqual([]);
  });

  test("six keep their places; where there are more, those in trouble are shown and the rest is counted", () => {
    const six = ["a", "b", "c", "d", "e", "f"].map((id) => destination(id));
    six[5] = destination("f", { status: "stalled" });
    expect(inStrip(six, 6).shown.map(({ id }) => id)).toEqual(["a", "b", "c", "d", "e", "f"]);
    const more = inStrip([...six, destination("g"), destination("h", { enabled: false, status: "off" })], 6);
    expect(more.shown.map(({ id }) => id)).toEqual(["f", "a", "b", "c", "d"]);
    expect(more.more).toBe(2);
  });
});

describe("the slate and the outputs lamp", () => {
  const onAir = () => {
    const state = structuredClone(initialState());
    state.live.status = "on-air";
    state.relay.status = "relaying";
    state.relay.showing = "live";
    state.destinations = [destination("a")];
    return state;
  };

  test("it never says more than what viewers see: asked for, held back, shown, on its way back", () => {
    const state = onAir();
    expect(slateWords(state)).toBeNull();
    state.live.slateAsked = true;
    expect(slateWords(state)).toEqual({ seen: "soon", reason: "going" });
    state.relay.showing = "nothing";
    expect(slateWords(state)).toEqual({ seen: "still", reason: "held" });
    expect(outputsLamp(state)).toMatchObject({ tone: "bad", text: "outputsHeld" });
    state.relay.showing = "slate";
    state.relay.slateReason = "asked";
    expect(slateWords(state)).toEqual({ seen: "slate", reason: "asked" });
    state.live.slateAsked = false;
    expect(slateWords(state)).toEqual({ seen: "slate", reason: "coming" });
    state.relay.slateReason = "source-frozen";
    expect(slateWords(state)).toEqual({ seen: "slate", reason: "source-frozen" });
    state.live.engine = "stage";
    expect(slateWords(state)).toEqual({ seen: "slate", reason: "page-frozen" });
    state.live.engine = "obs";
    expect(outputsLamp(state)).toMatchObject({ tone: "bad", text: "outputsSlate" });
    state.live.status = "idle";
    expect(slateWords(state)).toBeNull();
    expect(hasSlate(state)).toBe(false);
  });

  test("a companion is neither counted as up nor as missing, and has no slate", () => {
    const state = onAir();
    const companion = destination("douyin", { kind: "companion", status: "feeding" });
    state.destinations.push(companion);
    expect(outputsLamp(state)).toMatchObject({ text: "outputsOne", values: { up: 1, all: 1 } });
    state.destinations = [companion];
    state.relay.status = "stopped";
    expect(outputsLamp(state)).toMatchObject({ tone: "air", text: "outputsFeeding" });
    expect(hasSlate(state)).toBe(false);
    state.live.status = "idle";
    expect(outputsLamp(state)).toMatchObject({ tone: "good", text: "outputsFeeding" });
  });

  test("one that makes room is not on air", () => {
    const state = onAir();
    state.destinations.push(destination("b", { status: "yielding" }));
    expect(outputsLamp(state)).toMatchObject({ text: "outputsSome", values: { up: 1, all: 2 } });
  });
});
