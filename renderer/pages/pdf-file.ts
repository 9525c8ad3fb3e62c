// A pdf opened for drawing. pdf.js and its worker load with the first one; the build puts the files they need beside
// the page, in `pdf/`.
import type { PDFDocumentProxy } from 'pdfjs-dist';

/** An open pdf. */
export interface PdfFile {
  readonly pages: number;
  /**
   * Draws a page, counted from 1, on a canvas `width` CSS pixels wide, at the screen's resolution. Pages are drawn one
   * after another; aborting `signal` removes one from the queue or stops it, and the promise rejects.
   */
  draw(page: number, canvas: HTMLCanvasElement, width: number, signal: AbortSignal): Promise<void>;
  close(): void;
}

/** The largest canvas, in pixels: at a high zoom a page is drawn slightly less sharp instead. */
const MAX_PIXELS = 1 << 24;

/** Opens the bytes of a pdf and takes ownership of them. Rejects if they are not a pdf. */
export async function openPdf(bytes: Uint8Array): Promise<PdfFile> {
  const pdfjs = await import('pdfjs-dist');
  pdfjs.GlobalWorkerOptions.workerPort ??= newWorker();
  const task = pdfjs.getDocument({
    data: bytes,
    BinaryDataFactory: OwnFiles,
    cMapUrl: 'pdf/cmaps/',
    cMapPacked: true,
    standardFontDataUrl: 'pdf/fonts/',
    wasmUrl: new URL('pdf/decoders/', document.baseURI).href,
    // Decoders in plain JavaScript, because the page may not compile WebAssembly.
    useWasm: false,
    enableXfa: false,
    disableWorkerRendering: true,
    verbosity: pdfjs.VerbosityLevel.ERRORS,
  });
  try {
    const document = await task.promise;
    return openFile(document, () => void task.destroy());
  } catch (error) {
    await task.destroy();
    throw error;
  }
}

function openFile(document: PDFDocumentProxy, close: () => void): PdfFile {
  let line: Promise<unknown> = Promise.resolve();
  const drawNow = async (
    number: number,
    canvas: HTMLCanvasElement,
    width: number,
    signal: AbortSignal,
  ): Promise<void> => {
    signal.throwIfAborted();
    const page = await document.getPage(number);
    signal.throwIfAborted();
    const natural = page.getViewport({ scale: 1 });
    const pixels = (width * width * natural.height) / natural.width;
    const sharpness = Math.min(devicePixelRatio, Math.sqrt(MAX_PIXELS / pixels));
    const viewport = page.getViewport({ scale: (width * sharpness) / natural.width });
    canvas.width = Math.round(viewport.width);
    canvas.height = Math.round(viewport.height);
    const drawing = page.render({ canvas, viewport });
    const stop = (): void => drawing.cancel();
    signal.addEventListener('abort', stop);
    try {
      await drawing.promise;
    } finally {
      signal.removeEventListener('abort', stop);
      page.cleanup();
    }
  };
  return {
    pages: document.numPages,
    draw: (page, canvas, width, signal) => {
      const turn = line.then(() => drawNow(page, canvas, width, signal));
      line = turn.catch(() => undefined);
      return turn;
    },
    close,
  };
}

/** Loads character maps and fallback fonts from beside our own page, whatever scheme it has. */
class OwnFiles {
  readonly #folders: Readonly<Record<string, string | null>>;

  constructor(folders: Readonly<Record<string, string | null>>) {
    this.#folders = folders;
  }

  async fetch({ kind, filename }: { kind: string; filename: string }): Promise<Uint8Array> {
    const answer = await fetch(new URL(`${this.#folders[kind] ?? ''}${filename}`, document.baseURI));
    if (!answer.ok) throw new Error(`${filename} is missing`);
    return new Uint8Array(await answer.arrayBuffer());
  }
}

/** The part of the Trusted Types API used here; TypeScript lacks it. */
interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL(address: string): string };
}

/** The only worker this page may start. Its policy allows no other script. */
function newWorker(): Worker {
  const workerAddress = new URL('pdf/worker.mjs', document.baseURI).href;
  const { trustedTypes } = window as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('concord-pdf-worker', {
    createScriptURL: (address) => {
      if (address !== workerAddress) throw new TypeError('not the worker for pdf');
      return address;
    },
  });
  return new Worker(policy?.createScriptURL(workerAddress) ?? workerAddress, { type: 'module' });
}
