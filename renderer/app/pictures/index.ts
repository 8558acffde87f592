export { useLivePicture, useSight, useThumbnail } from "./use-pictures";
