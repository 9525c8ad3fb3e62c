// The renderer's pages as every host serves them: the file for an address, and its headers.
import { existsSync, statSync } from 'node:fs';
import { extname, join, normalize, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AppError } from '#core/errors.ts';

/**
 * Only what ships with Concord may run or load. React Aria sets inline styles; scripts stay strict. The only script
 * besides the page's is the worker that draws pdf pages; only the page's own policy may name a worker.
 */
const CONTENT_SECURITY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  'trusted-types ProseMirrorClipboard concord-pdf-worker concord-printed-page',
].join('; ');

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.json': 'application/json',
};

/**
 * The headers of an original handed to the page: nothing may interpret its bytes as a page or a script, and no cache
 * may keep them.
 */
export const ORIGINAL_HEADERS: Readonly<Record<string, string>> = {
  'content-type': 'application/octet-stream',
  'content-security-policy': "default-src 'none'; sandbox; frame-ancestors 'none'",
  'content-disposition': 'attachment',
  'x-content-type-options': 'nosniff',
  'cross-origin-resource-policy': 'same-origin',
  'referrer-policy': 'no-referrer',
  'cache-control': 'no-store',
};

/** The folder of the built renderer: beside the bundle, or in `dist/` of a clone. Throws if it is not built. */
export function pagesFolder(): string {
  const places = ['./renderer', '../../dist/renderer'].map((place) =>
    fileURLToPath(new URL(place, import.meta.url)),
  );
  const found = places.find((place) => existsSync(join(place, 'index.html')));
  if (!found) throw new AppError('not_found', 'errors:not_built');
  return found;
}

export interface PageFile {
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** The file in `pages` for an address; `/` is the first page. Null if there is none. */
export function pageFile(pages: string, pathname: string): PageFile | null {
  const relative = normalize(pathname === '/' ? '/index.html' : pathname).replace(/^[\\/]+/, '');
  const path = join(pages, relative);
  if (!path.startsWith(pages + sep) || !existsSync(path) || !statSync(path).isFile()) return null;
  return {
    path,
    headers: {
      'content-type': MEDIA_TYPES[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': CONTENT_SECURITY,
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'cache-control': relative.startsWith('assets') ? 'max-age=31536000, immutable' : 'no-store',
    },
  };
}
