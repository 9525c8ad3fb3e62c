// Portraits as a figure, in words: lines of passages with their numbers.
import type { PortraitFigure, PortraitFigureLine } from '#core/figures/figure.ts';
import {
  drawnPassages,
  lanesOf,
  lineScale,
  type LineScale,
  type PortraitDrawing,
} from '#core/portraits/drawn-passages.ts';
import type { PortraitLine, Portraits } from '#core/portraits/portraits.ts';
import type { GridGroup } from '#core/summary-grid/arrange.ts';
import { namedIn } from '#core/codes/code-names.ts';
import { columnName } from './column-name.ts';
import type { FigureCodes } from './figure-rows.ts';
import { gridGroupHead } from './grid-method.ts';
import { countInWords } from './numbers.ts';
import { portraitsMethod } from './portraits-method.ts';
import { listed, paragraphOf } from './sentences.ts';
import type { Words } from './words.ts';

/** The lines of portraits. `codes` are those of its themes; `attribute` names what groups the lines. */
export function portraitsInWords(
  words: Words,
  made: Portraits,
  codes: FigureCodes,
  { drawing, attribute }: { readonly drawing: PortraitDrawing; readonly attribute: string },
): PortraitFigure {
  const { t } = words;
  const { themes, lines, groups } = made;
  const lanes = lanesOf(themes, drawing.lanes);
  const scale = lineScale(lines, lanes, drawing);
  const named = lanes.map((lane) => {
    const { codeId, path } = themes[lane]!;
    const code = codes.get(codeId);
    const own = { name: path.at(-1) ?? '', name2: null };
    return { label: namedIn(code ?? own, words.codebookLanguage).name, colour: code?.colour ?? 0 };
  });
  const counted = (counts: readonly number[]): string[] =>
    lanes.map((lane) => countInWords(words, counts[lane]!));
  const names = named.map(({ label }) => label);
  let from = 0;
  const drawn = groups.flatMap((group): PortraitFigureLine[] => {
    const own = lines.slice(from, (from += group.rows));
    const inLines = own.map((line) => lineInWords(words, line, { lanes, scale, names }));
    if (group.meanings.length === 0) return inLines;
    const sums = themes.map((_, theme) => own.reduce((sum, { places }) => sum + places[theme]!.length, 0));
    const ids = own.map(({ id }) => id);
    const label = lineGroupHead(words, made, { group, ids, attribute });
    return [{ what: 'group', label, counts: counted(sums) }, ...inLines];
  });
  const hasStroke = drawn.some(
    (line) => line.what === 'line' && line.marks.some(({ isCounterexample }) => isCounterexample),
  );
  return {
    title: t(`portraits:title.${made.of}`),
    subtitle: portraitsSubtitle(words, made),
    notes: [portraitsDrawn(words, made, drawing)],
    language: words.language,
    lanes: named,
    scale: scaleInWords(words, scale),
    lines: drawn,
    total: {
      label: t('portraits:in_all'),
      counts: counted(themes.map(({ passages }) => passages)),
    },
    stroke: hasStroke ? t('portraits:counterexample') : '',
  };
}

/** “19 interviews with 17 respondents · each line is one interview from its first word to its last”. */
export function portraitsSubtitle({ t }: Words, { of, lines, carriers }: Portraits): string {
  return t(`portraits:subtitle.${of}`, {
    lines: t(`portraits:lines.${of}`, { count: lines.length }),
    people: t('summary_grid:rows.respondents', { count: carriers.length }),
  });
}

/** How the lines were drawn and their passages counted, as one paragraph. */
export function portraitsDrawn(words: Words, made: Portraits, drawing: PortraitDrawing): string {
  const { t } = words;
  const lanes = lanesOf(made.themes, drawing.lanes);
  const { as, characters } = lineScale(made.lines, lanes, drawing);
  return paragraphOf(words, [
    t(`portraits:drawn.${as === 'tiles' ? 'tiles' : characters === null ? 'equal' : 'true'}`),
    ...(lanes.length === made.themes.length
      ? []
      : [
          t(drawing.lanes === null ? 'portraits:most_drawn' : 'portraits:some_drawn', {
            count: made.themes.length,
            drawn: countInWords(words, lanes.length),
          }),
        ]),
    portraitsMethod(words, made),
  ]);
}

/** The words over the drawing: at its beginning, its quarters and its end. */
export function scaleInWords(words: Words, { as, characters }: LineScale): string[] {
  const { t } = words;
  if (as === 'tiles') return [t('portraits:in_order')];
  if (characters === null) return [t('portraits:first_word'), '¼', '½', '¾', t('portraits:last_word')];
  return [t('portraits:first_word'), t('portraits:characters', { count: characters })];
}

/** “member: yes · 4 respondents, 6 interviews”, or how many sources; `ids` are those of the group's lines. */
export function lineGroupHead(
  words: Words,
  { of, carriers }: Pick<Portraits, 'of' | 'carriers'>,
  {
    group,
    ids,
    attribute,
  }: { readonly group: GridGroup; readonly ids: readonly string[]; readonly attribute: string },
): string {
  if (of === 'sources') return gridGroupHead(words, of, group, attribute);
  const there = new Set(ids);
  const people = carriers.filter(({ sourceIds }) => sourceIds.some((id) => there.has(id)));
  return gridGroupHead(words, of, { ...group, rows: people.length, sources: ids.length }, attribute);
}

/** The values of a line in words; empty where it has none. */
export function valuesInWords(words: Words, { values }: Pick<PortraitLine, 'values'>): string {
  return listed(
    words,
    values.map((value) => columnName(words, value)),
  );
}

interface Drawn {
  readonly lanes: readonly number[];
  readonly scale: LineScale;
  /** By lane. */
  readonly names: readonly string[];
}

function lineInWords(words: Words, line: PortraitLine, { lanes, scale, names }: Drawn): PortraitFigureLine {
  const { t } = words;
  const counts = lanes.map((lane) => (line.isInBase ? countInWords(words, line.places[lane]!.length) : '–'));
  const value = valuesInWords(words, line);
  const remark = line.isInBase ? '' : t('summary_grid:empty.not_reviewed');
  return {
    what: 'line',
    name: line.name,
    label: value,
    date: line.date ?? '',
    length: line.isInBase ? (scale.characters === null ? 1 : line.length / scale.characters) : null,
    remark,
    marks: drawnPassages(line, lanes, scale).map(({ theme, left, width, isCounterexample }) => ({
      lane: lanes.indexOf(theme),
      left: left / 100,
      width: width / 100,
      isCounterexample,
    })),
    counts,
    spoken: t('timeline:spoken', {
      names: [line.name, value].filter(Boolean).join(', '),
      told: remark || names.map((name, lane) => `${name} ${counts[lane]}`).join(', '),
    }),
  };
}
