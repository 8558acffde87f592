export { bridge, downloadUrl, mediaUrl } from "./bridge";
export { call } from "./call";
export { keepClock, studioTime } from "./clock";
export { startMirror, studioNow, useMirror, useStudio } from "./mirror";
