// The verb `recodings`: the samples that are coded again, and how far they are.
import type { Command } from 'commander';
import type { Table } from '#core/exports/table.ts';
import { recodedIn, weeksBetween, type Recoding } from '#core/recoding/recoding.ts';
import { recodingSentence } from '#words/recoding-sentence.ts';
import type { Words } from '#words/words.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { Terminal } from '../terminal.ts';
import { printTable, tellingOf, withFormatOption, type TableFormat } from './analysis-output.ts';
import { withProject } from './open-project.ts';

/** Adds the verb to the program. */
export function addRecodingsCommand(program: Command, terminal: Terminal): void {
  const { words } = terminal;
  const { t } = words;
  const listing = program.command('recodings').description(t('command_line:recodings')).argument('<project>');
  withFormatOption(listing, terminal).action((path: string, { format }: { readonly format: TableFormat }) =>
    withProject(terminal, path, 'read', async ({ api }) => {
      const { tables } = await api.project.records();
      const json = (await api.recodings.list({})).map((plan) => recodingJson(words, plan, tables));
      printTable(terminal, format, {
        json,
        csv: () => scriptTable(json),
        text: () =>
          json.length === 0
            ? t('command_line:recodings_none')
            : json.map(({ pass, method }) => `${pass}\n${method}`).join('\n\n'),
      });
    }),
  );
}

/** A plan for scripts. */
interface RecodingJson {
  readonly id: string;
  readonly pass: string;
  readonly coder: string;
  readonly sample: string;
  readonly planned: string;
  /** The first day of being reminded; null for never. */
  readonly due: string | null;
  readonly is_due: boolean;
  /** How many sources of the sample are still in the study, and how many of these are coded again. */
  readonly sources: number;
  readonly recoded: number;
  /** How many the person worked on in the first pass after the draw. */
  readonly seen: number;
  readonly gone: number;
  /** Whole weeks between the two reviews of a source, the fewest and the most; null where none has both. */
  readonly weeks: readonly [number, number] | null;
  readonly method: string;
}

function recodingJson(words: Words, plan: Recoding, tables: HeldRecords): RecodingJson {
  const { coderName } = tellingOf(tables);
  const sample = tables.sample.find(({ id }) => id === plan.sampleId);
  const coder = coderName(plan.personId);
  return {
    id: plan.id,
    pass: coderName(plan.passId),
    coder,
    sample: sample?.name ?? plan.sampleId,
    planned: plan.plannedAt,
    due: plan.dueOn,
    is_due: plan.isDue,
    sources: plan.sources.length,
    recoded: recodedIn(plan),
    seen: plan.sources.filter(({ isSeen }) => isSeen).length,
    gone: plan.gone,
    weeks: weeksBetween(plan),
    method: sample ? recodingSentence(words, plan, { coder, sample }) : '',
  };
}

function scriptTable(rows: readonly RecodingJson[]): Table {
  const columns = [
    'id',
    'pass',
    'coder',
    'sample',
    'planned',
    'due',
    'is_due',
    'sources',
    'recoded',
    'seen',
    'gone',
    'method',
  ] as const;
  return {
    columns: columns.map((key) => ({ key, kind: key === 'method' ? 'long' : 'text' })),
    rows: rows.map((row) =>
      columns.map((key) => {
        const value = row[key];
        return typeof value === 'string' || value === null ? value : String(value);
      }),
    ),
  };
}
