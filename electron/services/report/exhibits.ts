// The tables and figures of a report: the flow of the sources, and everything that is kept.
import { byPosition } from '#core/by-position.ts';
import { commandFor } from '#core/kept-tables/command-for.ts';
import { isKeptFigure } from '#core/kept-tables/kept-table.ts';
import type { LaidTable } from '#core/kept-tables/laid-table.ts';
import type { KeptTableRecord, SourceKind } from '#core/records.ts';
import type { CountedTable } from '#core/report/kept-numbers.ts';
import type { ReportExhibit, ReportFigure } from '#core/report/report.ts';
import type { Flow } from '#core/triage/flow.ts';
import { all } from '#db/write.ts';
import { drawnFlow } from '#formats/writing/flow-files.ts';
import { errorSentence } from '#words/error-sentence.ts';
import { flowFigure, flowMethod } from '#words/flow-figure.ts';
import { labelsOfKept } from '#words/kept-tables/labels.ts';
import { laidJointDisplay } from '#words/kept-tables/laid-joint-display.ts';
import type { Words } from '#words/words.ts';
import type { HiddenNames } from '../annex/hidden-names.ts';
import { withNames } from '../annex/printed-names.ts';
import { KINDS_WITH_WORDS } from '../annex/tables.ts';
import type { JobContext } from '../context.ts';
import { pause } from './counted.ts';
import type { ReportPeople } from './names.ts';
import { remade } from '../kept-tables/state.ts';

/** A figure within a text: its title stands in the caption. */
const plain = { title: null, caption: null, notice: false };

/** The flow of a kind of sources as a figure; nothing where no source was found, or where it would name somebody. */
export function flowExhibit(
  kind: SourceKind,
  flow: Flow,
  words: Words,
  { written }: HiddenNames,
): ReportFigure[] {
  if (flow.counts.found === 0) return [];
  const svg = drawnFlow(flow, { words, notice: null }, plain);
  if (written(svg) !== svg) return [];
  return [
    {
      kind: 'figure',
      id: `material.flow.${kind}`,
      number: '',
      label: '',
      caption: flowFigure(words, flow).title,
      svg,
      notes: [written(flowMethod(words, flow))],
      keptId: null,
      command: { verb: 'flow', options: [['--kind', kind]] },
    },
  ];
}

/** What is kept, as a report prints it, and the tables whose numbers it may print, also where a figure draws them. */
export interface KeptInReport {
  readonly exhibits: readonly ReportExhibit[];
  readonly tables: readonly CountedTable[];
}

/** The kept tables and figures in their order. What cannot be made, or may not be printed, is there with the reason. */
export async function keptExhibits(
  context: JobContext,
  words: Words,
  people: Omit<ReportPeople, 'in'>,
): Promise<KeptInReport> {
  const items = all(context.db, 'keptTable').toSorted(byPosition);
  const labels = labelsOfKept(words, items);
  const exhibits: ReportExhibit[] = [];
  const tables: CountedTable[] = [];
  for (const [done, kept] of items.entries()) {
    context.progress({ done, total: items.length, name: kept.name });
    await pause(context);
    const { exhibit, table } = await exhibitOf(context, kept, words, people, labels.get(kept.id) ?? '');
    exhibits.push(exhibit);
    if (table) tables.push({ tableId: kept.id, table });
  }
  return { exhibits, tables };
}

async function exhibitOf(
  context: JobContext,
  kept: KeptTableRecord,
  words: Words,
  { hidden, isAnyCountedOnly, interviews }: Omit<ReportPeople, 'in'>,
  label: string,
): Promise<{ readonly exhibit: ReportExhibit; readonly table: LaidTable | null }> {
  const id = `results.${kept.id}`;
  const titled = words.t('kept_tables:titled', { label, title: hidden.written(kept.name) });
  const problem = (reason: string) =>
    ({ exhibit: { kind: 'problem', id, label: titled, reason }, table: null }) as const;
  if (hidden.left !== null && KINDS_WITH_WORDS.has(kept.kind))
    return problem(words.t('report:left_out_for_names'));
  // Its cells retell what each person said.
  if (kept.kind === 'grid' && isAnyCountedOnly) return problem(words.t('report:left_out_for_consent'));
  // A slow table is counted, laid out, compared and drawn one after the other, so that it does not hold up others all at once.
  const giveWay = (): Promise<void> => pause(context);
  const { made, state } = await remade(context, kept, words, { giveWay, interviews });
  if (!made) return problem(state.what === 'cannot' ? errorSentence(words, state.error) : '');
  const {
    attribute,
    class: classes,
    coder,
    respondent,
    sample,
    savedQuery,
    code,
  } = context.counting.corpus.tables;
  const comparison = new Map(all(context.db, 'comparison').map((row) => [row.id, row]));
  const rows = { attribute, class: classes, coder, respondent, sample, savedQuery, code, comparison };
  const itself = commandFor(kept, rows, 'figure');
  // A name in a command that is not to be told: the item is printed by its id instead.
  const isNamed = itself.options.some(([, value = '']) => hidden.written(value) !== value);
  const command = isNamed ? { verb: 'table', named: [kept.id], options: [] } : itself;
  const table = withNames(kept, made.display ? laidJointDisplay(words, made.display) : made.table, hidden);
  await giveWay();
  const svg = isKeptFigure(kept.settings) ? (made.draw?.(plain) ?? null) : null;
  // A figure in which a name stands is printed as the table that it draws.
  if (svg === null || hidden.written(svg) !== svg)
    return { exhibit: { kind: 'table', id, number: '', label, table, keptId: kept.id, command }, table };
  const { caption, notes } = table;
  return {
    exhibit: { kind: 'figure', id, number: '', label, caption, svg, notes, keptId: kept.id, command },
    table,
  };
}
