import {
  type ClaimKind,
  claimNames,
  claimsIn,
  type FindingFix,
  isBareClaim,
  type Product,
} from "../../../preload/contract";
import type { Draft } from "../draft";
import { laws } from "../laws";
import type { Sentence } from "../text/places";
import type { RuleText } from "./rule";

/** Where a protected word can be; whether it is one, the contract says. */
const words = /有机|绿色食品|地理标志|地标|国家地标|\borganic\b|\bgreen food\b|geographical indication/gi;
const anyWord = new RegExp(words.source, "i");
/** How far what follows an English word may take the claim back: organic fertiliser. */
const wordAfter = 12;
/** 有机 that is no claim: 有机结合, and half of 没有 or of 机器. */
const otherOrganic =
  /^有机(?:结合|统一|整体|融合|组成|联系|衔接|体|器|构|制|关|动|场|票|密|灵|遇|缘|率|油|车|井|床)/;
const halfOfHave = /[没只已拥还]$/;

/** Nobody claims what he says he has not. */
const denial =
  /(?:不是|没有|不算|不敢说|还没|并非|没拿|不能说|不说|别说|未经|没取得|\bnot|\bno|n't)[^，,。]{0,6}$/i;
/** A number as certificates print it: letters and figures, a long row of figures, or 第 387 号. */
const certificateNumber = /[A-Za-z][\w./-]*\d{3}|\d{8}|第[ \t]*[\d一二三四五六七八九十百〇零]+[ \t]*号/;

const proves = (product: Product | null, kind: ClaimKind): boolean =>
  product?.certificates.some((one) => one.kind === kind && !isBareClaim(one)) ?? false;

/** How much of a line around a place may hold the number. */
const reach = 400;

/**
 * Whether the line a place is in gives a certificate's number: what a sentence claims, the next one may prove. Long lines
 * are looked at in stretches, each once.
 */
function numberFinder(spoken: string): (at: number) => boolean {
  const known = new Map<number, boolean>();
  let line = { from: 0, to: -1 };
  return (at) => {
    if (at < line.from || at > line.to) {
      const end = spoken.indexOf("\n", at);
      line = { from: spoken.lastIndexOf("\n", at - 1) + 1, to: end < 0 ? spoken.length : end };
    }
    const stretch = line.from + Math.floor((at - line.from) / reach) * reach;
    const found =
      known.get(stretch) ??
      certificateNumber.test(
        spoken.slice(Math.max(line.from, stretch - reach), Math.min(line.to, stretch + 2 * reach)),
      );
    known.set(stretch, found);
    return found;
  };
}

/** Judges certificate words of one script. */
export interface Proofs {
  /** Whether what is claimed at a place is proven: by a number in the same line, or by the product's certificate. */
  isProven(sentence: Sentence, at: number, claims: readonly ClaimKind[]): boolean;
  /** Whether the words before a place take the claim back. */
  isDenied(at: number): boolean;
}

export function proofsOf({ spoken, productAt }: RuleText): Proofs {
  const hasNumber = numberFinder(spoken);
  return {
    isProven(sentence, at, claims) {
      if (hasNumber(at)) return true;
      if (claims.length === 0) return false;
      const product = productAt(sentence, at);
      return claims.every((kind) => proves(product, kind));
    },
    isDenied: (at) => denial.test(spoken.slice(Math.max(0, at - 12), at)),
  };
}

const isOtherWord = (text: string, at: number): boolean =>
  otherOrganic.test(text.slice(at, at + 4)) ||
  (text.startsWith("有", at) && halfOfHave.test(text.slice(Math.max(0, at - 1), at)));

const leaveOut = (from: number, to: number): FindingFix[] => [{ from, to, insert: "" }];

/** Protected words (organic, green food, geographical indication) without a certificate's number. */
export const findBareClaims = ({ sentences, spoken }: RuleText, proofs: Proofs): Draft[] =>
  // Most scripts have none of these words; one look at the whole is cheaper than one at each sentence.
  (anyWord.test(spoken) ? sentences : []).flatMap((sentence) =>
    [...sentence.text.matchAll(words)].flatMap((match): Draft[] => {
      const after = match[0] === "有机" ? 1 : wordAfter;
      const [kind] = claimsIn(sentence.text.slice(match.index, match.index + match[0].length + after));
      const from = sentence.from + match.index;
      if (isOtherWord(sentence.text, match.index)) return [];
      if (kind === undefined || proofs.isDenied(from) || proofs.isProven(sentence, from, [kind])) return [];
      const to = from + match[0].length;
      return [
        {
          from,
          to,
          code: "compliance.claim-unproven",
          class: "certificate",
          severity: "warning",
          basis: laws[kind],
          params: {
            text: match[0],
            claim: { "zh-CN": claimNames[kind]["zh-CN"], en: claimNames[kind].en },
          },
          fixes: leaveOut(from, to),
        },
      ];
    }),
  );
