// A joint display as a table of texts, for the screen: the same words as in its files.
import type { SideName } from '#core/comparison/counts.ts';
import type { JointDisplay, JointDisplayRow } from '#core/exports/joint-display.ts';
import type { LaidColumn, LaidTable } from '#core/kept-tables/laid-table.ts';
import { judgementFacts, notesOf, promptedInWords, sideCell, sideHead } from '../exports/joint-display.ts';
import { atSentenceStart } from '../sentences.ts';
import type { Words } from '../words.ts';

/** The display in words: a row for each theme, a column for each side, and one for what the analyst judged. */
export function laidJointDisplay(words: Words, display: JointDisplay): LaidTable {
  const { t } = words;
  const column = (key: string, name: string, note: string): LaidColumn => ({
    key,
    name,
    note,
    align: 'start',
    under: null,
    format: 'text',
    shareOf: null,
  });
  const side = (which: SideName): LaidColumn => {
    const { label, text } = sideHead(display, which, words);
    return column(which, label, text);
  };
  return {
    caption: display.name ?? '',
    rowHead: atSentenceStart(words, t('exports:codebook.theme')),
    isOfText: true,
    columns: [side('a'), side('b'), column('judgement', t('exports:joint.judgement'), '')],
    rows: display.rows.map((row) => ({
      key: row.theme.codeId,
      name: [row.name, promptedInWords(row, words)].filter(Boolean).join('\n'),
      depth: 0,
      look: 'plain',
      cells: [
        { text: findingInWords(words, display, row, 'a') },
        { text: findingInWords(words, display, row, 'b') },
        { text: judgementInWords(words, display, row) },
      ],
    })),
    notes: notesOf(display, false, words).map(({ label, text }) =>
      t('exports:about.listed', { label, text }),
    ),
  };
}

/** What a theme has on a side: its count and its details a line each, then its excerpts. */
function findingInWords(words: Words, display: JointDisplay, row: JointDisplayRow, side: SideName): string {
  const { count, details, excerpts, withheld } = sideCell(display, row, side, words);
  return [count, ...details, ...excerpts, withheld].filter(Boolean).join('\n');
}

/** The verdict, its reasons, and the labels beside it. */
function judgementInWords(words: Words, display: JointDisplay, row: JointDisplayRow): string {
  const [verdict, ...facts] = judgementFacts(display, row, words);
  return [
    atSentenceStart(words, verdict?.text ?? ''),
    row.judged?.reasons.trim(),
    ...facts.map(({ label, text }) => words.t('exports:about.listed', { label, text })),
  ]
    .filter(Boolean)
    .join('\n');
}

/** The excerpts and reasons that stand beside the numbers, one text each, so that a change of them is seen. */
export function wordsBeside(words: Words, display: JointDisplay): string[] {
  return display.rows.flatMap((row) =>
    [
      ...(['a', 'b'] as const).flatMap((side) => sideCell(display, row, side, words).excerpts),
      row.judged?.reasons ?? '',
    ].filter((text) => text.trim() !== ''),
  );
}
