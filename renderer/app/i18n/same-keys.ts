/** The same keys as another table of texts, each with a text of its own. */
export type SameKeys<Table> = {
  [Key in keyof Table]: Table[Key] extends string ? string : SameKeys<Table[Key]>;
};
