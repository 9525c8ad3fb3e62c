// The verb `relations`.
import { InvalidArgumentError, Option, type Command } from 'commander';
import { codebookOf, PATH_SEPARATOR, pathOf, type Codebook } from '#core/codes/codebook.ts';
import { relationsTable } from '#core/exports/relation-rows.ts';
import { ofKindsInScope, requestsByKind } from '#core/relations/kinds-apart.ts';
import { relationsJson } from '#core/relations/relations-json.ts';
import type { Relation, Relations } from '#core/relations/relations.ts';
import { meetings, type MeetBy } from '#core/relations/request.ts';
import { reasonNotes } from '#words/kept-tables/laid-counts.ts';
import { coefficientInWords } from '#words/coefficient.ts';
import { countInWords } from '#words/numbers.ts';
import { relationsMethod } from '#words/relations-method.ts';
import type { Words } from '#words/words.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { Terminal } from '../terminal.ts';
import { printTable, tellingOf, withFormatOption, type TableFormat } from './analysis-output.ts';
import { inQueried, queryOf } from './counted-scope.ts';
import { rowRequestOf, withRowOptions, type RowOptions } from './counting-options.ts';
import { withProject } from './open-project.ts';
import { plainTable } from './plain-table.ts';

interface RelationsCommand extends RowOptions {
  readonly by: MeetBy;
  readonly paragraphs?: number;
  readonly format: TableFormat;
}

/** Adds the verb to the program. */
export function addRelationsCommand(program: Command, terminal: Terminal): void {
  const { t } = terminal.words;
  const relating = program
    .command('relations')
    .description(t('command_line:relations'))
    .argument('<project>')
    .addOption(
      new Option('--by <where>', t('command_line:relations_by')).choices(meetings).makeOptionMandatory(),
    )
    .option('--paragraphs <count>', t('command_line:relations_paragraphs'), paragraphCount);
  withFormatOption(withRowOptions(relating, terminal), terminal).action(
    (path: string, options: RelationsCommand, command: Command) => {
      const { by, paragraphs } = options;
      if (paragraphs !== undefined && by !== 'within')
        command.error(t('command_line:relations_paragraphs_idle'), { exitCode: 2 });
      const query = queryOf(options, command, terminal);
      return withProject(terminal, path, 'read', async ({ api }) => {
        const { tables } = await api.project.records();
        const asked = {
          ...(await inQueried({ api }, rowRequestOf(options, tables), query)),
          by,
          ...(paragraphs === undefined ? {} : { paragraphs }),
        };
        const counted: Relations[] = [];
        for (const { request } of requestsByKind(asked)) counted.push(await api.tallies.relations(request));
        printRelations(terminal, options.format, ofKindsInScope(counted), tables);
      });
    },
  );
}

/** Prints counted relations, those of each kind of sources by themselves. */
export function printRelations(
  terminal: Terminal,
  format: TableFormat,
  counted: readonly [Relations, ...Relations[]],
  tables: HeldRecords,
): void {
  const { words } = terminal;
  const codebook = codebookOf(tables.code, tables.themeCode);
  const { coderName, paths, notice } = tellingOf(tables);
  const withMethod = (relations: Relations) => ({
    relations,
    method: relationsMethod(words, relations.facts),
  });
  const [first, ...others] = counted;
  const all = [withMethod(first), ...others.map(withMethod)] as const;
  const json = relationsJson([...all], { codebook, coderName, notice });
  const headed = (relations: Relations): string[] =>
    all.length === 1 || relations.facts.scope.kind === null
      ? []
      : [words.t(`relations:kinds.${relations.facts.scope.kind}`)];
  printTable(terminal, format, {
    json,
    csv: () => relationsTable(json, paths),
    text: () =>
      [
        all
          .map(({ relations, method }) =>
            [...headed(relations), inText(words, relations, codebook), method].join('\n'),
          )
          .join('\n\n'),
        ...(notice === null ? [] : [notice]),
      ].join('\n'),
  });
}

function paragraphCount(written: string): number {
  if (!/^\d{1,6}$/.test(written)) throw new InvalidArgumentError('0, 1, 2 …');
  return Number(written);
}

/** The pairs with the largest c first; those set apart in a table of their own. */
function inText(words: Words, { relations, of, facts }: Relations, codebook: Codebook): string {
  const { t } = words;
  const isByPassages = facts.by === 'overlap' || facts.by === 'within';
  const isOfBase = facts.by === 'source' || facts.by === 'respondent';
  const number = (count: number | null): string => (count === null ? '–' : countInWords(words, count));
  const name = (id: string): string => pathOf(codebook, id).join(PATH_SEPARATOR);
  const head = [
    t('command_line:relations_pair'),
    t('command_line:relations_a'),
    t('command_line:relations_b'),
    ...(isByPassages
      ? [t('command_line:relations_a_meeting_b'), t('command_line:relations_b_meeting_a')]
      : []),
    t('command_line:relations_both'),
    t(isByPassages ? 'command_line:relations_places' : 'command_line:relations_either'),
    ...(isOfBase ? [t('command_line:relations_neither'), 'N'] : []),
    'c',
    ...(isByPassages ? ['J'] : []),
  ];
  const line = (relation: Relation): string[] => [
    `${name(relation.a)} · ${name(relation.b)}`,
    number(relation.nA),
    number(relation.nB),
    ...(isByPassages ? [number(relation.aMeetingB), number(relation.bMeetingA)] : []),
    number(relation.both),
    number(relation.either),
    ...(isOfBase ? [number(relation.neither), number(of)] : []),
    coefficientInWords(words, relation.c),
    ...(isByPassages ? [coefficientInWords(words, relation.jaccard)] : []),
  ];
  const ordered = relations.toSorted((one, other) => (other.c ?? -1) - (one.c ?? -1));
  const apart = ordered.filter(({ isInside }) => isInside);
  const missing = relations.filter(({ c }) => c === null);
  return [
    plainTable([head, ...ordered.filter(({ isInside }) => !isInside).map(line)]),
    '',
    ...(apart.length === 0
      ? []
      : [t('command_line:relations_apart'), plainTable([head, ...apart.map(line)]), '']),
    ...reasonNotes(
      words,
      missing.map(({ reason }) => ({ count: null, reason })),
    ),
  ].join('\n');
}
