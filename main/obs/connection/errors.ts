import { OBSWebSocketError } from "obs-websocket-js/json";
import { StudioError } from "../../../preload/contract";
import { closeCode } from "./requests";

/** OBS answered, and said no. `status` is obs-websocket's request status. */
export class ObsRefusal extends StudioError {
  readonly request: string;
  readonly status: number;

  constructor(request: string, status: number, detail: string) {
    super("obs.request-failed", { params: { request, status, detail: detail || "—" } });
    this.request = request;
    this.status = status;
  }
}

/** Why an attempt to connect failed. `final`: the same attempt again would fail the same way. */
export class ConnectFailure extends StudioError {
  readonly closeCode: number;
  readonly final: boolean;

  constructor(code: StudioError["code"], close: number, final: boolean, address: string, cause?: unknown) {
    super(code, { params: { address }, cause });
    this.closeCode = close;
    this.final = final;
  }
}

/** What a close code means for the user, and whether to try again. */
export function connectFailure(
  close: number,
  address: string,
  hadPassword: boolean,
  cause?: unknown,
): ConnectFailure {
  switch (close) {
    case closeCode.authenticationFailed:
      return new ConnectFailure(
        hadPassword ? "obs.wrong-password" : "obs.password-needed",
        close,
        true,
        address,
        cause,
      );
    case closeCode.unsupportedRpcVersion:
      return new ConnectFailure("obs.too-old", close, true, address, cause);
    case closeCode.sessionInvalidated:
      return new ConnectFailure("obs.session-ended", close, true, address, cause);
    default:
      return new ConnectFailure("obs.unreachable", close, false, address, cause);
  }
}

/** The close or status code a thrown value of obs-websocket-js carries; -1 where there is none. */
export const codeOf = (thrown: unknown): number => (thrown instanceof OBSWebSocketError ? thrown.code : -1);
