import type { ReviewAdvice } from "../../../preload/contract";
import type { Facts } from "../facts";
import { adviceOf, type Rule } from "./rule";
import { cardsRule, overTimeRule } from "./run-rules";
import { clippingRule, loudnessRule, mutedRule, silenceRule } from "./sound-rules";
import { paceRule, skippedRule, wordsRule } from "./talk-rules";

export const rules: readonly Rule[] = [
  ...[wordsRule, mutedRule, loudnessRule, clippingRule],
  ...[overTimeRule, skippedRule, cardsRule, silenceRule, paceRule],
];

/** More than three things at once are not learned. */
const most = 3;

/** The heaviest three things that could be done better, in words, each with where it shows. */
export const chooseAdvice = (facts: Facts): ReviewAdvice[] =>
  rules
    .flatMap((rule) => rule(facts) ?? [])
    .sort((one, other) => other.weight - one.weight)
    .slice(0, most)
    .map((found) => adviceOf(found, facts));
