import type { EncoderFit, Platform } from "../../../../preload/contract";
import type { EncoderFacts } from "../../../core";
import { type Contradiction, fitAll } from "../encoder/fit";
import { unknownFigures, type Violation, violationsOf } from "../encoder/violations";
import { demandOf, figureNames, violationParams } from "../encoder/words";
import type { Finding } from "../finding";

const about = ({ id }: Platform) => ({ topic: "encoder", subject: id, isDetail: true }) as const;

/** Only the rates are the studio's own to set; everything else is put right in OBS, which no button here leads to. */
const placeOf = ({ figure }: Violation, isFixed: boolean) =>
  !isFixed && (figure === "videoKbps" || figure === "audioKbps") ? ({ place: "settings" } as const) : {};

const nothing = { "zh-CN": "-", en: "-" };

function contradictionFinding({ figure, one, other }: Contradiction): Finding {
  const params = {
    ...{ one: one.name, other: other.name, figure: figureNames[figure] },
    oneLimit: demandOf(one.limits, figure) ?? nothing,
    otherLimit: demandOf(other.limits, figure) ?? nothing,
  };
  return {
    ...{ topic: "encoder", status: "error", code: "preflight.contradiction", params, place: "platforms" },
    subject: `${one.id}-${other.id}-${figure}`,
  };
}

/** What a platform limits and nobody here can read, for the user to look at in OBS. */
function unknownFindings(facts: EncoderFacts, platform: Platform): Finding[] {
  const unknown = unknownFigures(facts, platform.limits);
  if (unknown.length === 0) return [];
  const list = (language: "zh-CN" | "en", withDemand: boolean) =>
    unknown
      .map((figure) => {
        const demand = withDemand ? (demandOf(platform.limits, figure)?.[language] ?? "") : "";
        return `${figureNames[figure][language]} ${demand}`.trim();
      })
      .join(language === "en" ? ", " : "、");
  const both = (withDemand: boolean) => ({
    "zh-CN": list("zh-CN", withDemand),
    en: list("en", withDemand),
  });
  const params = { platform: platform.name, figures: both(false), wanted: both(true) };
  return [{ ...about(platform), status: "warning", code: "preflight.encoder-partly", params }];
}

/** The encoder held against every enabled platform, and what would suit them all. */
export function encoderFindings(
  facts: EncoderFacts | null,
  platforms: readonly Platform[],
): { findings: Finding[]; fit: EncoderFit | null } {
  if (facts === null) {
    const finding: Finding = {
      ...{ topic: "encoder", status: "warning", code: "preflight.encoder-unknown", place: "settings" },
    };
    return { findings: [finding], fit: null };
  }
  const { fit, contradictions } = fitAll(facts, platforms);
  const findings = platforms.flatMap((platform): Finding[] => [
    ...violationsOf(facts, platform.limits).map((violation): Finding => {
      const params = violationParams(violation, platform, fit, facts.isFixed);
      const status = violation.isRefused ? "error" : "warning";
      const place = placeOf(violation, facts.isFixed);
      return { ...about(platform), ...place, status, code: violation.code, params };
    }),
    ...unknownFindings(facts, platform),
  ]);
  findings.push(...contradictions.map(contradictionFinding));
  if (findings.length > 0) return { findings, fit };
  return { findings: [{ topic: "encoder", status: "ok", code: "preflight.encoder-ok" }], fit };
}
