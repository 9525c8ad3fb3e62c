// A figure as a pdf page of its own size: vectors, and text in embedded fonts.
import { AppError } from '#core/errors.ts';
import { pointsOf } from '#core/figures/figure-setting.ts';
import { figureMarks, type Line, type Shape, type Stretch } from './figure-marks.ts';
import { pdfBytes, pdfDocument, setText, signsWithoutFont, widthOfText, type Setting } from './pdf-text.ts';
import type { Weight } from './system-fonts.ts';

/**
 * Writes the figure, SVG text of `figures/printed.ts`, as pdf. `date` is an ISO time. Throws `invalid` for anything
 * else, and `unsupported` for characters that no font on this computer has.
 */
export async function writeFigurePdf(svg: string, date: string): Promise<Uint8Array> {
  const figure = figureMarks(svg);
  expectFonts(figure.marks.filter((mark) => mark.kind === 'words'));
  const facts = { title: figure.title, description: figure.description, language: figure.language, date };
  const document = pdfDocument(facts, [pointsOf(figure.width), pointsOf(figure.height)]);
  document.scale(pointsOf(figure.width) / figure.pixels);
  for (const mark of figure.marks) {
    if (mark.kind === 'words') setLine(document, mark);
    else drawShape(document, mark);
  }
  return await pdfBytes(document);
}

/** Throws if characters would be lost, and names them. */
function expectFonts(lines: readonly Line[]): void {
  const pieces = lines.flatMap(({ stretches }) =>
    stretches.map(({ text, bold }) => ({ text, weight: weightOf(bold) })),
  );
  const lost = signsWithoutFont(pieces);
  if (lost.length > 0)
    throw new AppError('unsupported', 'errors:no_font_for', { signs: lost.slice(0, 20).join('') });
}

function drawShape(document: PDFKit.PDFDocument, { kind, numbers, data, paint }: Shape): void {
  const { fill, stroke, strokeWidth, strokeOpacity, dashes } = paint;
  if (fill === null && stroke === null) return;
  const n = (name: string): number => numbers[name] ?? 0;
  switch (kind) {
    case 'rect': {
      const radius = Math.min(n('rx'), n('width') / 2, n('height') / 2);
      if (radius > 0) document.roundedRect(n('x'), n('y'), n('width'), n('height'), radius);
      else document.rect(n('x'), n('y'), n('width'), n('height'));
      break;
    }
    case 'circle':
      document.circle(n('cx'), n('cy'), n('r'));
      break;
    case 'line':
      document.moveTo(n('x1'), n('y1')).lineTo(n('x2'), n('y2'));
      break;
    case 'path':
      document.path(data);
  }
  if (stroke !== null) {
    document.lineWidth(strokeWidth).strokeOpacity(strokeOpacity);
    if (dashes.length > 0) document.dash(dashes[0] ?? 1, { space: dashes[1] ?? dashes[0] ?? 1 });
    else document.undash();
  }
  if (fill !== null && stroke !== null) document.fillAndStroke(fill, stroke);
  else if (fill !== null) document.fill(fill);
  else if (stroke !== null) document.stroke(stroke);
}

function setLine(document: PDFKit.PDFDocument, { x, y, anchor, stretches }: Line): void {
  const whole = stretches.reduce((sum, each) => sum + each.dx + widthOf(document, each), 0);
  let at = x - (anchor === 'end' ? whole : anchor === 'middle' ? whole / 2 : 0);
  for (const each of stretches) {
    at += each.dx;
    at += setText(document, each.text, [at, y], { ...settingOf(each), colour: each.fill });
  }
}

function widthOf(document: PDFKit.PDFDocument, stretch: Stretch): number {
  return widthOfText(document, stretch.text, settingOf(stretch));
}

function settingOf({ size, bold }: Stretch): Setting {
  return { size, weight: weightOf(bold) };
}

function weightOf(bold: boolean): Weight {
  return bold ? 'bold' : 'regular';
}
