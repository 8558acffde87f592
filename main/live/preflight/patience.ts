import { toStudioError } from "../../../preload/contract";
import type { Clock } from "../../core";
import type { Finding, Topic } from "./finding";

/** What a promise gives, or `late` where it takes longer than that many milliseconds. */
export function within<Value, Late>(
  clock: Clock,
  milliseconds: number,
  work: Promise<Value>,
  late: Late,
): Promise<Value | Late> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(milliseconds, () => resolve(late));
    work.then(resolve, reject).finally(cancel);
  });
}

/** A check that fails or does not come to an end says so in its own line, and stops no other. */
export async function patiently(
  clock: Clock,
  milliseconds: number,
  about: { topic: Topic; subject?: string; title?: Finding["title"] },
  check: () => readonly Finding[] | Promise<readonly Finding[]>,
): Promise<readonly Finding[]> {
  const found = (rest: Pick<Finding, "code" | "params">): Finding[] => [
    { topic: about.topic, status: "warning", ...rest, ...pick(about) },
  ];
  try {
    const late = found({ code: "preflight.check-late" });
    return await within(clock, milliseconds, Promise.resolve(check()), late);
  } catch (thrown) {
    const params = { detail: toStudioError(thrown).message };
    return found({ code: "preflight.check-failed", params });
  }
}

const pick = ({ subject, title }: { subject?: string; title?: Finding["title"] }) => ({
  ...(subject === undefined ? {} : { subject }),
  ...(title === undefined ? {} : { title }),
});
