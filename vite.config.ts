// Builds the screens: renderer/ -> dist/renderer, with relative addresses, so that the same files are served
// at app:// by the desktop window and at 127.0.0.1 by the browser host.
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: here('./renderer'),
  base: './',
  plugins: [react()],
  build: {
    outDir: here('./dist/renderer'),
    emptyOutDir: true,
    // Electron 45 and any Chromium of 2026; lower targets would rewrite light-dark() and nesting.
    target: 'chrome140',
    cssTarget: 'chrome140',
    // The page's content security allows no inline script, and Chromium preloads modules by itself.
    modulePreload: { polyfill: false },
    // A font inlined into the style sheet would be read even where no character of it is shown.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 2000,
  },
});
