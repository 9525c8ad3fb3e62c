// Serves the window's pages at `app://concord/`, an origin of their own that no other program can serve.
import { readFile } from 'node:fs/promises';
import { protocol } from 'electron';
import { ORIGINAL_HEADERS, pageFile } from '../hosts/page.ts';

/** The address of the window's only page. */
export const PAGE = 'app://concord/';

/** Registers `app:` as a scheme with an origin, storage and `fetch`. Must be called before the app is ready. */
export function claimPages(): void {
  protocol.registerSchemesAsPrivileged([
    { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true, codeCache: true } },
  ]);
}

/** Serves the built renderer in `folder`, and the originals of sources at `/original?source=ID`. */
export function servePages(folder: string, originalOf: (sourceId: string) => Uint8Array): void {
  protocol.handle('app', async (request) => {
    if (request.method !== 'GET' || !isOurPage(request.url)) return new Response(null, { status: 404 });
    const { pathname, searchParams } = new URL(request.url);
    if (pathname === '/original') return answerOriginal(() => originalOf(searchParams.get('source') ?? ''));
    const file = pageFile(folder, pathname);
    if (!file) return new Response(null, { status: 404 });
    return new Response(await readFile(file.path), { headers: file.headers });
  });
}

function answerOriginal(original: () => Uint8Array): Response {
  try {
    // The Buffer has memory of its own, which its type does not tell.
    return new Response(original() as Uint8Array<ArrayBuffer>, { headers: ORIGINAL_HEADERS });
  } catch {
    return new Response(null, { status: 404 });
  }
}

/** Whether an address belongs to Concord's own pages. */
export function isOurPage(address: string): boolean {
  // In the URL standard only special schemes have an `origin`, so scheme and host are compared.
  const url = URL.parse(address);
  return url?.protocol === 'app:' && url.host === 'concord';
}
