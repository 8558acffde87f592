/** Names of the messages between the windows and the studio. The preload bundle and the host share them. */
export const channels = {
  /** invoke(method, input) → CallAnswer */
  call: "hongcun:call",
  /** send(id): state from now on, under that id */
  subscribe: "hongcun:subscribe",
  /** send(id): no more */
  unsubscribe: "hongcun:unsubscribe",
  /** from the studio: (id, StateMessage) */
  state: "hongcun:state",
  /** send(): the prompter in a window of its own */
  openPrompter: "hongcun:open-prompter",
} as const;
