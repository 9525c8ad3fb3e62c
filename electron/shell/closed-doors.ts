// What the page may not do, whatever runs in it: go elsewhere, open windows, ask for devices, reach a network.
import { app, type Session, type WebContents } from 'electron';
import { isOurPage, PAGE } from './pages.ts';

/** Copying a passage with its citation is all that a page may do beyond itself. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Requests that never leave the program. */
const LOCAL_SCHEMES: ReadonlySet<string> = new Set(['data:', 'blob:', 'devtools:']);

/** Shuts what must be shut before the app is ready. */
export function shutBeforeReady(): void {
  app.enableSandbox();
  // No name is ever looked up: what might ask for a network, inside Chromium too, finds none.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.on('web-contents-created', (_event, contents) => shutPage(contents));
}

function shutPage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    // The page may load itself anew; a frame inside it may load nothing.
    if (!event.isMainFrame || event.url !== PAGE) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
}

/** Shuts the session that all pages share. */
export function shutSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(ALLOWED_PERMISSIONS.has(permission)),
  );
  session.setPermissionCheckHandler((_contents, permission) => ALLOWED_PERMISSIONS.has(permission));
  session.setDevicePermissionHandler(() => false);
  // Chromium fetches dictionaries for its spell checker.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isLocal(url) }));
  // Files are written through the system's dialog, never by the page.
  session.on('will-download', (event) => event.preventDefault());
}

function isLocal(address: string): boolean {
  return isOurPage(address) || LOCAL_SCHEMES.has(URL.parse(address)?.protocol ?? '');
}
