// A figure as an HTML page, fit for paper: the file that is exported of it, fonts and all, as large as it was drawn.
import type { Words } from '#words/words.ts';
import { writeFigureSvg } from './figure-svg.ts';
import { element, htmlPage } from './html-page.ts';

/** The file as bytes; `svg` is a figure of `figures/printed.ts`, which has the notice of the study where that is wanted. */
export function writeFigureHtml(svg: string, title: string, words: Words): Uint8Array {
  const source = `data:image/svg+xml;base64,${Buffer.from(writeFigureSvg(svg)).toString('base64')}`;
  return htmlPage(
    {
      title,
      notice: null,
      style,
      hasPictures: true,
      body: [element('img', { src: source, alt: title })],
    },
    words,
  );
}

// What is wider or higher than a sheet is set smaller as a whole.
const style = `
body { max-width: none; }
img { display: block; max-width: 100%; max-height: 255mm; }
`;
