// A coded text as a Word file with its codings as comments, so that a colleague can read and answer them in Word.
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  HeadingLevel,
  Paragraph,
  TextRun,
  type FileChild,
  type ICommentOptions,
  type ParagraphChild,
} from 'docx';
import type { CodedParagraph, CodedText, MarginNote } from '#core/exports/coded-text.ts';
import type { Words } from '#words/words.ts';
import { detailsOfCoding, originInWords } from '#words/exports/coded-text.ts';
import { writeDocx } from './docx-file.ts';
import { colourSquare, lines, noticeBox, palette, run, serif } from './docx-parts.ts';
import { legalText } from './legal-text.ts';

/** The file as bytes. */
export async function writeCodedTextDocx(coded: CodedText, words: Words): Promise<Uint8Array> {
  const notes = coded.paragraphs.flatMap((each) => each.notes);
  return await writeDocx(
    {
      title: coded.title,
      program: coded.program,
      date: coded.date,
      notice: coded.notice,
      landscape: false,
      comments: notes.map((note) => commentOf(note, words)),
      children: [...head(coded, words), ...coded.paragraphs.map((paragraph) => paragraphOf(paragraph))],
    },
    words,
  );
}

function head(coded: CodedText, words: Words): FileChild[] {
  return [
    new Paragraph({
      children: [run(words.t('exports:coded.title'), { bold: true, size: 22, color: palette.accent })],
    }),
    new Paragraph({ heading: HeadingLevel.TITLE, children: [run(coded.title, { size: 40 })] }),
    new Paragraph({
      spacing: { after: 200 },
      children: [run(originInWords(coded, words), { size: 19, color: palette.quiet })],
    }),
    ...(coded.notice === null ? [] : [noticeBox(coded.notice), new Paragraph({ spacing: { after: 120 } })]),
    ...coded.whole.map(
      (note) =>
        new Paragraph({
          children: [
            run(`${words.t('exports:coded.whole')}: `, { size: 19, color: palette.quiet }),
            colourSquare(note.colour),
            run(note.path, { bold: true, size: 19 }),
            run(` ${detailsOfCoding(note, words)}`, { size: 19, color: palette.quiet }),
          ],
        }),
    ),
  ];
}

function paragraphOf({ stretches }: CodedParagraph): Paragraph {
  const children: ParagraphChild[] = stretches.flatMap(({ text, begins, ends }) => [
    ...begins.map((number) => new CommentRangeStart(number)),
    run(text, { font: serif, size: 22 }),
    ...ends.flatMap((number) => [
      new CommentRangeEnd(number),
      new TextRun({ children: [new CommentReference(number)] }),
    ]),
  ]);
  return new Paragraph({ spacing: { after: 120 }, children });
}

/** The path of the code is on a line of its own, as our reader of Word files recognises codes in comments. */
function commentOf(note: MarginNote, words: Words): ICommentOptions {
  const beside = detailsOfCoding({ ...note, coder: '' }, words).replace(/^ · /, '');
  return {
    id: note.number,
    author: legalText(note.coder),
    date: new Date(note.at),
    children: [
      new Paragraph({ children: [run(note.path, { bold: true })] }),
      ...(beside === '' ? [] : lines(beside, {}, { color: palette.quiet })),
      ...note.memos.flatMap((memo) => lines(memo)),
    ],
  };
}
