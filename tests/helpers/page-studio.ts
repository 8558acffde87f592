import type { Page } from "@playwright/test";
import type {
  CallAnswer,
  MethodInput,
  MethodName,
  MethodResult,
  StateMessage,
  StudioState,
} from "../../preload/contract";

/** A studio as a page that it served reaches it: for one that nothing outside the page can reach. */
export interface PageStudio {
  /** @throws Error with the studio's own words when it refuses */
  call<Name extends MethodName>(method: Name, input: MethodInput<Name>): Promise<MethodResult<Name>>;
  state(): Promise<StudioState>;
  /** Asks for the state until it fits. */
  until(what: string, fits: (state: StudioState) => boolean, seconds?: number): Promise<StudioState>;
}

/** Runs in the page. */
async function callInPage({ token, method, input }: { token: string; method: string; input: unknown }) {
  const response = await fetch("/api/call", {
    method: "POST",
    headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
    body: JSON.stringify({ method, input }),
  });
  return (await response.json()) as unknown;
}

/** Runs in the page. */
const stateInPage = (token: string) =>
  new Promise<unknown>((done, fail) => {
    const socket = new WebSocket(`ws://${location.host}/api/events`, ["hongcun.v1", `token.${token}`]);
    socket.onerror = () => fail(new Error("no events"));
    socket.onmessage = ({ data }) => {
      socket.close();
      done(JSON.parse(String(data)));
    };
  });

export function pageStudio(page: Page, token: string): PageStudio {
  async function state() {
    const message = (await page.evaluate(stateInPage, token)) as StateMessage;
    if (message.type !== "snapshot") throw new Error("the first message was no snapshot");
    return message.state;
  }
  return {
    state,
    async call<Name extends MethodName>(method: Name, input: MethodInput<Name>) {
      const answer = (await page.evaluate(callInPage, { token, method, input })) as CallAnswer;
      if (!answer.ok) throw new Error(`${method}: ${answer.error.code} ${answer.error.message}`);
      return answer.value as MethodResult<Name>;
    },
    async until(what, fits, seconds = 60) {
      for (const end = Date.now() + seconds * 1000; ; ) {
        const now = await state();
        if (fits(now)) return now;
        const { engine, recording, rehearsal, scenes, overlays, jobs, problems } = now;
        const seen = { engine, recording, rehearsal, scenes, overlays, jobs, problems };
        if (Date.now() > end) throw new Error(`never came: ${what}; last seen: ${JSON.stringify(seen)}`);
        await new Promise((done) => setTimeout(done, 250));
      }
    },
  };
}
