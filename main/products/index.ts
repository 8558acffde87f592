/** What the village sells, and the pictures of it. */
export { addMedia } from "./media";
export { createProducts, type Products } from "./products";
