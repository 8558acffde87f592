import fc from "fast-check";
import { expect, test } from "vitest";
import { addTree, BodyBuilder } from "../../../main/scripts/blocks";
import { bodySteps } from "../../../main/scripts/body";
import { parseMarkdown } from "../../../main/scripts/markdown";
import { finish } from "../../../main/scripts/turns";

const pieces = fc.constantFrom(
  ..."大家好。|hello|\n|\n\n|\n|  |    |\t|# |## |- |1. |2) |> |::scene{id=a/b}|::pause{seconds=1 auto}|::overlay{id=x a=\"b c\" d='e'}|::product|:|**|*|_|`|```\n|~~~|<!--|-->|<b>|<div>|---|===|:::note\n|:::|\\|&amp;|[a](b)|+|=|#|\u3000||\n\n\n".split(
    "|",
  ),
);

test("piece by piece, a script reads as Markdown reads it whole", () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
      const source = parts.join("");
      const whole = new BodyBuilder();
      addTree(whole, parseMarkdown(source), source, 1);
      expect(finish(bodySteps(source, 0))).toEqual(whole.body);
    }),
    { numRuns: 300 },
  );
});
