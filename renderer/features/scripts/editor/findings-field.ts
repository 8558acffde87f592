import { type EditorState, RangeSet, RangeValue, StateEffect, StateField } from "@codemirror/state";
import type { ViewUpdate } from "@codemirror/view";
import type { ScriptFinding } from "../../../../preload/contract";
import type { PlacedFinding } from "../text/fixes";

/** What the check found, at places of the text it was asked about as they are now. */
export const setFindings = StateEffect.define<PlacedFinding[]>();

class Place extends RangeValue {
  readonly finding: ScriptFinding;
  /** What stood at the finding's place; a finding whose words were changed is over. */
  readonly words: string;

  constructor(finding: ScriptFinding, words: string) {
    super();
    this.finding = finding;
    this.words = words;
  }
}

/** Where the findings are, moved along with every edit. */
export const findingPlaces = StateField.define<RangeSet<Place>>({
  create: () => RangeSet.empty,
  update(places, transaction) {
    for (const effect of transaction.effects)
      if (effect.is(setFindings)) return laid(transaction.state, effect.value);
    return transaction.docChanged ? places.map(transaction.changes) : places;
  },
});

function laid({ doc }: EditorState, findings: readonly PlacedFinding[]): RangeSet<Place> {
  const inside = findings.filter(({ from, to }) => from >= 0 && to >= from && to <= doc.length);
  return RangeSet.of(
    inside.map(({ finding, from, to }) => new Place(finding, doc.sliceString(from, to)).range(from, to)),
    true,
  );
}

/** The findings between two places that still hold: their words stand as they did. */
export function findingsBetween(state: EditorState, start: number, end: number): PlacedFinding[] {
  const found: PlacedFinding[] = [];
  state.field(findingPlaces).between(start, end, (from, to, { finding, words }) => {
    if (state.doc.sliceString(from, to) === words) found.push({ finding, from, to });
  });
  return found;
}

export const allFindings = (state: EditorState): PlacedFinding[] =>
  findingsBetween(state, 0, state.doc.length);

/** Whether an update brought other findings. */
export const findingsChanged = ({ transactions }: ViewUpdate): boolean =>
  transactions.some(({ effects }) => effects.some((effect) => effect.is(setFindings)));
