export { bridge, mediaUrl } from "./bridge";
export { call } from "./call";
export { startMirror, studioNow, useMirror, useStudio } from "./mirror";
