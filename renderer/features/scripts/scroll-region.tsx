import type { ReactNode, Ref } from "react";

interface ScrollRegionProps {
  label: string;
  className: string | undefined;
  children: ReactNode;
  ref?: Ref<HTMLDivElement>;
}

/** Text to read that scrolls by itself: by wheel, and by keyboard once it has the focus. */
export const ScrollRegion = ({ label, className, children, ref }: ScrollRegionProps) => (
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
  <div ref={ref} className={className} tabIndex={0} role="document" aria-label={label}>
    {children}
  </div>
);
