import { expect, test } from "vitest";
import { initialState } from "../../../main/core";
import { sceneFillOf } from "../../../main/wiring/scene-fill";
import { StudioError, settingsSchema, showSchema } from "../../../preload/contract";

const show = showSchema.parse({
  version: 1,
  id: "morning",
  title: "饺子香里的早晨",
  village: "竹元村",
  orientation: "landscape",
  presets: ["village-story"],
  segments: [{ id: "one", title: "开场", scene: "village-story/host", plannedSeconds: 60 }],
});

test("the open show names village and segment; the settings stand in for what it leaves out", () => {
  const state = initialState(settingsSchema.parse({ village: "长胜村", host: "村里人" }));
  expect(sceneFillOf(state, (reference) => reference)).toMatchObject({
    village: "长胜村",
    host: "村里人",
    show: "",
    segment: "",
  });
  state.show = { ...state.show, open: show, current: 0 };
  expect(sceneFillOf(state, (reference) => reference)).toMatchObject({
    village: "竹元村",
    host: "村里人",
    show: "饺子香里的早晨",
    segment: "开场",
  });
});

test("a picture that cannot be found leaves the stand-in", () => {
  const state = initialState();
  state.scenes.pictures = {
    story: "media:gone.png",
    product: "bundled:dumplings.png",
    before: "bundled:hall-old.png",
    after: null,
  };
  const resolve = (reference: string) => {
    if (reference.startsWith("media:"))
      throw new StudioError("core.not-found", { params: { what: "图片", id: reference } });
    return `/pictures/${reference}`;
  };
  expect(sceneFillOf(state, resolve).pictures).toEqual({
    story: null,
    product: "/pictures/bundled:dumplings.png",
    before: "/pictures/bundled:hall-old.png",
    after: null,
  });
});
