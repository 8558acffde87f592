import { CommanderError } from "commander";
import {
  type ErrorEnvelope,
  type Language,
  StudioError,
  toEnvelope,
  toStudioError,
} from "../../preload/contract";
import { redactText } from "../core";
import type { CliIo } from "./io";

/** 0 done, 1 the thing asked for failed or found errors, 2 wrong usage. */
export type ExitCode = 0 | 1 | 2;

/** An answer of a running studio that says no; the text is in that studio's language already. */
export class RefusedCall extends Error {
  readonly envelope: ErrorEnvelope;

  constructor(envelope: ErrorEnvelope) {
    super(envelope.message);
    this.name = "RefusedCall";
    this.envelope = envelope;
  }
}

const usageCodes = new Set<ErrorEnvelope["code"]>(["hosts.usage", "hosts.bad-json"]);

function envelopeOf(thrown: unknown, language: Language): ErrorEnvelope {
  if (thrown instanceof RefusedCall) return thrown.envelope;
  if (thrown instanceof CommanderError) {
    const detail = thrown.message.replace(/^error: /, "");
    return toEnvelope(new StudioError("hosts.usage", { params: { detail } }), language);
  }
  return toEnvelope(toStudioError(thrown), language);
}

/** Writes an error to stderr, as one readable line or as JSON, and gives the exit code it deserves. */
export function fail(thrown: unknown, language: Language, asJson: boolean, io: CliIo): ExitCode {
  const found = envelopeOf(thrown, language);
  // An unexpected error's message may quote anything; hints are our own words.
  const envelope = { ...found, message: redactText(found.message) };
  const stop = language === "zh-CN" ? "。" : ". ";
  const line = `${envelope.message}${stop}${envelope.hint}`.replace(/\s*\n\s*/g, " ");
  io.err(asJson ? JSON.stringify({ ok: false, error: envelope }) : line);
  return usageCodes.has(envelope.code) ? 2 : 1;
}
