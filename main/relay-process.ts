import { silentLog } from "./core/log";
import { createFfmpeg } from "./process/ffmpeg";
import { RelayHost } from "./relay/control/host";
import { openProcessLog, relayLogFile } from "./relay/control/process-log";
import { monotonicClock } from "./relay/core/monotonic-clock";
import { Relay } from "./relay/core/relay";
import { surviveFaults } from "./relay/core/survive-faults";
import { createSlateMaker } from "./relay/slate/maker";

/**
 * The relay's own process, in a session of its own: a busy studio never delays the picture, and a studio that is killed
 * leaves every platform publishing. Its one argument is the data folder; everything else, keys above all, comes over the
 * control connection, since arguments and environment can be read by any program on the machine. Where it listens it
 * tells the studio that started it over their channel, and every later one in the run file.
 */
const [, , data] = process.argv;
if (data === undefined) process.exit(2);

const log = openProcessLog(relayLogFile(data));
const ffmpeg = createFfmpeg(silentLog);
const slates = createSlateMaker({ ffmpeg, note: log.note });
const host = new RelayHost({
  data,
  clock: monotonicClock,
  log,
  makeRelay: (report) => new Relay(monotonicClock, report, slates),
  ended: (code) => void ffmpeg.close().finally(() => process.exit(code)),
});

surviveFaults({ now: monotonicClock.now, note: log.note, isAtWork: () => host.hasStarted });
process.on("warning", (warning) => log.note("a warning of the runtime", warning));
// A report or a heap on the disk would hold every key.
if (process.report) {
  process.report.reportOnFatalError = false;
  process.report.reportOnSignal = false;
  process.report.reportOnUncaughtException = false;
}

process.on("SIGTERM", () => void host.end(0));
// A terminal's Ctrl-C or its closing reaches whoever hangs on it; the studio decides when the show ends.
process.on("SIGINT", () => undefined);
process.on("SIGHUP", () => undefined);

host.open().then(
  (endpoint) => process.send?.(endpoint, () => undefined),
  (thrown: unknown) => {
    log.note("its control connection could not be opened", thrown);
    process.exit(1);
  },
);
