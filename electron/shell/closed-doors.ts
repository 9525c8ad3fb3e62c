// Forbids what no page may do, whatever runs in it: navigate elsewhere, open windows, use devices, reach a network.
import { app, type Session, type WebContents } from 'electron';
import { isOurPage, PAGE } from './pages.ts';

/** Copying a passage with its citation is the only permission that the page needs. */
const ALLOWED_PERMISSIONS: ReadonlySet<string> = new Set(['clipboard-sanitized-write']);

/** Requests that never leave the program. */
const LOCAL_SCHEMES: ReadonlySet<string> = new Set(['data:', 'blob:', 'devtools:']);

/** Sets the restrictions that must be in place before the app is ready. */
export function shutBeforeReady(): void {
  app.enableSandbox();
  // No host name is ever resolved, so that nothing, not even within Chromium, can reach a network.
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.on('web-contents-created', (_event, contents) => shutPage(contents));
}

function shutPage(contents: WebContents): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.on('will-frame-navigate', (event) => {
    // The page may reload itself; a frame inside it may load nothing.
    if (!event.isMainFrame || event.url !== PAGE) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
}

/** Restricts the session that all pages share. */
export function shutSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, permission, answer) =>
    answer(ALLOWED_PERMISSIONS.has(permission)),
  );
  session.setPermissionCheckHandler((_contents, permission) => ALLOWED_PERMISSIONS.has(permission));
  session.setDevicePermissionHandler(() => false);
  // Chromium would download dictionaries for its spell checker.
  session.setSpellCheckerEnabled(false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isLocal(url) }));
  // Files are written through the system's dialog, never by the page.
  session.on('will-download', (event) => event.preventDefault());
}

function isLocal(address: string): boolean {
  return isOurPage(address) || LOCAL_SCHEMES.has(URL.parse(address)?.protocol ?? '');
}
