import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { Page } from "@playwright/test";

declare global {
  interface Window {
    endBareRecording?: () => Promise<string>;
  }
}

/** Runs in the page: the camera on a canvas thirty times a second, and the browser's own recorder; nothing else. */
async function recordInPage({ mimeType, videoKbps }: { mimeType: string; videoKbps: number }) {
  const camera = await navigator.mediaDevices.getUserMedia({
    video: { width: 1280, height: 720, frameRate: 30 },
    audio: true,
  });
  const video = document.createElement("video");
  video.srcObject = camera;
  video.muted = true;
  await video.play();
  const canvas = document.createElement("canvas");
  canvas.width = 1280;
  canvas.height = 720;
  document.body.append(canvas);
  const drawing = canvas.getContext("2d", { alpha: false });
  const timer = setInterval(() => drawing?.drawImage(video, 0, 0, 1280, 720), 1000 / 30);
  const stream = canvas.captureStream(30);
  for (const track of camera.getAudioTracks()) stream.addTrack(track);
  const recorder = new MediaRecorder(stream, { mimeType, videoBitsPerSecond: videoKbps * 1000 });
  const parts: Blob[] = [];
  recorder.ondataavailable = ({ data }) => parts.push(data);
  recorder.start(1000);
  window.endBareRecording = () =>
    new Promise((done) => {
      recorder.onstop = () => {
        clearInterval(timer);
        for (const track of camera.getTracks()) track.stop();
        const reader = new FileReader();
        reader.onload = () => done(String(reader.result).replace(/^.*;base64,/, ""));
        reader.readAsDataURL(new Blob(parts));
      };
      recorder.stop();
    });
}

/** An empty page on loopback, since a camera is given to no file. */
export async function emptyPage(): Promise<{ url: string; close(): void }> {
  const server = createServer((_request, response) => {
    response.setHeader("content-type", "text/html");
    response.end("<!doctype html><title>.</title><body></body>");
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}/`, close: () => server.close() };
}

/** The least a page can do to record a camera through a canvas. Gives what ends it, with the file's bytes. */
export async function startBareRecording(
  page: Page,
  asked: { mimeType: string; videoKbps: number },
): Promise<() => Promise<Buffer>> {
  await page.evaluate(recordInPage, asked);
  return async () => Buffer.from(await page.evaluate(() => window.endBareRecording?.() ?? ""), "base64");
}
