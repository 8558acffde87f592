import { type PointerEvent, type RefObject, useRef, useState } from "react";
import { movedTo, placeAt } from "./order";

interface OrderDrag {
  /** The list whose children are the rows, in the order of the ids. */
  list: RefObject<HTMLOListElement | null>;
  /** Which row is dragged now, and the place among the others where it would land. */
  drag: { id: string; place: number } | null;
  /** What the grip of a row listens to. The keyboard has its own buttons. */
  grip: (id: string) => {
    onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    onPointerUp: () => void;
    onPointerCancel: () => void;
  };
}

/** Lets rows be dragged by their grips, by mouse or finger; tells the new order when one is dropped at another place. */
export function useOrderDrag(ids: readonly string[], onOrder: (ids: string[]) => void): OrderDrag {
  const list = useRef<HTMLOListElement>(null);
  const [drag, setDrag] = useState<OrderDrag["drag"]>(null);

  function placeOf(id: string, y: number): number {
    const middles = [...(list.current?.children ?? [])].map((row) => {
      const { top, height } = row.getBoundingClientRect();
      return top + height / 2;
    });
    return placeAt(middles, ids.indexOf(id), y);
  }
  const grip = (id: string) => ({
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0) return;
      event.preventDefault();
      event.currentTarget.setPointerCapture(event.pointerId);
      setDrag({ id, place: ids.indexOf(id) });
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (drag?.id !== id) return;
      const place = placeOf(id, event.clientY);
      setDrag({ id, place });
      // A list longer than the window follows the pointer to its ends.
      const others = [...(list.current?.children ?? [])].filter((_, index) => ids[index] !== id);
      others[event.movementY < 0 ? place - 1 : place]?.scrollIntoView({ block: "nearest" });
    },
    onPointerUp() {
      if (drag?.id === id && drag.place !== ids.indexOf(id)) onOrder(movedTo(ids, id, drag.place));
      setDrag(null);
    },
    onPointerCancel: () => setDrag(null),
  });
  return { list, drag, grip };
}
