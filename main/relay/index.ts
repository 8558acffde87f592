import type { StudioContext } from "../core";
import { type RelayDependencies, RelayService } from "./studio/relay-service";

export { destinationFile } from "./destinations/file";
export type { DestinationFinding } from "./destinations/finding";
export { measureUpload } from "./destinations/measure-upload";
export { createShowReports, type ShowReports } from "./log/show-reports";
export { createSecretsHandler as createServerSecrets } from "./nginx/access";
export { configureNginx, type NginxConfigured } from "./nginx/configure";
export { lookAtServer } from "./nginx/look";
export { loadPlatforms } from "./platforms";
export { openFlvFeed } from "./publisher/flv-feed";
export { createSlateMaker, type SlateMaker } from "./slate/maker";
export { runStandaloneRelay, type StandaloneOptions } from "./standalone/run";
export type { RelayDependencies, RelayService, RelayTarget } from "./studio/relay-service";

/** The relay and its destinations. Call `load()` once before anything else, `close()` at the end. */
export const createRelay = (context: StudioContext, dependencies: RelayDependencies): RelayService =>
  new RelayService(context, dependencies);
