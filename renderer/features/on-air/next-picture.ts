import type { FillableRole, Scene, Segment, StudioState } from "../../../preload/contract";
import type { ThumbFill } from "../../components/scene-thumb";

type Now = Pick<StudioState, "scenes" | "library">;

/** The pictures a segment brings, by role. */
function picturesOf(segment: Segment, { library }: Now): Partial<Record<FillableRole, string>> {
  const product = library.products.find(({ id }) => id === segment.products[0])?.pictures[0];
  const { picture, before, after } = segment;
  return {
    ...(picture === undefined ? {} : { story: picture }),
    ...(product === undefined ? {} : { product }),
    ...(before === undefined ? {} : { before }),
    ...(after === undefined ? {} : { after }),
  };
}

/**
 * What a coming segment's scene will show that it does not show now: the engine fills pictures and the segment's title
 * only when it is its turn, so its own picture of the scene would be a wrong promise. Undefined where it is right already.
 */
export function fillToCome(scene: Scene, segment: Segment, now: Now): ThumbFill | undefined {
  const pictures = picturesOf(segment, now);
  const differs = scene.layers.some((layer) => {
    if (layer.kind === "text") return layer.settings.text.includes("{segment}");
    if (layer.kind !== "image" || layer.settings.role === "fixed") return false;
    const wanted = pictures[layer.settings.role];
    return wanted !== undefined && wanted !== now.scenes.pictures[layer.settings.role];
  });
  return differs ? { pictures, segment: segment.title } : undefined;
}
