import { claimsIn } from "../../../preload/contract";
import type { TermHit } from "../terms/matcher";
import type { Sentence } from "../text/places";
import type { Proofs } from "./certificates";
import type { RuleText } from "./rule";

/** Finds the sentence of a place; both are in the order of the text. */
function sentenceAt(sentences: readonly Sentence[], offset: number): Sentence {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.from ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return sentences[low - 1] ?? { text: "", from: 0 };
}

/** What an original price is called; where the product table has it with its proof, it may be said. */
const originalPrice = /^(?:原价|划线价|吊牌价|日常价|original price)$/i;

/**
 * A certificate word is no fault where the certificate is there, or where one says that it is not; an original price none
 * where it is proven.
 */
export function isExcused(hit: TermHit, text: RuleText, proofs: Proofs): boolean {
  const { list, term, from, to } = hit;
  const sentence = () => sentenceAt(text.sentences, from);
  if (list.class === "false-price" && originalPrice.test(term.text)) {
    const product = text.productAt(sentence(), from);
    return product?.originalPrice !== undefined && Boolean(product.originalPriceProof?.trim());
  }
  if (list.class !== "certificate") return false;
  return proofs.isDenied(from) || proofs.isProven(sentence(), from, claimsIn(text.spoken.slice(from, to)));
}
