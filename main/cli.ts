#!/usr/bin/env node
import packageJson from "../package.json";
import { processIo } from "./cli/io";
import { runCli } from "./cli/program";

const setup = { io: processIo, version: packageJson.version, bundle: import.meta.dirname };
process.exitCode = await runCli(process.argv.slice(2), setup);
