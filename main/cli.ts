#!/usr/bin/env node
import packageJson from "../package.json";
import { processIo } from "./cli/io";
import { runCli } from "./cli/program";

const setup = { io: processIo, version: packageJson.version, bundle: import.meta.dirname };
/** A command that is done ends, whatever socket or timer a library has forgotten. */
const patienceMilliseconds = 3000;

process.exitCode = await runCli(process.argv.slice(2), setup);
setTimeout(() => process.exit(), patienceMilliseconds).unref();
