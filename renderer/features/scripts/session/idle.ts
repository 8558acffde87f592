/** The longest a piece of work waits for an idle moment, in milliseconds. */
const longestWait = 1000;

/** Work that is done once things have been still for a while and the browser has nothing better to do. */
export function whenIdle(pause: number, work: () => void): { soon: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let idle: number | undefined;
  const cancel = () => {
    clearTimeout(timer);
    if (idle !== undefined && "cancelIdleCallback" in window) cancelIdleCallback(idle);
    idle = undefined;
  };
  return {
    cancel,
    soon() {
      cancel();
      timer = setTimeout(() => {
        if ("requestIdleCallback" in window) idle = requestIdleCallback(work, { timeout: longestWait });
        else work();
      }, pause);
    },
  };
}
