import { app, desktopCapturer, type Session, session, shell } from "electron";
import { isOwnPage } from "./address";
import { mayHave } from "./sender";

function limitPermissions(ours: Session, devServer: string | null): void {
  ours.setPermissionRequestHandler((contents, permission, callback, details) => {
    callback(mayHave(permission, details.requestingUrl ?? contents.getURL(), devServer));
  });
  ours.setPermissionCheckHandler((_contents, permission, origin) => mayHave(permission, origin, devServer));
  ours.setDisplayMediaRequestHandler(
    (_request, callback) => {
      desktopCapturer.getSources({ types: ["screen"] }).then(
        ([first]) => callback(first === undefined ? null : { video: first }),
        () => callback(null),
      );
    },
    { useSystemPicker: true },
  );
}

/**
 * Keeps every window on our own pages: no navigation away, no window but those the studio opens, no `webview`, no
 * permission that is not on the list. A https link opens in the user's browser.
 */
export function lockDown(devServer: string | null): void {
  app.on("web-contents-created", (_created, contents) => {
    const stay = (event: { preventDefault(): void; url: string }) => {
      if (!isOwnPage(event.url, devServer)) event.preventDefault();
    };
    contents.on("will-navigate", stay);
    contents.on("will-redirect", stay);
    contents.on("will-frame-navigate", stay);
    contents.on("will-attach-webview", (event) => event.preventDefault());
    contents.setWindowOpenHandler(({ url }) => {
      if (url.startsWith("https://")) void shell.openExternal(url);
      return { action: "deny" };
    });
  });
  limitPermissions(session.defaultSession, devServer);
}
