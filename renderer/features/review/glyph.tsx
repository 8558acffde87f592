import type { MarkKind } from "./marks";

/** One shape a kind, told apart without colour. On a square of 12. */
const paths: Record<MarkKind, { d: string; isFilled: boolean }> = {
  marker: { d: "M3 11V1h7L7.5 4 10 7H3", isFilled: true },
  finding: { d: "M6 1 11.5 11H.5Z", isFilled: true },
  problem: { d: "M2 2l8 8M10 2l-8 8", isFilled: false },
  mute: { d: "M1.5 1.5h9v9h-9ZM1.5 10.5l9-9", isFilled: false },
  silence: { d: "M0 6h3M4.5 6h3M9 6h3", isFilled: false },
  card: { d: "M.5 3h11v6H.5Z", isFilled: true },
  cue: { d: "M6 .5 11.5 6 6 11.5.5 6Z", isFilled: true },
  scene: { d: "M6 2a4 4 0 1 0 0 8 4 4 0 1 0 0-8Z", isFilled: false },
};

/** The shape that stands for a kind of mark. */
export function Glyph({ kind, className }: { kind: MarkKind; className?: string | undefined }) {
  const { d, isFilled } = paths[kind];
  return (
    <svg className={className} viewBox="0 0 12 12" aria-hidden="true">
      <path
        d={d}
        fill={isFilled ? "currentColor" : "none"}
        stroke="currentColor"
        strokeWidth={isFilled ? 1 : 2}
        strokeLinejoin="round"
      />
    </svg>
  );
}
