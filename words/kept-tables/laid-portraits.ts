// Who carries each theme, as a table of a paper: one row for each respondent or source, and below them how even it is.
import { namedIn } from '#core/codes/code-names.ts';
import type { LaidCell, LaidColumn, LaidRow, LaidTable } from '#core/kept-tables/laid-table.ts';
import type { Portraits } from '#core/portraits/portraits.ts';
import { gridGroupHead } from '../grid-method.ts';
import { decimalInWords } from '../numbers.ts';
import type { FigureCodes } from '../figure-rows.ts';
import { portraitsMethod } from '../portraits-method.ts';
import type { Words } from '../words.ts';
import { decimalCell, foundCell, plainCell } from './laid-counts.ts';

/** The carriers in words. `attribute` names what groups them; empty for another grouping. */
export function laidPortraits(
  words: Words,
  made: Portraits,
  codes: FigureCodes,
  attribute: string,
): LaidTable {
  const { t } = words;
  const { of, themes, carriers, carrierGroups } = made;
  let from = 0;
  const rows = carrierGroups.flatMap((group, place): LaidRow[] => {
    const own = carriers.slice(from, (from += group.rows)).map(({ id, name, isInBase, passages }) =>
      rowOf(
        id,
        name,
        passages.map((count) => plainCell(words, isInBase ? count : null)),
      ),
    );
    if (group.meanings.length === 0) return own;
    const name = gridGroupHead(words, of, group, attribute);
    return [{ key: `group ${place}`, name, depth: 0, look: 'heading', cells: [] }, ...own];
  });
  const largest = themes.map(({ spread: { most, passages } }) => foundCell(words, most, passages));
  const effective = themes.map(({ spread: { effective: value } }) =>
    decimalCell(value === null ? null : decimalInWords(words, value, 1), value),
  );
  return {
    caption: t('portraits:who'),
    rowHead: t(`portraits:carrier.${of}`),
    columns: themes.map(({ codeId, path }): LaidColumn => ({
      key: codeId,
      name: namedIn(codes.get(codeId) ?? { name: path.at(-1) ?? '', name2: null }, words.codebookLanguage)
        .name,
      note: '',
      align: 'end',
      under: null,
      format: 'count',
      shareOf: null,
    })),
    rows: [
      ...rows,
      rowOf(
        'passages',
        t('command_line:portraits_passages'),
        themes.map(({ passages }) => plainCell(words, passages)),
      ),
      rowOf('largest', t('command_line:portraits_largest'), largest),
      rowOf('effective', t('command_line:portraits_effective'), effective),
    ],
    notes: [portraitsMethod(words, made)],
  };
}

function rowOf(key: string, name: string, cells: readonly LaidCell[]): LaidRow {
  return { key, name, depth: 0, look: 'plain', cells };
}
