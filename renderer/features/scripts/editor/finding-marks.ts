import { type EditorState, StateEffect, StateField } from "@codemirror/state";
import {
  Decoration,
  EditorView,
  GutterMarker,
  gutter,
  hoverTooltip,
  keymap,
  showTooltip,
  type Tooltip,
} from "@codemirror/view";
import { type FindingSeverity, findingSeverities } from "../../../../preload/contract";
import { isSameFinding, nextFinding, type PlacedFinding } from "../text/fixes";
import { marksInSight } from "./composing";
import styles from "./editor.module.css";
import { applyFix, findingCard } from "./finding-card";
import { allFindings, findingPlaces, findingsBetween, findingsChanged, setFindings } from "./findings-field";
import { headRange } from "./head-fold";
import { icon } from "./icon";

const worst = (found: readonly PlacedFinding[]): FindingSeverity | undefined =>
  findingSeverities.find((severity) => found.some(({ finding }) => finding.severity === severity));

const underline = marksInSight((view) => {
  const marks = view.visibleRanges.flatMap(({ from, to }) =>
    findingsBetween(view.state, from, to)
      .filter((found) => found.to > found.from)
      .map((found) =>
        Decoration.mark({
          class: `${styles.found} ${styles[found.finding.severity]}`,
          attributes: { "data-found": found.finding.severity },
        }).range(found.from, found.to),
      ),
  );
  return Decoration.set(marks, true);
}, findingsChanged);

class SeverityMarker extends GutterMarker {
  readonly severity: FindingSeverity;

  constructor(severity: FindingSeverity) {
    super();
    this.severity = severity;
  }

  override eq(other: SeverityMarker) {
    return other.severity === this.severity;
  }

  override toDOM() {
    const marker = document.createElement("span");
    marker.className = `${styles.marker} ${styles[this.severity]}`;
    marker.append(icon(this.severity));
    return marker;
  }
}

const markers = Object.fromEntries(
  findingSeverities.map((severity) => [severity, new SeverityMarker(severity)]),
) as Record<FindingSeverity, SeverityMarker>;

/** Opens the card of a finding, or closes the one that is open. */
const openCard = StateEffect.define<PlacedFinding | null>();

/** What the caret was put on; typing closes it. */
const caretFinding = StateField.define<PlacedFinding | null>({
  create: () => null,
  update(open, { docChanged, selection, startState, state, effects }) {
    for (const effect of effects) if (effect.is(openCard)) return effect.value;
    if (docChanged) return null;
    if (open && effects.some((effect) => effect.is(setFindings))) return renewed(state, open);
    if (!selection || selection.eq(startState.selection)) return open;
    const { main } = state.selection;
    return atPlace(state, main.head) ?? (main.empty ? null : atPlace(state, main.from));
  },
  provide: (field) =>
    showTooltip.compute([field], (state) => {
      const found = state.field(field);
      return found ? cardTooltip(state, found) : null;
    }),
});

/** The open finding as the newest check has it; it is over where it is not there any more. */
const renewed = (state: EditorState, open: PlacedFinding): PlacedFinding | null =>
  findingsBetween(state, open.from, open.to).find(
    ({ finding, from }) => from === open.from && isSameFinding(finding, open.finding),
  ) ?? null;

function atPlace(state: EditorState, place: number): PlacedFinding | null {
  const found = findingsBetween(state, place, place);
  if (found.length > 0) return found.find(({ from, to }) => to > from) ?? found[0] ?? null;
  // A finding of a whole line has no length and stands at its beginning.
  const { from, to } = state.doc.lineAt(place);
  return findingsBetween(state, from, to).find((each) => each.from === each.to) ?? null;
}

/** The first place after the head: what is found in a folded head is shown there. */
const afterHead = (state: EditorState): number =>
  Math.min((headRange(state)?.to ?? -1) + 1, state.doc.length);

const cardTooltip = (state: EditorState, found: PlacedFinding): Tooltip => {
  const pos = Math.max(found.from, afterHead(state));
  return {
    pos,
    end: Math.max(pos, found.to),
    above: false,
    create: (view) => ({ dom: findingCard(view, found) }),
  };
};

const hover = hoverTooltip(
  (view, place) => {
    const found = atPlace(view.state, place);
    return !found || found.finding === view.state.field(caretFinding)?.finding
      ? null
      : cardTooltip(view.state, found);
  },
  { hideOnChange: true },
);

/** Puts the caret on a finding, brings it into sight and opens its card. */
export function goToFinding(view: EditorView, found: PlacedFinding): void {
  const start = Math.max(found.from, afterHead(view.state));
  view.dispatch({
    selection: { anchor: start, head: Math.max(start, found.to) },
    effects: [openCard.of(found), EditorView.scrollIntoView(start, { y: "center" })],
    userEvent: "select",
  });
  view.focus();
}

/** Goes to the next (or previous) finding, round at the ends. */
export function step(view: EditorView, direction: 1 | -1): boolean {
  // One in the folded head has the caret behind itself; the open card says which it is.
  const at = view.state.field(caretFinding) ?? view.state.selection.main.from;
  const found = nextFinding(allFindings(view.state), at, direction);
  if (found) goToFinding(view, found);
  return found !== null;
}

const fixAtCaret = (view: EditorView): boolean => {
  const found = atPlace(view.state, view.state.selection.main.head);
  return found !== null && applyFix(view, found);
};

const close = (view: EditorView): boolean => {
  if (view.state.field(caretFinding) === null) return false;
  view.dispatch({ effects: openCard.of(null) });
  return true;
};

/** Findings in the text and in the margin, each told apart by shape as well, with a card at the caret or the pointer. */
export const findingMarks = [
  findingPlaces,
  underline,
  EditorView.decorations.of((view) => view.plugin(underline)?.marks ?? Decoration.none),
  gutter({
    class: styles.gutter ?? "",
    lineMarker(view, line) {
      const severity = worst(findingsBetween(view.state, line.from, line.to));
      return severity ? markers[severity] : null;
    },
    lineMarkerChange: (update) => findingsChanged(update) || update.docChanged,
    initialSpacer: () => markers.error,
    domEventHandlers: {
      mousedown(view, line) {
        const found = findingsBetween(view.state, line.from, line.to)[0];
        if (found) goToFinding(view, found);
        return found !== undefined;
      },
    },
  }),
  caretFinding,
  hover,
  keymap.of([
    { key: "F8", run: (view) => step(view, 1), shift: (view) => step(view, -1), preventDefault: true },
    { key: "Mod-.", run: fixAtCaret },
    { key: "Escape", run: close },
  ]),
];
