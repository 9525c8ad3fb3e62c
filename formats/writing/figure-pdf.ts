// A figure as a pdf page of its own size: vectors, and text in fonts that the file holds.
import PdfDocument from 'pdfkit';
import { AppError } from '#core/errors.ts';
import { pointsOf } from '#core/figure-setting.ts';
import { figureMarks, type Line, type Shape, type Stretch } from './figure-marks.ts';
import { runsOf, type Face } from './printed-fonts.ts';

/** Numbers under each other are as wide as each other; among words that would set hyphens apart. */
function featuresOf(text: string): PDFKit.Mixins.OpenTypeFeatures[] {
  return /\p{L}/u.test(text) ? ['kern'] : ['kern', 'tnum'];
}

/**
 * Writes the figure, an SVG text of `figures/printed.ts`, as pdf. `date` is an ISO time. Throws `unsupported` for signs
 * that no font on this computer has.
 */
export async function writeFigurePdf(svg: string, date: string): Promise<Uint8Array> {
  const figure = figureMarks(svg);
  expectFonts(figure.marks.filter((mark) => mark.kind === 'words'));
  const document = new PdfDocument({
    size: [pointsOf(figure.width), pointsOf(figure.height)],
    margin: 0,
    lang: figure.language,
    info: {
      Title: figure.title,
      Subject: figure.description,
      Creator: 'Concord',
      Producer: 'Concord',
      CreationDate: new Date(date),
    },
  });
  const pieces: Buffer[] = [];
  document.on('data', (piece: Buffer) => pieces.push(piece));
  const ended = new Promise((resolve, reject) => document.on('end', resolve).on('error', reject));
  document.scale(pointsOf(figure.width) / figure.pixels);
  for (const mark of figure.marks) {
    if (mark.kind === 'words') setLine(document, mark);
    else drawShape(document, mark);
  }
  document.end();
  await ended;
  return Buffer.concat(pieces);
}

/** Throws for signs that would be lost, naming them. */
function expectFonts(lines: readonly Line[]): void {
  const lost = new Set<string>();
  for (const { stretches } of lines)
    for (const { text, bold } of stretches)
      for (const run of runsOf(text, bold ? 'bold' : 'regular'))
        if (run.face === null) for (const sign of run.text) lost.add(sign);
  if (lost.size > 0)
    throw new AppError('unsupported', 'errors:no_font_for', { signs: [...lost].slice(0, 20).join('') });
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
    for (const { text, face } of runsOf(each.text, each.bold ? 'bold' : 'regular')) {
      if (face === null) continue;
      useFont(document, face, each.size);
      const features = featuresOf(each.text);
      document.fillColor(each.fill).text(text, at, y, { baseline: 'alphabetic', lineBreak: false, features });
      at += document.widthOfString(text, { features });
    }
  }
}

function widthOf(document: PDFKit.PDFDocument, { text, size, bold }: Stretch): number {
  return runsOf(text, bold ? 'bold' : 'regular').reduce((sum, run) => {
    if (run.face === null) return sum;
    useFont(document, run.face, size);
    return sum + document.widthOfString(run.text, { features: featuresOf(text) });
  }, 0);
}

function useFont(document: PDFKit.PDFDocument, { name, source, member }: Face, size: number): void {
  document.registerFont(name, source, member ?? undefined);
  document.font(name).fontSize(size);
}
