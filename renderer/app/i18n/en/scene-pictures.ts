export const scenePictures = {
  label: "Pictures in these scenes",
  role: {
    story: "Story picture",
    product: "Product picture",
    before: "Picture from before",
    after: "Picture of now",
  },
  own: "A picture of your own",
  standIn: "The example picture",
  choose: "Choose a picture",
  adding: "Taking it in…",
  clear: "Back to the example for {{role}}",
} as const;
