import type { MethodInput, MethodName, MethodResult, StudioState } from "../../preload/contract";

/** How a window reaches its studio. */
export interface StageLink {
  call<Name extends MethodName>(method: Name, input: MethodInput<Name>): Promise<MethodResult<Name>>;
  state(): StudioState | Promise<StudioState>;
}

/**
 * A window that is the stage and draws nothing: it confirms every scene and card, hears an even voice, and records bytes that
 * are no picture. For tests of what happens around a recording, without a browser. Gives a function that ends it.
 */
export async function startPlainStage({ call, state }: StageLink): Promise<() => Promise<void>> {
  const mimeType = "video/x-matroska;codecs=avc1,opus";
  const { session } = await call("stage.attach", { width: 1280, height: 720, mimeType });
  let isOver = false;
  let recording: string | null = null;
  let sequence = 0;

  async function turn() {
    const { stage } = await state();
    const { scene, take } = stage.programme;
    const cards = stage.cards.filter(({ leaving }) => !leaving).map(({ id }) => id);
    await call("stage.shown", { session, scene: scene?.ref ?? null, take, cards });
    if (stage.listening !== null) {
      const { id, milliseconds } = stage.listening;
      const levels = Array.from({ length: milliseconds / 100 }, () => -30);
      await call("stage.heard", { session, id, levels, sound: null });
    }
    const wanted = stage.recording?.id ?? null;
    if (recording !== null && wanted === null) await call("stage.recordingEnded", { session, recording });
    if (wanted !== recording) sequence = 0;
    recording = wanted;
    if (wanted === null) return;
    const data = Buffer.alloc(2000, sequence).toString("base64");
    await call("stage.chunk", { session, recording: wanted, sequence: sequence++, data, mimeType });
  }

  const work = (async () => {
    while (!isOver) {
      // A studio that was killed answers no more.
      await turn().catch(() => undefined);
      await new Promise((resolve) => setTimeout(resolve, 60));
    }
  })();
  return async () => {
    isOver = true;
    await work;
  };
}
