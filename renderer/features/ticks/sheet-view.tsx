import { looksSeveral } from '#core/ticks/list-names.ts';
import { encodingOptions } from '#renderer/common/imports/encodings.ts';
import { PlanNumbers } from '#renderer/common/imports/plan-numbers.tsx';
import { noteSentence } from '#renderer/common/imports/report-words.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Checkbox } from '#renderer/ui/checkbox.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { Select } from '#renderer/ui/select.tsx';
import type { TicksImport } from '#electron/services/ticks.ts';
import { unclearSign } from '#words/sheet-place.ts';
import type { Words } from '#words/words.ts';
import { ColumnUses } from './column-uses.tsx';
import { RowSources } from './row-sources.tsx';
import { asProposed, correctSheet, useTicksDesk } from '#renderer/common/openers/ticks-desk.ts';
import styles from './ticks.module.css';

/** How many unclear signs and withheld ticks are named. */
const MAX_SIGNS = 5;
const shapes = ['rows', 'columns', 'list'] as const;

interface SheetViewProps {
  /** The file name. */
  readonly name: string;
  readonly plan: TicksImport;
  readonly asThemes: boolean;
  readonly onAsThemes: (asThemes: boolean) => void;
}

/** A preview of a sheet: layout, columns, rows, and what is unclear. */
export function SheetView({ name, plan, asThemes, onAsThemes }: SheetViewProps) {
  const words = useWords();
  const { t } = words;
  const { corrections } = useTicksDesk();
  const { counts } = plan;
  const numbers = [
    { label: t('ticks:of_rows', { count: counts.rows, matched: counts.matched }), isNone: false },
    { label: t('ticks:of_ticks', { count: counts.ticks }), isNone: counts.ticks === 0 },
    { label: t('ticks:of_codings', { count: counts.codings }), isNone: counts.codings === 0 },
    { label: t('ticks:of_present', { count: counts.present }), isNone: counts.present === 0 },
    { label: t('ticks:of_codes', { count: counts.newCodes }), isNone: counts.newCodes === 0 },
  ];
  const sources = useProject((state) => state.tables.source);
  const { notes, warned } = remarksOf(words, plan, (id) => sources.get(id)?.title ?? '');
  if (plan.missing !== null)
    return (
      <>
        <Drawn plan={plan} />
        <Note tone="danger">{missingSentence(words, plan, name, corrections.sheet)}</Note>
        <ColumnUses plan={plan} />
      </>
    );
  return (
    <>
      <Drawn plan={plan} />
      <PlanNumbers label={t('ticks:numbers')} numbers={numbers} />
      {notes.length > 0 && <p className={styles.quiet}>{notes.join(' ')}</p>}
      {warned.length > 0 && (
        <Note tone="warning">
          {warned.map((remark) => (
            <p key={remark}>{remark}</p>
          ))}
        </Note>
      )}
      <RowSources plan={plan} />
      <ColumnUses plan={plan} />
      {counts.newCodes > 0 && (
        <Checkbox isSelected={asThemes} onChange={onAsThemes}>
          {t('ticks:as_themes')}
        </Checkbox>
      )}
    </>
  );
}

/** Chooses the sheet, its orientation, and the place of its headings. Changing these discards all other corrections. */
function Drawn({ plan }: { plan: TicksImport }) {
  const { t } = useWords();
  const { corrections } = useTicksDesk();
  const { sheet, encoding, shape } = corrections;
  const kept = { ...asProposed, sheet, encoding, shape };
  return (
    <div className={styles.choices}>
      {plan.sheets.length > 1 && (
        <Select
          look="pill"
          label={t('ticks:sheet')}
          value={plan.sheet}
          onChange={(next) => correctSheet({ ...asProposed, sheet: next })}
          options={plan.sheets.map((name) => ({ value: name, label: name }))}
        />
      )}
      {plan.encoding !== null && (
        <Select
          look="pill"
          label={t('ticks:encoding')}
          value={plan.encoding}
          onChange={(next) => correctSheet({ ...asProposed, encoding: next })}
          options={encodingOptions(t, plan.encoding)}
        />
      )}
      <Select
        look="pill"
        label={t('ticks:shape')}
        value={plan.shape}
        onChange={(next) => correctSheet({ ...kept, shape: next })}
        options={shapes.map((value) => ({ value, label: t(`ticks:shape_${value}`) }))}
      />
      <Select
        look="pill"
        label={t('ticks:header')}
        value={String(plan.header)}
        onChange={(next) => correctSheet({ ...kept, header: Number(next) })}
        options={plan.firstLines.map((line, at) => ({
          value: String(at),
          label: t(plan.shape === 'columns' ? 'ticks:header_column' : 'ticks:header_row', { row: at + 1 }),
          note: line,
        }))}
      />
    </div>
  );
}

