// The verbs of triage: `duplicates`, `flow` and `sample`.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { AppError } from '#core/errors.ts';
import { duplicateTable } from '#core/exports/duplicate-rows.ts';
import { sampleTable } from '#core/exports/sample-rows.ts';
import type { Table } from '#core/exports/table.ts';
import type { SourceRecord } from '#core/records.ts';
import { SEEDS } from '#core/sampling/chance.ts';
import { sourcesIn, type Flow } from '#core/triage/flow.ts';
import { sampleDesignFrom, type SampleStrata } from '#core/sampling/sample-design.ts';
import { allocations } from '#core/tables/sample.ts';
import type { Allocation } from '#core/sampling/allocation.ts';
import { writeCsv } from '#formats/writing/csv.ts';
import { figureBytes } from '#formats/writing/figure-files.ts';
import { drawnFlow, writeFlowCsv, writeFlowJson } from '#formats/writing/flow-files.ts';
import { flowFigure } from '#words/flow-figure.ts';
import { percentInWords } from '#words/numbers.ts';
import { sampleSentence } from '#words/sample-sentence.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { FoundDuplicates } from '../../services/duplicates.ts';
import type { Terminal } from '../terminal.ts';
import { figureOf, withFigureOptions, type FigureOptions } from './figure-options.ts';
import { refuseIdleFigureOptions } from './idle-options.ts';
import { classesNamed } from './scope-options.ts';
import { withProject } from './open-project.ts';
import { savedQueryNamed } from './saved-query-named.ts';
import { plainTable } from './plain-table.ts';

interface ScopeOptions {
  readonly kind: 'document' | 'interview';
  readonly class?: string;
}

interface FlowOptions extends ScopeOptions, FigureOptions {
  readonly format: 'text' | 'json' | 'csv' | 'svg';
}

interface SampleOptions extends ScopeOptions {
  readonly size: number;
  readonly by: string;
  readonly allocation: Allocation;
  readonly guess?: Readonly<Record<string, number>>;
  readonly seed?: number;
  readonly name?: string;
  readonly saved?: string;
  readonly format: 'text' | 'json' | 'csv';
}

/** Prints a flow as numbers. */
export function printFlow(
  { words, print }: Terminal,
  format: 'text' | 'json' | 'csv',
  flow: Flow,
  notice: string | null,
): void {
  const origin = { words, notice };
  const written = (bytes: Uint8Array): void => print(Buffer.from(bytes).toString('utf8'));
  switch (format) {
    case 'csv':
      return written(writeFlowCsv(flow, origin, { byteOrderMark: false }));
    case 'json':
      return written(writeFlowJson(flow, origin));
    case 'text': {
      const figure = flowFigure(words, flow, origin);
      const rows = figure.steps.flatMap(({ box, leaving }) => [
        [box.label, box.number],
        ...box.details.map(({ label, number }) => [`  ${label}`, number]),
        ...(leaving ? [[`– ${leaving.label}`, leaving.number]] : []),
        ...(leaving?.details ?? []).map(({ label, number }) => [`    ${label}`, number]),
      ]);
      return print([plainTable(rows), '', ...figure.notes].join('\n'));
    }
  }
}

