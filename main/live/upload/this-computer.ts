import { networkInterfaces } from "node:os";
import { isServerHere } from "../../../preload/contract";

/** The addresses that this computer has just now. */
export const ownAddresses = (): string[] =>
  Object.values(networkInterfaces()).flatMap((each) => (each ?? []).map(({ address }) => address));

/** Whether a server runs on this computer, so that what is sent there takes nothing of the line. */
export const isThisComputer = (server: string): boolean => isServerHere(server, ownAddresses());
