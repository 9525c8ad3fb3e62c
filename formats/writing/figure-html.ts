// A figure as an HTML page for printing: the exported figure with its fonts, in its drawn size.
import type { Words } from '#words/words.ts';
import { writeFigureSvg } from './figure-svg.ts';
import { element, htmlPage } from './html-page.ts';

/** The file as bytes; `svg` is a figure of `figures/printed.ts`, with the notice of the study if wanted. */
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

// A figure that is wider or higher than a sheet is scaled down.
const style = `
body { max-width: none; }
img { display: block; max-width: 100%; max-height: 255mm; }
`;
