// The codebook as Markdown (CommonMark with tables): readable as plain text and in version control.
import type { CodebookDocument, CodebookEntry } from '#core/exports/codebook-document.ts';
import { headingName, sectionsOf } from '#core/exports/codebook-sections.ts';
import type { Words } from '#words/words.ts';
import { countColumns, countsLine } from './codebook-counts.ts';
import {
  aboutCodebook,
  countingInWords,
  definitionsOf,
  examplesOf,
  memoOrigin,
  pathInWords,
  sizeInWords,
  standingOf,
} from '#words/exports/codebook.ts';
import { facts, headingMarks, inline, markdownFile, paragraphs, quoted } from './markdown.ts';

/** The file as UTF-8 without a byte-order mark. */
export function writeCodebookMarkdown(document: CodebookDocument, words: Words): Uint8Array {
  const blocks = [
    `# ${inline(words.t('exports:codebook.subtitle', { project: document.project }))}`,
    ...(document.notice === null ? [] : [quoted(paragraphs(document.notice))]),
    inline(sizeInWords(document, words)),
    facts(aboutCodebook({ ...document, notice: null }, words), words),
    `## ${inline(words.t('exports:codebook.overview'))}`,
    overview(document, words),
    ...sectionsOf(document).flatMap((entry) => section(entry, document, words)),
  ];
  return markdownFile(blocks);
}

function section(entry: CodebookEntry, document: CodebookDocument, words: Words): string[] {
  const counts = countsLine(entry, document, words);
  const second = entry.name2 === null ? '' : ` · ${inline(entry.name2)}`;
  const theme = entry.isTheme ? ` · *${inline(words.t('exports:codebook.theme'))}*` : '';
  const examples = examplesOf(entry, words);
  return [
    `${headingMarks(entry.level + 1)} ${inline(headingName(entry, document))}${second}${theme}`,
    ...(entry.level > 1 && document.layout.paths ? [inline(pathInWords(entry.path))] : []),
    ...(counts === null ? [] : [inline(counts)]),
    ...definitionsOf(entry, words).map(({ label, text }) => `**${inline(label)}**\n\n${paragraphs(text)}`),
    ...(examples.length === 0 ? [] : [`**${inline(words.t('exports:field.examples'))}**`]),
    ...examples.map((example) => quoted(paragraphs(example))),
    ...memos(entry, words),
    facts(standingOf({ ...entry, name2: null }, words), words),
  ];
}

function memos(entry: CodebookEntry, words: Words): string[] {
  if (entry.memos.length === 0) return [];
  return [
    `**${inline(words.t('exports:field.memos'))}**`,
    ...entry.memos.flatMap((memo) => {
      const title = memo.title === '' ? '' : `*${inline(memo.title)}* · `;
      return [`${title}${inline(memoOrigin(memo, words))}`, paragraphs(memo.body)];
    }),
  ];
}

function overview(document: CodebookDocument, words: Words): string {
  const { columns } = countColumns(document, words);
  const heads = [words.t('exports:codebook.code'), ...columns.map((column) => column.fullName)];
  const rows = document.codes.map((entry) => [
    `${'&emsp;'.repeat(entry.level - 1)}${entry.isTheme ? `**${inline(headingName(entry, document))}**` : inline(headingName(entry, document))}`,
    ...columns.map((column) => inline(column.textOf(entry))),
  ]);
  const table = [
    tableRow(heads.map(inline)),
    tableRow(heads.map((_, place) => (place === 0 ? '---' : '--:'))),
    ...rows.map(tableRow),
  ].join('\n');
  const counting = countingInWords(document, words);
  return counting === null ? table : `${inline(counting)}\n\n${table}`;
}

function tableRow(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
