// A joint display as a table of texts, for the screen: the same words as in its files.
import { sideNames, type SideName } from '#core/comparison/counts.ts';
import type { JointDisplay, JointDisplayRow } from '#core/exports/joint-display.ts';
import type { LaidColumn, LaidPart, LaidTable } from '#core/kept-tables/laid-table.ts';
import { judgementFacts, notesOf, promptedInWords, sideCell, sideHead } from '../exports/joint-display.ts';
import { atSentenceStart } from '../sentences.ts';
import type { Words } from '../words.ts';
import { outOf, partsOfFound } from './laid-counts.ts';

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
    const { n, sources, unit } = display.comparison[which];
    const interviews: LaidPart[] =
      unit === 'respondents' ? [part('sources', interviewsIn(words), sources)] : [];
    return { ...column(which, label, text), parts: [outOf(words, n), ...interviews] };
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
        ...sideNames.map((which) => ({
          text: findingInWords(words, display, row, which),
          parts: countsOf(words, display, row, which),
        })),
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

/** The counts of a theme on a side, as they stand in its text: estimates and intervals are told by their sentences. */
function countsOf(words: Words, display: JointDisplay, row: JointDisplayRow, which: SideName): LaidPart[] {
  const { t } = words;
  const { count, sources, passages, rank, byClass } = row.theme[which];
  const side = display.comparison[which];
  const found = (key: string, name: string, of: number, own: number | null): LaidPart[] =>
    own === null
      ? []
      : partsOfFound(words, own, of).map((each) => ({
          ...each,
          key: [key, each.key].filter(Boolean).join(' '),
          name: [name, each.name].filter(Boolean).join(t('exports:list.separator')),
        }));
  return [
    ...found('', '', side.n, count),
    ...(side.unit === 'respondents' ? found('sources', interviewsIn(words), side.sources, sources) : []),
    ...(passages === null ? [] : [part('passages', t('compare:column.passages'), passages)]),
    ...(rank === null ? [] : [part('rank', t('compare:column.rank'), rank)]),
    ...(side.classes.length > 1
      ? side.classes.flatMap(({ classId, key }, place) => {
          const finding = byClass[place];
          const name = classId === null ? t('counting:columns.none') : key;
          return finding ? found(`class ${classId ?? ''}`, name, finding.n, finding.count) : [];
        })
      : []),
  ];
}

function interviewsIn({ t }: Words): string {
  return t('compare:column.interviews');
}

function part(key: string, name: string, value: number): LaidPart {
  return { key, name, value, format: Number.isInteger(value) ? 'count' : 'decimal' };
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
