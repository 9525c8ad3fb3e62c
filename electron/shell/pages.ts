// The window's pages come from `app://concord/`, an origin of their own that no other program can serve.
import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { pageFile } from '../hosts/page.ts';

/** The address of the window's one page. */
export const PAGE = 'app://concord/';

/** Makes `app:` a scheme with an origin, storage and `fetch`. Must be called before the app is ready. */
export function claimPages(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built renderer in `folder`. */
export function servePages(folder: string): void {
  protocol.handle('app', async (request) => {
    const file = request.method === 'GET' && isOurPage(request.url) ? ourFile(folder, request.url) : null;
    if (!file) return new Response(null, { status: 404 });
    return new Response(await readFile(file.path), { headers: file.headers });
  });
}

function ourFile(folder: string, address: string) {
  return pageFile(folder, new URL(address).pathname);
}

/** Whether an address belongs to Concord's own pages. */
export function isOurPage(address: string): boolean {
  // Only special schemes have an `origin` in the URL standard, so scheme and host are compared.
  const url = URL.parse(address);
  return url?.protocol === 'app:' && url.host === 'concord';
}