/** Adds the verbs to the program. */
export function addTriageCommands(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  const scoped = (name: string, what: string): Command =>
    program
      .command(name)
      .description(what)
      .argument('<project>')
      .addOption(
        new Option('--kind <kind>', t('command_line:kind'))
          .choices(['document', 'interview'])
          .default('document'),
      )
      .option('--class <names>', t('command_line:triage_class'));
  const format = (...choices: string[]): Option =>
    new Option('--format <format>', t('command_line:format')).choices(choices).default('text');

  program
    .command('duplicates')
    .description(t('command_line:duplicates'))
    .argument('<project>')
    .option('--threshold <share>', t('command_line:duplicates_threshold'), shareOption)
    .addOption(format('text', 'json', 'csv'))
    .action((path: string, options: { threshold?: number; format: 'text' | 'json' | 'csv' }) =>
      withProject(terminal, path, 'read', async ({ api }) => {
        const { tables } = await api.project.records();
        const { threshold } = options;
        const found = await api.duplicates.find(threshold === undefined ? {} : { threshold });
        const sources = byId(tables);
        if (options.format === 'csv') printCsv(terminal, duplicateTable(found, sources));
        else if (options.format === 'json') printJson(terminal, duplicatesJson(found, sources));
        else terminal.print(duplicatesInWords(terminal, found, sources));
      }),
    );

  withFigureOptions(scoped('flow', t('command_line:flow')), terminal)
    .addOption(format('text', 'json', 'csv', 'svg'))
    .action((path: string, options: FlowOptions, command: Command) => {
      refuseIdleFigureOptions(command, options.format, terminal);
      return withProject(terminal, path, 'read', async ({ api }) => {
        const { tables } = await api.project.records();
        const flow = await api.triage.flow(scopeOf(options, tables));
        const notice = tables.project[0]?.notice ?? null;
        if (options.format !== 'svg') return printFlow(terminal, options.format, flow, notice);
        const svg = drawnFlow(flow, { words: terminal.words, notice }, figureOf(options));
        return terminal.print(Buffer.from(await figureBytes(svg, 'svg', '')).toString('utf8'));
      });
    });

  scoped('sample', t('command_line:sample'))
    .option('--saved <name>', t('command_line:scope_saved_sample'))
    .requiredOption('--size <number>', t('command_line:sample_size'), wholeNumber)
    .option('--by <strata>', t('command_line:sample_by'), 'none')
    .addOption(
      new Option('--allocation <how>', t('command_line:sample_allocation'))
        .choices(allocations)
        .default('proportional'),
    )
    .option('--guess <shares>', t('command_line:sample_guess'), guessesOption)
    .option('--seed <number>', t('command_line:sample_seed'), seedOption)
    .option('--name <name>', t('command_line:sample_name'))
    .addOption(format('text', 'json', 'csv'))
    .action((path: string, options: SampleOptions) =>
      withProject(terminal, path, 'write', async ({ api }) => {
        const { tables } = await api.project.records();
        const frame = await api.triage.flow(scopeOf(options, tables));
        const found =
          options.saved === undefined
            ? null
            : new Set(await api.savedQueries.sources({ id: savedQueryNamed(options.saved, tables).id }));
        const sample = await api.samples.draw({
          name: options.name ?? t('command_line:sample_named', { number: tables.sample.length + 1 }),
          seed: options.seed ?? null,
          settings: {
            size: options.size,
            strata: strataOf(options.by, tables),
            allocation: options.allocation,
            ...(options.guess === undefined ? {} : { guesses: options.guess }),
          },
          fromIds: sourcesIn(frame, 'kept').filter((id) => found?.has(id) ?? true),
        });
        const design = sampleDesignFrom(sample.settings);
        const method = sampleSentence(terminal.words, design, sample.seed);
        const table = sampleTable(sample, byId(tables), method);
        if (options.format === 'csv') return printCsv(terminal, table);
        const names = table.columns.map(({ key }) => key);
        const rows = Array.from(table.rows, (cells) =>
          Object.fromEntries(cells.slice(0, 6).map((cell, place) => [names[place], cell])),
        );
        if (options.format === 'json') {
          const strata = design.frame.map(({ sourceIds, ...stratum }) => ({
            ...stratum,
            size: sourceIds.length,
          }));
          const { id, name, seed } = sample;
          return printJson(terminal, { id, name, seed, size: options.size, strata, sources: rows, method });
        }
        const lines = rows.map(({ order, source, stratum }) => [
          `${order}. ${source}`,
          design.frame.length > 1 ? String(stratum) : '',
        ]);
        return terminal.print([plainTable(lines), '', method].join('\n'));
      }),
    );
}

