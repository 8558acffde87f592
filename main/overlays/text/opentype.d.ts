// The package's CommonJS file has no named exports that Node can see; its ES module has no types of its own.
declare module "opentype.js/dist/opentype.mjs" {
  export * from "opentype.js";
}
