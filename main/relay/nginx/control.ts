import { type MessageCode, StudioError } from "../../../preload/contract";
import { parseStat, type ServerStat } from "./stat";

/** How the server is reached. The token is a secret. */
export interface NginxAccess {
  /** http:// or https:// address of its control door, without a slash at the end. */
  control: string;
  token: string;
}

const patienceMs = 4_000;
/** 50 destinations take about 40 kB. */
const longestAnswer = 1024 * 1024;

const certificateCodes = /^(CERT_|DEPTH_ZERO_|SELF_SIGNED_|UNABLE_TO_|ERR_TLS_)/;

function codeOf(thrown: unknown): string {
  const cause = thrown instanceof Error ? (thrown.cause ?? thrown) : thrown;
  if (cause instanceof AggregateError) return codeOf(cause.errors[0]);
  return cause instanceof Error && "code" in cause ? String(cause.code) : "";
}

/** Asks and orders an nginx-rtmp server over its control door. Every method throws `StudioError` of `relay.nginx-…`. */
export class NginxControl {
  readonly #access: NginxAccess;
  readonly #host: string;

  constructor(access: NginxAccess) {
    this.#access = access;
    this.#host = new URL(access.control).host;
  }

  async stat(): Promise<ServerStat> {
    const body = await this.#ask("GET", "/stat");
    try {
      return parseStat(body);
    } catch {
      throw this.#error("relay.nginx-not-one");
    }
  }

  /** Lets a destination have the picture. */
  async open(id: string): Promise<void> {
    await this.#ask("PUT", `/gates/${id}`);
  }

  /** Keeps it from having the picture from its next connection on; see `drop`. */
  async close(id: string): Promise<void> {
    await this.#ask("DELETE", `/gates/${id}`, true);
  }

  async isOpen(id: string): Promise<boolean> {
    return (await this.#ask("GET", `/gates/${id}`, true)) !== "";
  }

  /** Cuts what an application is being sent, and with it what it sends on. */
  async drop(server: number, application: string): Promise<void> {
    await this.#ask("POST", `/control/drop/publisher?srv=${server}&app=${application}`);
  }

  #error(code: MessageCode, cause?: unknown): StudioError {
    return new StudioError(code, { params: { host: this.#host }, cause });
  }

  async #ask(method: "GET" | "PUT" | "DELETE" | "POST", path: string, mayBeMissing = false): Promise<string> {
    const response = await this.#fetch(method, path);
    if (response.status === 401) throw this.#error("relay.nginx-token");
    if (mayBeMissing && response.status === 404) return "";
    const isFolder = path.startsWith("/gates/") && (response.status === 403 || response.status === 500);
    if (isFolder) throw this.#error("relay.nginx-folder");
    if (!response.ok) throw this.#error("relay.nginx-not-one");
    return response.body;
  }

  async #fetch(method: string, path: string): Promise<{ status: number; ok: boolean; body: string }> {
    const { control, token } = this.#access;
    try {
      const response = await fetch(`${control}${path}`, {
        method,
        headers: { authorization: `Bearer ${token}` },
        // nginx wants a body with a PUT; what it says does not matter.
        body: method === "PUT" ? "open" : null,
        // The token goes to this server and to no other.
        redirect: "error",
        signal: AbortSignal.timeout(patienceMs),
      });
      const body = await response.text();
      if (body.length > longestAnswer) throw this.#error("relay.nginx-not-one");
      return { status: response.status, ok: response.ok, body };
    } catch (cause) {
      if (cause instanceof StudioError) throw cause;
      const code = certificateCodes.test(codeOf(cause)) ? "relay.nginx-certificate" : "relay.nginx-gone";
      throw this.#error(code, codeOf(cause));
    }
  }
}
