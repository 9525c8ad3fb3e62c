// A coded text as a pdf: underlined words, and in the margin the codes that begin beside them.
import { AppError } from '#core/errors.ts';
import type { CodedParagraph, CodedText, MarginNote } from '#core/exports/coded-text.ts';
import type { Span } from '#core/span.ts';
import type { Words } from '#words/words.ts';
import { detailsOfCoding, originInWords } from '#words/exports/coded-text.ts';
import { brokenLines } from './pdf-lines.ts';
import { Column, margins, pageSize } from './pdf-pages.ts';
import { pdfBytes, pdfDocument, setText, signsWithoutFont, widthOfText, type Setting } from './pdf-text.ts';

const ink = '#23262b';
const quiet = '#5c6068';
const accent = '#0b6e69';

/** In points: the text, the notes beside it, and the gap between. */
const textWidth = 316;
const gap = 22;
const noteX = margins.left + textWidth + gap;
const noteWidth = pageSize[0] - margins.right - noteX;

const ofText = { weight: 'regular', size: 10.5 } as const;
const ofCode = { weight: 'bold', size: 8 } as const;
const ofNote = { weight: 'regular', size: 8 } as const;
const ofFoot = { weight: 'regular', size: 7.5 } as const;
/** As many lines as fit above the text; the project has the whole notice. */
const MAX_NOTICE_LINES = 3;
/** The distance between baselines of the text, without the underlining. */
const textLeading = 15;
const noteLeading = 10.5;
/** The distance of the first coding's line from the baseline, and of each further line from the one before. */
const firstLine = 3;
const nextLine = 2.6;
const betweenParagraphs = 6;
/** The square of a code, and the indent of its name and memos. */
const square = 5.5;
const indent = 9;

/** The file as bytes, with A4 pages. Throws `unsupported` for characters that no font on this computer has. */
export async function writeCodedTextPdf(codedText: CodedText, words: Words): Promise<Uint8Array> {
  const whole = codedText.whole.map(printableNote);
  const coded = { ...codedText, whole, paragraphs: codedText.paragraphs.map(printable) };
  const { paragraphs } = coded;
  expectFonts(coded, words);
  const document = pdfDocument(
    { title: coded.title, language: coded.language ?? words.language, date: coded.date },
    pageSize,
  );
  const widths = new Map<string, number>();
  const page: Page = {
    document,
    words,
    colours: new Map(
      [...whole, ...paragraphs.flatMap(({ notes }) => notes)].map(({ number, colour }) => [number, colour]),
    ),
    linesOf: (text, width, setting) =>
      brokenLines(text, width, (piece) => {
        const key = `${setting.weight} ${setting.size} ${piece}`;
        const known = widths.get(key) ?? widthOfText(document, piece, setting);
        widths.set(key, known);
        return known;
      }),
  };
  const column = new Column(document);
  setHead(page, column, coded);
  for (const paragraph of paragraphs) setParagraph(page, column, paragraph);
  setEdges(page, coded);
  return await pdfBytes(document);
}

interface Page {
  readonly document: PDFKit.PDFDocument;
  readonly words: Words;
  readonly colours: ReadonlyMap<number, string>;
  readonly linesOf: (text: string, width: number, setting: Setting) => Span[];
}

/** Removes characters that no font displays and replaces tabs by spaces: the words stay the same. */
function plain(text: string): string {
  return text
    .normalize('NFC')
    .replaceAll(/[\t\u2000-\u200a\u202f\u205f]/g, ' ')
    .replaceAll(/[\p{Cc}\p{Cf}\ufe00-\ufe0f]/gu, '');
}

function printable({ stretches, notes }: CodedParagraph): CodedParagraph {
  return {
    stretches: stretches.map((each) => ({ ...each, text: plain(each.text) })),
    notes: notes.map(printableNote),
  };
}

function printableNote(note: MarginNote): MarginNote {
  return { ...note, path: plain(note.path), memos: note.memos.flatMap(memoLines) };
}

/** The lines of a memo, without empty ones. */
function memoLines(memo: string): string[] {
  return memo
    .split('\n')
    .map(plain)
    .filter((line) => line.trim() !== '');
}

function expectFonts(coded: CodedText, words: Words): void {
  const { paragraphs } = coded;
  const notes = [...coded.whole, ...paragraphs.flatMap((each) => each.notes)];
  const pieces = [
    ...paragraphs.flatMap(({ stretches }) => stretches.map(({ text }) => ({ text, weight: ofText.weight }))),
    ...notes.flatMap((note) => [
      { text: note.path, weight: ofCode.weight },
      ...[detailsOfCoding(note, words), ...note.memos].map((text) => ({
        text: plain(text),
        weight: ofNote.weight,
      })),
    ]),
    { text: plain(coded.title), weight: 'bold' as const },
    { text: plain(originInWords(coded, words)), weight: 'regular' as const },
    { text: plain(coded.notice ?? ''), weight: 'regular' as const },
  ];
  const lost = signsWithoutFont(pieces);
  if (lost.length > 0)
    throw new AppError('unsupported', 'errors:no_font_for_text', { signs: lost.slice(0, 20).join('') });
}

