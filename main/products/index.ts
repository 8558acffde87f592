/** What the village sells, and the pictures of it. */
export { ffmpegPictures, type PictureReader } from "./pictures";
export { createProducts, type Products } from "./products";
