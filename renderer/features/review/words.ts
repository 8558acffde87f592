import type { TFunction } from "i18next";
import { againstPlan } from "../../app/format";

export type Translate = TFunction<"app">;

/** A length as people say it: `80` → “1 分 20 秒”. Rounded to whole seconds; what is negative is read as 0. */
export function lengthWords(seconds: number, t: Translate): string {
  const whole = Math.max(0, Math.round(seconds));
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60];
  if (minutes === 0) return t("review.length.seconds", { seconds: rest });
  if (rest === 0) return t("review.length.minutes", { minutes });
  return t("review.length.both", { minutes, seconds: rest });
}

/** How an actual length stands against the planned one: “多 20 秒”, “少 1 分”, “正好”. Seconds. */
export function planWords(planned: number, actual: number, t: Translate): string {
  const { kind, seconds } = againstPlan(planned, actual);
  if (kind === "even") return t("review.plan.even");
  return t(`review.plan.${kind}`, { time: lengthWords(seconds, t) });
}

export type Grade = "great" | "good" | "fair" | "poor";

/** The word beside a score of 0–100. */
export function gradeOf(score: number): Grade {
  if (score >= 85) return "great";
  if (score >= 70) return "good";
  return score >= 50 ? "fair" : "poor";
}

/** A figure with one decimal and a true minus sign; `unknown` where there is none. */
export const figureWords = (value: number | null, unit: string, unknown: string): string =>
  value === null ? unknown : `${value.toFixed(1).replace("-", "−")} ${unit}`;

/** A share of a whole as a percentage; never 0 or 100 where it is neither. */
export function percentOf(part: number, whole: number): number {
  if (!(whole > 0) || part <= 0) return 0;
  if (part >= whole) return 100;
  return Math.min(99, Math.max(1, Math.round((part / whole) * 100)));
}
