import {
  type MessageCode,
  type MessageParams,
  messageFor,
  type ReviewAdvice,
} from "../../../preload/contract";
import type { Facts } from "../facts";

/** What a rule found. The heavier, the sooner it is shown; 100 is what would close a live room. */
export interface Found {
  weight: number;
  code: Extract<MessageCode, `review.advice-${string}`>;
  params: MessageParams;
  /** Seconds of the recording, the plainest first. */
  evidence: number[];
}

/** Looks for one thing that could be done better; null where there is nothing, or too little is known. */
export type Rule = (facts: Facts) => Found | null;

const mostEvidence = 5;

export function adviceOf({ code, params, evidence }: Found, { language, review }: Facts): ReviewAdvice {
  const inside = evidence.filter((at) => at >= 0 && at <= review.seconds).slice(0, mostEvidence);
  return { ...messageFor(code, params, language), evidence: inside };
}
