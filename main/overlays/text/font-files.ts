import type { TextBox } from "../../../preload/contract";

export type Weight = TextBox["weight"];

/** File of each weight that cards are drawn with. libass finds the face by the name and weight of its style. */
export const fontFiles: Record<Weight, string> = {
  regular: "NotoSansSC_400Regular.ttf",
  medium: "NotoSansSC_500Medium.ttf",
  bold: "NotoSansSC_700Bold.ttf",
};
