export const scenePictures = {
  label: "这套场景里的图片",
  role: { story: "故事图片", product: "产品图片", before: "以前的照片", after: "现在的照片" },
  own: "已换成自己的图片",
  standIn: "现在是示范图片",
  choose: "选一张图片",
  adding: "正在放进来…",
  clear: "「{{role}}」换回示范图片",
} as const;
