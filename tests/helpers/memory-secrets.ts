import type { Secrets } from "../../main/storage";

/** Secrets that live as long as the test. */
export function memorySecrets(): Secrets & { values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    get: async (name) => values.get(name) ?? null,
    set: async (name, value) => void values.set(name, value),
    remove: async (name) => void values.delete(name),
  };
}