/** Why the sheet cannot be imported as it is read now. Another sheet or other column uses may help. */
function missingSentence(
  { t }: Words,
  { missing, sheet, sheets }: TicksImport,
  name: string,
  asked: string | null,
): string {
  if (missing === 'titles') return t('ticks:no_titles', { name });
  if (sheets.length < 2) return t('ticks:no_themes', { name });
  const separator = t('exports:list.separator');
  if (asked === null) return t('ticks:no_themes_anywhere', { name, sheets: sheets.join(separator) });
  const others = sheets.filter((each) => each !== sheet).join(separator);
  return t('ticks:no_themes_here', { name, sheet: sheet ?? asked, others });
}

/** The remarks on the sheet, one sentence each, including what would be lost. */
function remarksOf(
  words: Words,
  plan: TicksImport,
  titleOf: (sourceId: string) => string,
): { notes: string[]; warned: string[] } {
  const { t } = words;
  const { counts, themes, held, removed, recoded, unclear, sums, nameless, notes, shape, left } = plan;
  const someOf = (ticks: TicksImport['held']): string[] =>
    ticks.slice(0, MAX_SIGNS).map(({ sourceId, place }) => {
      const theme = themes.find((each) => each.place === place)?.name ?? '';
      return t('ticks:held_of', { title: titleOf(sourceId), theme });
    });
  const numbered = themes.reduce((sum, theme) => sum + theme.numbered, 0);
  const signs = unclear.slice(0, MAX_SIGNS).map((sign) => unclearSign(words, shape, sign));
  const several = themes.filter(({ by, name }) => by === 'new' && shape === 'list' && looksSeveral(name));
  const numbers = left.filter(({ because }) => because === 'numbers');
  const names = numbers.map(({ name }) => t('ticks:left_name', { name })).join(t('exports:list.separator'));
  const isQuiet = ({ key }: { key: string }): boolean => key === 'reading:other_sheets';
  const noted = (which: typeof notes): string[] => which.map((note) => noteSentence(words, note));
  const counted = (
    count: number,
    key: 'sums' | 'numbered' | 'nameless' | 'held' | 'removed' | 'recoded' | 'refused',
  ): string[] => (count > 0 ? [t(`ticks:${key}`, { count })] : []);
  return {
    notes: [
      ...noted(notes.filter(isQuiet)),
      ...counted(sums, 'sums'),
      ...counted(numbered, 'numbered'),
      ...(numbers.length > 0 ? [t('ticks:left_as_numbers', { count: numbers.length, names })] : []),
    ],
    warned: [
      ...noted(notes.filter((note) => !isQuiet(note))),
      ...several.slice(0, MAX_SIGNS).map(({ name }) => t('ticks:several', { name })),
      ...counted(nameless.length, 'nameless'),
      ...counted(held.length, 'held'),
      ...someOf(held),
      ...counted(removed.length, 'removed'),
      ...someOf(removed),
      ...counted(recoded.length, 'recoded'),
      ...someOf(recoded),
      ...counted(counts.refused, 'refused'),
      ...(counts.unclear > 0 ? [t('ticks:unclear', { count: counts.unclear }), ...signs] : []),
    ],
  };
}