function setHead(page: Page, column: Column, coded: CodedText): void {
  const { document, words, linesOf } = page;
  const width = pageSize[0] - margins.left - margins.right;
  const block = (text: string, setting: Setting, leading: number, colour: string): void => {
    for (const { start, end } of linesOf(text, width, setting)) {
      const y = column.take(leading);
      setText(document, text.slice(start, end), [margins.left, y + setting.size], { ...setting, colour });
    }
  };
  block(words.t('exports:coded.title'), { weight: 'bold', size: 9 }, 14, accent);
  block(plain(coded.title), { weight: 'bold', size: 17 }, 22, ink);
  block(plain(originInWords(coded, words)), { weight: 'regular', size: 8.5 }, 12, quiet);
  column.take(8);
  if (coded.whole.length > 0) {
    block(words.t('exports:coded.whole'), { weight: 'bold', size: 8.5 }, 13, accent);
    for (const note of coded.whole) setNote(page, column, note, margins.left, width);
    column.take(8);
  }
}

function setParagraph(page: Page, column: Column, { stretches, notes }: CodedParagraph): void {
  const { document, linesOf, colours } = page;
  const text = stretches.map((each) => each.text).join('');
  const lines = linesOf(text, textWidth, ofText);
  const beside = column.beside();
  const waiting = [...notes];
  const begins = beginnings(stretches);
  for (const line of lines) {
    // The space at the end of a line is not underlined.
    const parts = partsOf(stretches, {
      ...line,
      end: line.start + text.slice(line.start, line.end).trimEnd().length,
    });
    const depth = Math.max(0, ...parts.map(({ on }) => on.length));
    const y = column.take(textLeading + nextLine * Math.max(0, depth - 1));
    const baseline = y + ofText.size;
    let x: number = margins.left;
    for (const part of parts) {
      const width = setText(document, part.text, [x, baseline], { ...ofText, colour: ink });
      part.on.forEach((number, level) => {
        document
          .rect(x, baseline + firstLine + level * nextLine - 0.7, width, 1.4)
          .fill(colours.get(number) ?? quiet);
      });
      x += width;
    }
    // Each note begins at the height of the line in which its coding begins, or below the note before.
    while (waiting[0] && (begins.get(waiting[0].number) ?? 0) < Math.max(line.end, line.start + 1)) {
      const [note] = waiting.splice(0, 1);
      beside.notAbove(column, y);
      if (note) setNote(page, beside, note, noteX, noteWidth);
    }
  }
  for (const note of waiting) setNote(page, beside, note, noteX, noteWidth);
  column.take(betweenParagraphs);
  column.notAboveColumn(beside);
}

/** The start of each coding in its paragraph. */
function beginnings(stretches: CodedParagraph['stretches']): ReadonlyMap<number, number> {
  const places = new Map<number, number>();
  let at = 0;
  for (const { text, begins } of stretches) {
    for (const number of begins) places.set(number, at);
    at += text.length;
  }
  return places;
}

/** The parts of the ranges within a line. */
function partsOf(
  stretches: CodedParagraph['stretches'],
  line: Span,
): { readonly text: string; readonly on: readonly number[] }[] {
  let at = 0;
  return stretches.flatMap(({ text, on }) => {
    const [from, to] = [Math.max(line.start, at), Math.min(line.end, at + text.length)];
    const part = from < to ? [{ text: text.slice(from - at, to - at), on }] : [];
    at += text.length;
    return part;
  });
}

function setNote(page: Page, column: Column, note: MarginNote, x: number, width: number): void {
  const { document, words, linesOf } = page;
  const set = (text: string, setting: Setting, colour: string, at: number): void => {
    for (const [index, { start, end }] of linesOf(text, width - (at - x), setting).entries()) {
      const y = column.take(noteLeading);
      if (setting === ofCode && index === 0) document.rect(x, y + 2, square, square).fill(note.colour);
      setText(document, text.slice(start, end), [at, y + setting.size], { ...setting, colour });
    }
  };
  set(note.path, ofCode, ink, x + indent);
  set(plain(detailsOfCoding(note, words)), ofNote, quiet, x + indent);
  for (const memo of note.memos) set(memo, ofNote, ink, x + indent);
  column.take(3);
}

/** Every page has the notice at the top, and the title with the page number at the bottom. */
function setEdges({ document, linesOf }: Page, { title, notice }: CodedText): void {
  const { start, count } = document.bufferedPageRange();
  const width = pageSize[0] - margins.left - margins.right;
  const first = (text: string, room: number): string => {
    const [line, ...more] = linesOf(text, room, ofFoot);
    const shown = text.slice(0, line?.end ?? 0).trimEnd();
    return more.length > 0 ? `${shown.slice(0, -1)}…` : shown;
  };
  const notices = plain(notice ?? '');
  const noticeLines = linesOf(notices, width, ofFoot)
    .slice(0, MAX_NOTICE_LINES)
    .map((line) => notices.slice(line.start, line.end));
  for (let index = 0; index < count; index += 1) {
    document.switchToPage(start + index);
    for (const [place, line] of noticeLines.entries())
      setText(document, line, [margins.left, 22 + place * 9.5], { ...ofFoot, colour: accent });
    const below = pageSize[1] - 30;
    const number = `${index + 1} / ${count}`;
    const wide = widthOfText(document, number, ofFoot);
    setText(document, first(plain(title), width - 60), [margins.left, below], { ...ofFoot, colour: quiet });
    setText(document, number, [margins.left + width - wide, below], { ...ofFoot, colour: quiet });
  }
}
