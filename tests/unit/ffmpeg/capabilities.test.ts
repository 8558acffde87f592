import { delimiter } from "node:path";
import { expect, test } from "vitest";
import { pathCandidates, unpacked } from "../../../main/process/ffmpeg/candidates";
import { lackingParts, parseNames, parseVersion } from "../../../main/process/ffmpeg/capabilities";
import { jobArguments } from "../../../main/process/ffmpeg/job";

const filters = `Filters:
  T.. = Timeline support
  .S. = Slice threading
  A = Audio input/output
  | = Source or sink filter
 ... abench            A->A       Benchmark part of a filtergraph.
 T.. alphamerge        VV->V      Copy the luma value of the second input.
 TSC overlay           VV->V      Overlay a video source on top of the input.
 ..C color             |->V       Provide an uniformly colored input.`;
const encoders = `Encoders:
 V..... = Video
 ------
 V....D libx264              libx264 H.264 (codec h264)
 VF.... png                  PNG image
 A....D aac                  AAC (Advanced Audio Coding)`;
const muxers = `File formats:
 D. = Demuxing supported
 .E = Muxing supported
 --
  E flv             FLV (Flash Video)
  E matroska        Matroska
  E mov             QuickTime / MOV`;
// ffmpeg 7 marks devices in a third column.
const newMuxers = ` D.. = Demuxing supported
 .E. = Muxing supported
 ..d = Is a device
 ---
  E  flv             FLV (Flash Video)
  Ed alsa            ALSA audio output`;

test("names are read out of every kind of list, legends left out", () => {
  expect(parseNames(filters)).toEqual(["abench", "alphamerge", "overlay", "color"]);
  expect(parseNames(encoders)).toEqual(["libx264", "png", "aac"]);
  expect(parseNames(muxers)).toEqual(["flv", "matroska", "mov"]);
  expect(parseNames(newMuxers)).toEqual(["flv", "alsa"]);
});

test("versions of releases, distributions and nightly builds", () => {
  expect(parseVersion("ffmpeg version 5.1.9-0+deb12u1 Copyright (c) 2000-2026")).toBe("5.1.9-0+deb12u1");
  expect(parseVersion("ffmpeg version N-47683-g0e8eb07980-static https://x")).toBe(
    "N-47683-g0e8eb07980-static",
  );
});

test("what is lacking is named with its kind", () => {
  const has = { filters: ["color"], encoders: [], muxers: ["flv"] };
  expect(lackingParts(has, { filters: ["ass", "color"], encoders: ["png"], muxers: ["flv"] })).toEqual([
    "filter ass",
    "encoder png",
  ]);
});

test("a program inside a packed app is looked for beside the archive", () => {
  expect(unpacked("/opt/红村/resources/app.asar/node_modules/x/ffmpeg")).toBe(
    "/opt/红村/resources/app.asar.unpacked/node_modules/x/ffmpeg",
  );
  expect(unpacked("C:\\Program Files\\x\\app.asar\\ffmpeg.exe")).toBe(
    "C:\\Program Files\\x\\app.asar.unpacked\\ffmpeg.exe",
  );
  expect(unpacked("/usr/bin/ffmpeg")).toBe("/usr/bin/ffmpeg");
});

test("PATH is searched in order, empty entries skipped", () => {
  expect(pathCandidates(["/a b", "", "/c"].join(delimiter), "linux")).toEqual(["/a b/ffmpeg", "/c/ffmpeg"]);
  expect(pathCandidates("/a", "win32")[0]).toMatch(/ffmpeg\.exe$/);
});

test("arguments keep spaces and quotes whole", () => {
  const options = ["-metadata", 'title=it\'s a "b" c'];
  expect(
    jobArguments({
      inputs: [{ source: "a b.png" }],
      filterGraph: "null",
      outputs: [{ target: "c d.mov", options }],
    }),
  ).toEqual([
    "-i",
    "a b.png",
    "-y",
    "-filter_complex",
    "null",
    "-metadata",
    'title=it\'s a "b" c',
    "c d.mov",
  ]);
});
