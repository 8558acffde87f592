/** Shared with the screens, so that a form is filled exactly as the card will be. */
export { productFields } from "../../preload/contract";
