import type { StudioContext } from "../../core";
import type { Secrets } from "../../storage";
import { createNginxCarrier } from "../nginx/carrier";
import type { Carrier, CarrierEvents } from "./carrier";
import { RelayLink } from "./relay-link";

/** What carries the next show, as the settings have it now. */
export type ChooseCarrier = (events: CarrierEvents) => Carrier;

/** Takes over a relay that is at work, whether it publishes to the destinations or to a server: it says so itself. */
export const createFindCarrier =
  (context: StudioContext, secrets: Secrets): ChooseCarrier =>
  (events) =>
    createNginxCarrier(context, secrets, events, (own) => new RelayLink(context, own));

/** A process of this computer, alone or with the nginx-rtmp server that the settings name. */
export const createChooseCarrier = (context: StudioContext, secrets: Secrets): ChooseCarrier => {
  const withServer = createFindCarrier(context, secrets);
  return (events) =>
    context.store.get().settings.relay.engine === "nginx-rtmp"
      ? withServer(events)
      : new RelayLink(context, events);
};
