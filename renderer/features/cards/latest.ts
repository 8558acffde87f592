/**
 * Does one job at a time, and of the inputs that come meanwhile only the newest: a picture that is drawn while one types
 * never lags behind by more than one. The job must not throw.
 */
export function latestOnly<Input>(job: (input: Input) => Promise<void>): (input: Input) => void {
  let waiting: { input: Input } | null = null;
  let running = false;
  async function run() {
    running = true;
    while (waiting) {
      const { input } = waiting;
      waiting = null;
      await job(input);
    }
    running = false;
  }
  return (input) => {
    waiting = { input };
    if (!running) void run();
  };
}
