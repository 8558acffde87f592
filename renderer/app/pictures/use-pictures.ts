import { type RefObject, useEffect, useRef, useState } from "react";
import type { Orientation } from "../../../preload/contract";
import { call, studioNow, useStudio } from "../bridge";
import { PictureRota } from "./rota";
import { ThumbnailQueue } from "./thumbnails";

/** The width in pixels that scenes are asked for, wherever they are shown, so that one picture serves all. */
const sceneWidth = 480;

const rota = new PictureRota({
  ask: async (scene, width) => {
    const { dataUrl } = await call("engine.screenshot", scene === null ? { width } : { scene, width });
    return dataUrl;
  },
  pace: () => studioNow()?.engine.preview ?? { programme: 500, scene: 1500 },
  isHidden: () => document.hidden,
});
const thumbnails = new ThumbnailQueue();

/** Whether an element is in sight, or nearly. */
export function useInSight(element: RefObject<Element | null>): boolean {
  const [inSight, setInSight] = useState(false);
  useEffect(() => {
    const { current } = element;
    if (!current) return;
    const observer = new IntersectionObserver(
      (entries) => setInSight(entries.at(-1)?.isIntersecting ?? false),
      { rootMargin: "10%" },
    );
    observer.observe(current);
    return () => observer.disconnect();
  }, [element]);
  return inSight;
}

/** The newest picture of the programme (`scene` null) or of a scene, while `wanted`; null where there is none. */
export function useLivePicture(scene: string | null, wanted: boolean, width = sceneWidth): string | null {
  const [picture, setPicture] = useState<string | null>(null);
  useEffect(() => {
    if (!wanted) return;
    const end = rota.watch(scene, width, setPicture);
    return () => {
      end();
      setPicture(null);
    };
  }, [scene, wanted, width]);
  return picture;
}

/** The media reference of a scene's thumbnail, drawn by the studio from the preset's data, while `wanted`. */
export function useThumbnail(scene: string, orientation: Orientation, wanted: boolean): string | null {
  // What a thumbnail is drawn with beside its preset.
  const { village, host, language, cards } = useStudio((state) => state.settings);
  const key = JSON.stringify([scene, orientation, village, host, language, cards.theme]);
  const [found, setFound] = useState<{ key: string; image: string | null } | null>(null);
  useEffect(() => {
    if (!wanted) return;
    let ended = false;
    void thumbnails
      .get(key, async () => (await call("preset.thumbnail", { scene, orientation, width: sceneWidth })).image)
      .then((image) => {
        if (!ended) setFound({ key, image });
      });
    return () => {
      ended = true;
    };
  }, [key, scene, orientation, wanted]);
  return found?.key === key ? found.image : null;
}

/** One ref for the element whose sight decides. */
export const useSight = () => {
  const element = useRef<HTMLDivElement>(null);
  return { element, inSight: useInSight(element) };
};
