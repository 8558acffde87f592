import {
  fromEnvelope,
  type MethodInput,
  type MethodName,
  type MethodResult,
} from "../../../preload/contract";
import { bridge } from "./bridge";

/** Asks the studio to do something. Throws a StudioError that carries the studio's own words and hint. */
export async function call<Name extends MethodName>(
  name: Name,
  input: MethodInput<Name>,
): Promise<MethodResult<Name>> {
  const answer = await bridge().call(name, input);
  if (answer.ok) return answer.value as MethodResult<Name>;
  throw Object.assign(fromEnvelope(answer.error), { hint: answer.error.hint });
}
