import { z } from "zod";
import { type MethodName, methods } from "../../../preload/contract";
import { initialState } from "../../core";

/** What `GET /api/schema` answers. */
export interface ApiSchema {
  protocol: string;
  methods: Record<MethodName, { summary: string; input: unknown }>;
  /** The keys of the mirrored state. */
  state: string[];
}

/** Every method with its input as JSON Schema (draft 2020-12), and the state's keys. */
export function describeApi(): ApiSchema {
  const described = Object.entries(methods).map(([name, spec]) => [
    name,
    // What a caller sends: defaults may be left out, so the input side.
    { summary: spec.summary, input: z.toJSONSchema(spec.input, { io: "input" }) },
  ]);
  return {
    protocol: "hongcun.v1",
    methods: Object.fromEntries(described) as ApiSchema["methods"],
    state: Object.keys(initialState()),
  };
}
