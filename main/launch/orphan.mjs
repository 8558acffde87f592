const lookMilliseconds = 500;

/**
 * Ends this process as Ctrl+C would when the npm that started it is gone: npm ends its shell on SIGTERM, and the
 * shell does not pass that on, so a studio would run on unseen.
 */
export function endWithParent() {
  if (process.platform === "win32" || !process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const watch = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(watch);
    process.kill(process.pid, "SIGTERM");
  }, lookMilliseconds);
  watch.unref();
}
