import { expect, test } from "vitest";
import { filmReference } from "../../../../renderer/features/clips/media-actions";

test("a film of a show is found among the exports, whichever way its path is written", () => {
  expect(filmReference("/home/anchor/红村's data/recordings/exports/早晨 预演.mp4")).toBe(
    "made:exports/早晨 预演.mp4",
  );
  expect(filmReference("D:\\红村\\recordings\\exports\\早晨 预演.mp4")).toBe("made:exports/早晨 预演.mp4");
});
