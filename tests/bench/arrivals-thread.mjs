import { connect, createServer } from "node:net";
import { parentPort, workerData } from "node:worker_threads";

/** In a thread of its own, so that nothing the measurement does besides makes bytes look late. */
const moments = [];
/** How late this thread itself was woken, by the moment: what the machine kept it waiting. */
const delays = [];
let connections = 0;
const sockets = new Set();
const now = () => performance.timeOrigin + performance.now();

const tickMs = 10;
let expected = now() + tickMs;
setInterval(() => {
  const at = now();
  if (at - expected > 5) delays.push({ at, ms: at - expected });
  expected = at + tickMs;
}, tickMs);

const server = createServer((from) => {
  connections++;
  const onward = connect(workerData.port, "127.0.0.1");
  onward.setNoDelay(true);
  for (const socket of [from, onward]) {
    sockets.add(socket);
    socket.on("error", () => undefined);
    socket.on("close", () => {
      from.destroy();
      onward.destroy();
      sockets.delete(socket);
    });
  }
  from.on("data", () => moments.push(now()));
  from.pipe(onward);
  onward.pipe(from);
});
server.listen(0, "127.0.0.1", () => parentPort.postMessage({ port: server.address().port }));

function longestSilence({ from, until }) {
  const inside = [from, ...moments.filter((at) => at > from && at < until), until];
  return inside.slice(1).reduce((gap, at, index) => Math.max(gap, at - inside[index]), 0);
}

const longestDelay = ({ from, until }) =>
  delays.filter(({ at }) => at > from && at < until).reduce((most, { ms }) => Math.max(most, ms), 0);

parentPort.on("message", ({ id, span }) =>
  parentPort.postMessage({
    id,
    connections,
    silence: longestSilence(span),
    delay: longestDelay(span),
  }),
);
