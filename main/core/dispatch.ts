import {
  type CallAnswer,
  type Handlers,
  type Language,
  type MethodName,
  methods,
  StudioError,
  toEnvelope,
  toStudioError,
} from "../../preload/contract";
import type { Log } from "./log";

/** Answers a call by name: checks the input, runs the handler, never throws. */
export type Dispatch = (method: string, input: unknown) => Promise<CallAnswer>;

const isMethod = (name: string): name is MethodName => Object.hasOwn(methods, name);

async function run(handlers: Handlers, name: string, input: unknown): Promise<unknown> {
  if (!isMethod(name))
    throw new StudioError("core.unknown-method", { params: { method: name.slice(0, 80) } });
  const checked = methods[name].input.safeParse(input ?? {});
  if (!checked.success) {
    const issue = checked.error.issues[0];
    const field = issue?.path.join(".") || "input";
    throw new StudioError("core.invalid-input", { field, params: { field, reason: issue?.message ?? "" } });
  }
  // The map's type ties each handler to its own input; TypeScript cannot follow that through a union of names.
  const handler = handlers[name] as (input: unknown) => unknown;
  return await handler(checked.data);
}

/**
 * The door every host uses. Errors come back as envelopes in the user's language; unexpected ones are logged
 * with their stack.
 */
export function createDispatch(handlers: Handlers, language: () => Language, log: Log): Dispatch {
  return async (name, input) => {
    try {
      return { ok: true, value: (await run(handlers, name, input)) ?? null };
    } catch (thrown) {
      const error = toStudioError(thrown);
      const level = error.code === "core.unexpected" ? "error" : "info";
      log[level](
        { method: name, code: error.code, err: level === "error" ? error.cause : undefined },
        error.message,
      );
      return { ok: false, error: toEnvelope(error, language()) };
    }
  };
}
