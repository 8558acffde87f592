import type { PrompterLayout } from "./lines";

let current: PrompterLayout | null = null;

/** The layout on this page now: jumping by a line means a line as it is shown here. */
export const currentLayout = (): PrompterLayout | null => current;

export function setCurrentLayout(layout: PrompterLayout | null): void {
  current = layout;
}
