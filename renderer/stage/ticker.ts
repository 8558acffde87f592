/**
 * Calls back at a steady rate. The timer lives in a worker: browsers slow the timers of a hidden page down to one a
 * second, and stop its animation frames, but leave a worker's alone.
 */
export function startTicker(perSecond: number, onTick: () => void): () => void {
  let endedAt = 0;
  const tick = () => {
    // A page that was held up finds the ticks it missed all at once: one of them is enough.
    if (performance.now() - endedAt < 250 / perSecond) return;
    onTick();
    endedAt = performance.now();
  };
  const source = `setInterval(() => postMessage(0), ${1000 / perSecond});`;
  const address = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  try {
    const worker = new Worker(address);
    worker.onmessage = tick;
    return () => {
      worker.terminate();
      URL.revokeObjectURL(address);
    };
  } catch {
    URL.revokeObjectURL(address);
    const timer = setInterval(tick, 1000 / perSecond);
    return () => clearInterval(timer);
  }
}
