import type { FastifyError, FastifyReply } from "fastify";
import { type CallAnswer, type Language, StudioError, toEnvelope } from "../../../preload/contract";

/** HTTP status of the errors that the host itself answers. A call's own failure travels with 200. */
const statusOf: Partial<Record<StudioError["code"], number>> = {
  "hosts.unauthorised": 401,
  "hosts.foreign-origin": 403,
  "core.not-found": 404,
  "hosts.no-such-page": 404,
  "hosts.no-screens": 404,
  "hosts.too-large": 413,
  "hosts.too-many-attempts": 429,
  "hosts.bad-request": 400,
  "remote.shut-out": 401,
  "remote.wrong-code": 403,
  "remote.code-burnt": 403,
};

/** Turns what fastify threw into the studio's own error. */
export function toHostError(thrown: FastifyError | StudioError | Error): StudioError {
  if (thrown instanceof StudioError) return thrown;
  const { statusCode = 500, code = "" } = thrown as Partial<FastifyError>;
  if (code === "FST_ERR_CTP_BODY_TOO_LARGE") return new StudioError("hosts.too-large");
  if (statusCode < 500) return new StudioError("hosts.bad-request", { params: { reason: thrown.message } });
  return new StudioError("core.unexpected", { params: { detail: thrown.message }, cause: thrown });
}

/** Answers with the envelope every caller knows. */
export function sendError(reply: FastifyReply, error: StudioError, language: Language): FastifyReply {
  const answer: CallAnswer = { ok: false, error: toEnvelope(error, language) };
  return reply.code(statusOf[error.code] ?? 500).send(answer);
}
