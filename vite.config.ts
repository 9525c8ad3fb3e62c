// Builds the screens: renderer/ -> dist/renderer, with relative addresses, so that the desktop window can serve them at
// app:// and the browser host at 127.0.0.1.
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { bundledPackages } from './scripts/licences/bundled-packages.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Copies what pdf.js needs for drawing next to the page: its worker, the character maps of Chinese fonts, substitutes
 * for fonts that a pdf does not embed, and decoders that need no compiled code.
 */
function pdfFiles(): Plugin {
  const pdfjs = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return {
    name: 'concord:pdf-files',
    generateBundle() {
      const lay = (from: string, to: string): void => {
        this.emitFile({ type: 'asset', fileName: `pdf/${to}`, source: readFileSync(join(pdfjs, from)) });
      };
      const layAll = (folder: string, to: string, isWanted = (_name: string): boolean => true): void => {
        for (const name of readdirSync(join(pdfjs, folder)).filter(isWanted)) {
          lay(join(folder, name), `${to}/${name}`);
        }
      };
      lay('build/pdf.worker.min.mjs', 'worker.mjs');
      layAll('cmaps', 'cmaps');
      // Without the Liberation fonts, which are under the GPL: pages use the fonts of the system instead.
      layAll('standard_fonts', 'fonts', (name) => !/liberation/i.test(name));
      layAll('wasm', 'decoders', (name) => /nowasm|LICENSE_(?:.*JBIG2|.*OPENJPEG)/.test(name));
    },
  };
}

/** The browser loads the window's script with the page, rather than once the entry asks for it. */
function windowAhead(): Plugin {
  return {
    name: 'concord:window-ahead',
    transformIndexHtml: {
      order: 'post',
      handler: (_, { bundle }) =>
        Object.values(bundle ?? {})
          .filter(({ type, name }) => type === 'chunk' && name === 'window')
          .map(({ fileName }) => ({
            tag: 'link',
            attrs: { rel: 'modulepreload', crossorigin: true, href: `./${fileName}` },
            injectTo: 'head',
          })),
    },
  };
}

export default defineConfig({
  root: here('./renderer'),
  base: './',
  plugins: [
    react(),
    pdfFiles(),
    windowAhead(),
    bundledPackages(here('.'), here('./dist/bundled/pages.json')),
  ],
  build: {
    outDir: here('./dist/renderer'),
    emptyOutDir: true,
    // Electron 45 and any Chromium of 2026; lower targets would rewrite light-dark() and nesting.
    target: 'chrome140',
    cssTarget: 'chrome140',
    // The page's content security policy allows no inline script, and Chromium preloads modules by itself.
    modulePreload: { polyfill: false },
    // A font inlined into the style sheet would be loaded even if no character of it is shown.
    assetsInlineLimit: 0,
    // The window is one file, with the words of both languages: whoever starts Concord need not hear of its size.
    chunkSizeWarningLimit: 4000,
    // One style sheet that the page names: a window without its styles would be drawn twice.
    cssCodeSplit: false,
  },
});
