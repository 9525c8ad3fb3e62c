// The section of one code in the codebook as a document: its definition, examples and memos.
import { HeadingLevel, Paragraph, TextRun, type FileChild, type IParagraphOptions } from 'docx';
import type { CodebookDocument, CodebookEntry } from '#core/exports/codebook-document.ts';
import { headingName } from '#core/exports/codebook-sections.ts';
import type { Words } from '#words/words.ts';
import { countsLine } from './codebook-counts.ts';
import {
  definitionsOf,
  excerptInWords,
  memoOrigin,
  pathInWords,
  standingOf,
  withheldInWords,
} from '#words/exports/codebook.ts';
import { headings } from './docx-file.ts';
import { bookmark, colourSquare, excerptBlocks, lines, palette, run, sans, serif } from './docx-parts.ts';

/** The section of the code at this place of the document, under a heading of its level. */
export function section(
  entry: CodebookEntry,
  place: number,
  document: CodebookDocument,
  words: Words,
): FileChild[] {
  const heading = headings[Math.min(entry.level, headings.length) - 1] ?? HeadingLevel.HEADING_6;
  const counts = countsLine(entry, document, words);
  const above = entry.path === entry.name ? '' : pathInWords(entry.path);
  const quiet = (text: string, spacing: IParagraphOptions['spacing'] = { after: 80 }): Paragraph =>
    new Paragraph({ keepNext: true, spacing, children: [run(text, { size: 18, color: palette.quiet })] });
  return [
    new Paragraph({
      heading,
      children: [
        colourSquare(entry.colour),
        ...bookmark(anchorOf(entry), place, run(headingName(entry, document))),
        ...(entry.name2 === null
          ? []
          : [run(`  ${entry.name2}`, { bold: false, color: palette.quiet, size: 22 })]),
        ...(entry.isTheme
          ? [run(`  ${words.t('exports:codebook.theme')}`, { bold: false, color: palette.accent, size: 19 })]
          : []),
      ],
    }),
    ...(entry.level > 1 && document.layout.paths ? [quiet(above)] : []),
    ...(counts === null ? [] : [quiet(counts, { after: 140 })]),
    ...definitionsOf(entry, words).flatMap(({ label, text }) => [
      fieldLabel(label),
      ...lines(text, { spacing: { after: 60 } }),
    ]),
    ...exampleParagraphs(entry, document, words),
    ...memoParagraphs(entry, words),
    standing(entry, words),
  ];
}

function exampleParagraphs(entry: CodebookEntry, { layout }: CodebookDocument, words: Words): Paragraph[] {
  if (entry.examples.length + entry.withheld === 0) return [];
  const excerpts = entry.examples.map((excerpt) => excerptInWords(excerpt, words));
  return [
    fieldLabel(words.t('exports:field.examples')),
    ...excerptBlocks(excerpts, entry.colour, 20, layout.oneFont ? sans : serif),
    ...(entry.withheld === 0
      ? []
      : lines(
          withheldInWords(entry.withheld, words),
          { spacing: { before: 40, after: 80 } },
          { size: 19, color: palette.quiet },
        )),
  ];
}

function memoParagraphs(entry: CodebookEntry, words: Words): Paragraph[] {
  if (entry.memos.length === 0) return [];
  return [
    fieldLabel(words.t('exports:field.memos')),
    ...entry.memos.flatMap((memo) => [
      new Paragraph({
        keepNext: true,
        spacing: { before: 60 },
        children: [
          ...(memo.title === '' ? [] : [run(`${memo.title}  `, { bold: true })]),
          run(memoOrigin(memo, words), { size: 17, color: palette.quiet }),
        ],
      }),
      ...lines(memo.body, { spacing: { after: 60 } }),
    ]),
  ];
}

/** The label of a field of a code, above its text. */
export function fieldLabel(label: string, before = 120): Paragraph {
  return new Paragraph({
    keepNext: true,
    spacing: { before, after: 20 },
    children: [run(label, { bold: true, size: 18, color: palette.accent })],
  });
}

function standing(entry: CodebookEntry, words: Words): Paragraph {
  const facts = standingOf({ ...entry, name2: null }, words);
  return new Paragraph({
    spacing: { before: 140, after: 60 },
    children: facts.flatMap(({ label, text }, index) => [
      ...(index === 0 ? [] : [new TextRun({ text: '   ·   ', size: 17, color: palette.quiet })]),
      run(words.t('exports:about.listed', { label, text: '' }), { size: 17, color: palette.quiet }),
      run(text, { size: 17 }),
    ]),
  });
}

/** Word allows forty characters in a bookmark's name: letters, digits and `_`. */
export function anchorOf(entry: CodebookEntry): string {
  return `code_${entry.id.replaceAll(/[^0-9A-Za-z]/g, '').slice(0, 34)}`;
}