function scopeOf({ kind, class: names }: ScopeOptions, tables: HeldRecords) {
  return { kind, ...(names === undefined ? {} : { classIds: classesNamed(names, tables) }) };
}

function byId(tables: HeldRecords): ReadonlyMap<string, SourceRecord> {
  return new Map(tables.source.map((source) => [source.id, source]));
}

function strataOf(by: string, tables: HeldRecords): SampleStrata {
  if (by === 'none' || by === 'class' || by === 'year' || by === 'language') return { by };
  const attribute = tables.attribute.find(({ id, name }) => id === by || name === by);
  if (!attribute) throw new AppError('not_found', 'errors:no_such_strata', { name: by });
  return { by: 'attribute', attributeId: attribute.id };
}

function printCsv(terminal: Terminal, table: Table): void {
  terminal.print(Buffer.from(writeCsv(table, { byteOrderMark: false })).toString('utf8'));
}

function printJson(terminal: Terminal, value: unknown): void {
  terminal.print(JSON.stringify(value, null, 2));
}

type Sources = ReadonlyMap<string, SourceRecord>;

function nameOf(sources: Sources, id: string): string {
  const source = sources.get(id);
  return source ? (source.label ?? source.title) : id;
}

/** Scripts rely on these names. */
function duplicatesJson({ groups, contained }: FoundDuplicates, sources: Sources) {
  const sourceJson = (id: string) => ({
    id,
    title: nameOf(sources, id),
    date: sources.get(id)?.date ?? null,
  });
  return {
    groups: groups.map((group) => ({
      original: sourceJson(group.originalId),
      copies: group.sources.map(({ id, similarity, via }) => ({ ...sourceJson(id), similarity, via })),
    })),
    contained: contained.map(({ id, inId, containment }) => ({
      ...sourceJson(id),
      in: sourceJson(inId),
      containment,
    })),
  };
}

function duplicatesInWords(
  { words }: Terminal,
  { groups, contained }: FoundDuplicates,
  sources: Sources,
): string {
  const { t } = words;
  if (groups.length === 0 && contained.length === 0) return t('command_line:duplicates_none');
  const dated = (id: string): string => {
    const { date } = sources.get(id) ?? {};
    return date ? `${nameOf(sources, id)} (${date})` : nameOf(sources, id);
  };
  const copies = groups.reduce((sum, group) => sum + group.sources.length, 0);
  return [
    ...groups.map(({ originalId, sources: alike }) =>
      [
        dated(originalId),
        ...alike.map(({ id, similarity }) => `  ${percentInWords(words, similarity)}  ${dated(id)}`),
      ].join('\n'),
    ),
    ...contained.map(({ id, inId, containment }) =>
      t('command_line:duplicates_contained', {
        percent: percentInWords(words, containment),
        name: dated(id),
        other: dated(inId),
      }),
    ),
    t('command_line:duplicates_found', { groups: groups.length, copies }),
  ].join('\n\n');
}

function shareOption(text: string): number {
  const share = Number(text);
  if (text.trim() === '' || !(share >= 0.5 && share <= 1)) throw new InvalidArgumentError('0.5–1');
  return share;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('1, 2, 3 …');
  return Number(text);
}

function seedOption(text: string): number {
  const seed = Number(text);
  if (!/^\d+$/.test(text) || seed >= SEEDS) throw new InvalidArgumentError(`0–${SEEDS - 1}`);
  return seed;
}

/** `news=0.3,report=0.8`: the expected share in each stratum. */
function guessesOption(text: string): Record<string, number> {
  const guesses = text.split(',').map((part): [string, number] => {
    const at = part.lastIndexOf('=');
    const written = part.slice(at + 1).trim();
    const share = Number(written);
    if (at < 1 || written === '' || !(share >= 0 && share <= 1))
      throw new InvalidArgumentError('news=0.3,report=0.8');
    return [part.slice(0, at).trim(), share];
  });
  return Object.fromEntries(guesses);
}
