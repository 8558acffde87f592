import type { Language } from "./language";
import { type MessageCode, type MessageParams, messageFor, texts } from "./texts";

/** An error as it travels to a screen, a script or a log. Holds no secret. */
export interface ErrorEnvelope {
  code: MessageCode;
  message: string;
  hint: string;
  /** The field of the input or file that is at fault, where there is one: `fields.price`. */
  field?: string;
}

export interface StudioErrorOptions {
  params?: MessageParams;
  field?: string;
  cause?: unknown;
}

/**
 * The one error class of the studio. Its text is looked up by code, so that it reads in the user's language
 * wherever it surfaces. Parameters are shown to the user: never put a key or a password in them.
 */
export class StudioError extends Error {
  readonly code: MessageCode;
  readonly params: MessageParams;
  readonly field: string | undefined;

  constructor(code: MessageCode, options: StudioErrorOptions = {}) {
    super(messageFor(code, options.params ?? {}, "en").message, { cause: options.cause });
    this.name = "StudioError";
    this.code = code;
    this.params = options.params ?? {};
    this.field = options.field;
  }
}

/** Turns whatever was thrown into a StudioError; an unknown one becomes `core.unexpected` with its message. */
export function toStudioError(thrown: unknown): StudioError {
  if (thrown instanceof StudioError) return thrown;
  const detail = thrown instanceof Error ? thrown.message : String(thrown);
  return new StudioError("core.unexpected", { params: { detail }, cause: thrown });
}

/** The envelope of an error in the user's language. */
export function toEnvelope(error: StudioError, language: Language): ErrorEnvelope {
  const envelope: ErrorEnvelope = { code: error.code, ...messageFor(error.code, error.params, language) };
  if (error.field !== undefined) envelope.field = error.field;
  return envelope;
}

/** Rebuilds an error from its envelope on the caller's side; it keeps the code and the text as sent. */
export function fromEnvelope(envelope: ErrorEnvelope): StudioError {
  const code = envelope.code in texts ? envelope.code : "core.unexpected";
  const error = new StudioError(code, envelope.field === undefined ? {} : { field: envelope.field });
  error.message = envelope.message;
  return error;
}
