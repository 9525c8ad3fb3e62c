// When new codes came as a table of a paper: a row for each source, interview or respondent in order; the grid of Guest,
// Namey and Chen stands in the notes.
import { codePaths } from '#core/exports/code-paths.ts';
import { pathNames } from '#core/exports/written-names.ts';
import type { Codebook } from '#core/codes/codebook.ts';
import type { LaidColumn, LaidTable } from '#core/kept-tables/laid-table.ts';
import type { Saturation } from '#core/saturation/saturation.ts';
import { countInWords, decimalInWords } from '../numbers.ts';
import { gridLines, reachedInWords, saturationTitle, thresholdInWords } from '../saturation-figure.ts';
import { saturationMethod } from '../saturation-method.ts';
import { atSentenceStart } from '../sentences.ts';
import type { Words } from '../words.ts';

/** The table in words. */
export function laidSaturation(words: Words, found: Saturation, codebook: Codebook): LaidTable {
  const { t } = words;
  const { rows, grid, facts, singletons, doubletons, chao2 } = found;
  const paths = codePaths(codebook);
  const column = (
    key: 'new' | 'observed' | 'expected' | 'codes',
    format: LaidColumn['format'],
  ): LaidColumn => ({
    key,
    name: atSentenceStart(words, t(`saturation:column.${key}`)),
    note: '',
    align: format === 'text' ? 'start' : 'end',
    under: null,
    format,
    shareOf: null,
  });
  return {
    caption: saturationTitle(words),
    rowHead: atSentenceStart(words, t('saturation:column.name')),
    columns: [
      column('new', 'count'),
      column('observed', 'count'),
      column('expected', 'decimal'),
      column('codes', 'text'),
    ],
    rows: rows.map(({ id, name, newCodes, observed, expected }) => ({
      key: id,
      name,
      depth: 0,
      look: 'plain',
      cells: [
        { text: countInWords(words, newCodes.length), value: newCodes.length },
        { text: countInWords(words, observed), value: observed },
        { text: decimalInWords(words, expected, 1), value: expected },
        {
          text: newCodes
            .map((code) => pathNames(paths.get(code) ?? '').at(-1) ?? '')
            .join(t('exports:list.separator')),
        },
      ],
    })),
    notes: [
      [
        t('saturation:grid'),
        ...gridLines(grid).map(({ first, all }) =>
          t('saturation:grid_line', {
            base: first.base,
            run: first.run,
            count: first.baseCount,
            results: all
              .map((each) => `${thresholdInWords(words, each.threshold)}: ${reachedInWords(words, each)}`)
              .join(t('exports:list.separator')),
          }),
        ),
      ].join('\n'),
      t('saturation:rare', { singletons, doubletons, chao2: decimalInWords(words, chao2, 1) }),
      saturationMethod(words, facts),
    ],
  };
}
