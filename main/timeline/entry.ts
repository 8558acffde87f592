import type { TimelineLine } from "../../preload/contract";

type WithoutTime<Line> = Line extends TimelineLine ? Omit<Line, "t"> : never;

/** A line that does not say yet when: the recording's own time may not be known. */
export type Entry = WithoutTime<TimelineLine>;
