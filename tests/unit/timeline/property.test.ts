import fc from "fast-check";
import { expect, test } from "vitest";
import { initialState } from "../../../main/core";
import { follow, type Memory, nothingYet } from "../../../main/timeline/follow";
import type { SlotState, StudioState } from "../../../preload/contract";
import { show, slot } from "./recorded";

const slots = ["card", "lower-third"] as const;

/** Anything the desk of cards may say of a slot, in any order: also what it never should. */
const slotArbitrary = fc.record({
  slot: fc.constantFrom(...slots),
  product: fc.constantFrom(null, "dumplings", "tea"),
  template: fc.constantFrom("product-card", "chapter-title"),
  status: fc.constantFrom<SlotState["status"]>("rendering", "asked", "on-air", "leaving"),
});
const stepArbitrary = fc.oneof(
  { weight: 4, arbitrary: slotArbitrary.map((one) => ({ put: one })) },
  fc.constantFrom(...slots).map((clear) => ({ clear })),
  fc.integer({ min: -1, max: 1 }).map((current) => ({ current })),
);

function after(
  state: StudioState,
  step: { put: Partial<SlotState> } | { clear: string } | { current: number },
) {
  if ("current" in step) return { ...state, show: { ...state.show, open: show, current: step.current } };
  const wanted = "put" in step ? step.put.slot : step.clear;
  const others = state.overlays.slots.filter((one) => one.slot !== wanted);
  return { ...state, overlays: { slots: "put" in step ? [...others, slot(step.put)] : others } };
}

test("whatever the slots say, each card is on air once, goes once, and what is on air is what the state shows", () => {
  fc.assert(
    fc.property(fc.array(stepArbitrary, { maxLength: 40 }), (steps) => {
      let state: StudioState = initialState();
      let memory: Memory = nothingYet;
      const phases = new Map<number, string[]>();
      const onAir = new Map<string, number>();
      for (const [index, step] of steps.entries()) {
        state = after(state, step);
        const looked = follow(memory, state, null, index);
        memory = looked.memory;
        for (const entry of looked.entries) {
          if (entry.kind !== "card") continue;
          phases.set(entry.card, [...(phases.get(entry.card) ?? []), entry.phase]);
          if (entry.phase === "on-air") onAir.set(entry.slot, entry.card);
          if (entry.phase === "off" && onAir.get(entry.slot) === entry.card) onAir.delete(entry.slot);
        }
        for (const one of state.overlays.slots) {
          if (one.status === "on-air") expect(onAir.has(one.slot)).toBe(true);
          if (one.status === "leaving") expect(onAir.has(one.slot)).toBe(false);
        }
        for (const name of onAir.keys())
          expect(state.overlays.slots.map((one) => String(one.slot))).toContain(name);
      }
      for (const [card, seen] of phases) {
        expect(seen.join(" ")).toMatch(/^(asked|(asked )?on-air( off)?|asked failed)$/);
        if (seen.at(-1) === "on-air") expect([...onAir.values()]).toContain(card);
      }
      const openCards = [...phases.values()].filter((seen) => seen.at(-1) === "on-air");
      expect(openCards.length).toBe(onAir.size);
      // Nothing new to say of a state that was looked at.
      expect(follow(memory, state, null, steps.length).entries).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
