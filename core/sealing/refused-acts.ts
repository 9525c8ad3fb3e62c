// Acts that must wait for the end of a round. What is refused never depends on what others have done, so that a refusal tells
// nothing of it: whoever codes blind may not remove or merge what others may have coded with, whether or not they have.
import type { Change } from '../change.ts';
import { AppError } from '../errors.ts';
import type { TableName } from '../records.ts';
import { tableNames, tables } from '../tables/all.ts';
import type { Column, Table } from '../tables/description.ts';
import { limitsPersons, sealedShapes, seesRow, type SeenLook } from './seen-rows.ts';
import type { Sight } from './sight.ts';

/** What limits an act: what the one who acts sees, and rounds by name. */
export interface ActLimits {
  readonly sight: Sight | null;
  /** The round that freezes the codebook. */
  readonly frozenBy: string | null;
  /** A round about which the main coder decides, who may see it or not. */
  readonly decidedIn: string | null;
}

/** Methods that act on the work of all coders, and the keys of their refusals. */
const ON_ALL_WORK: Readonly<Record<string, string>> = {
  'codes.merge': 'errors:round_keeps',
  'codes.remove': 'errors:round_keeps',
  'coders.merge': 'errors:round_keeps',
  'coders.mergePreview': 'errors:round_keeps',
  'respondents.merge': 'errors:round_keeps',
  'respondents.mergePreview': 'errors:round_keeps',
  'respondents.remove': 'errors:round_keeps',
  'respondents.removePreview': 'errors:round_keeps',
  'sources.remove': 'errors:round_keeps',
  'sources.setKind': 'errors:round_keeps',
  'sources.kindPreview': 'errors:round_keeps',
  'duplicates.moveCodings': 'errors:round_keeps',
  'duplicates.moveCodingsPreview': 'errors:round_keeps',
  'exchange.bringIn': 'errors:round_keeps',
  'versions.keep': 'errors:round_hides_judgements',
  'submissions.keep': 'errors:round_hides_judgements',
};

/** Of these, the ones that only a round of persons refuses: apart from the other kind, all work is seen. */
const ON_ALL_TEXTS: Readonly<Record<string, string>> = {
  'notes.save': 'errors:round_freezes_texts',
  'sources.replaceText': 'errors:round_freezes_texts',
  'sources.replaceTextPreview': 'errors:round_freezes_texts',
  'imports.redecode': 'errors:round_freezes_texts',
  'imports.redecodePreview': 'errors:round_freezes_texts',
  'comparisons.judge': 'errors:round_hides_judgements',
  'comparisons.setEvidence': 'errors:round_hides_judgements',
};

/** Acts that no round holds up: whoever withdraws from a study need not wait for its coders. */
const NEVER_HELD_UP: ReadonlySet<string> = new Set(['respondents.withdraw', 'respondents.withdrawPreview']);

/** Whether an act by this method is done while a round lasts, whatever it touches. Taking it back is, too. */
export function isNeverHeldUp(method: string): boolean {
  return NEVER_HELD_UP.has(method);
}

/** Throws `conflict`, before anything is done, for a method that would act on work that is hidden, whether there is any or not. */
export function refuseOnAllWork(method: string, sight: Sight | null): void {
  if (sight === null) return;
  const key = ON_ALL_WORK[method] ?? (limitsPersons(sight) ? ON_ALL_TEXTS[method] : undefined);
  if (key !== undefined) throw refused(key, sight);
}

function refused(key: string, { rounds }: Sight): AppError {
  return new AppError('conflict', rounds.length === 0 ? `${key}_of_pass` : key, { round: rounds.join(', ') });
}

/** The open tables whose rows sealed rows of the study may be about. */
const STANDS_UNDER: ReadonlySet<TableName> = new Set(
  tableNames.filter((table) => {
    const isNamed = [...sealedShapes.keys()].some(
      (sealed) =>
        tables[sealed].part === 'study' &&
        Object.values<Column>(tables[sealed].columns).some(({ names }) => names === table),
    );
    return isNamed && tables[table].blind === 'open';
  }),
);

/** Sealed tables of which there is one row for everybody, so that whoever writes one takes the place of another's. */
const SHARED: ReadonlySet<TableName> = new Set(
  [...sealedShapes.keys()].filter((table) => {
    const { isOnlyOne, alike, part }: Table = tables[table];
    return (
      isOnlyOne === true &&
      part === 'study' &&
      sealedShapes.get(table)!.hasAuthor &&
      !alike.flat().includes('coderId')
    );
  }),
);

/** Throws `conflict`, naming the round, for an act that must wait for its end. */
export function refuseSealed(
  change: Change,
  { sight, frozenBy, decidedIn }: ActLimits,
  look: SeenLook,
): void {
  if (frozenBy !== null && touches(change, 'code', 'themeCode'))
    throw new AppError('conflict', 'errors:round_freezes_codebook', { round: frozenBy });
  if (decidedIn !== null && changesOwner(change))
    throw new AppError('conflict', 'errors:round_keeps_owner', { round: decidedIn });
  if (sight === null) return;
  const refuse = (key: string): never => {
    throw refused(key, sight);
  };
  if ([...STANDS_UNDER].some((table) => removes(change, table, sight)) || mergesCodes(change))
    refuse('errors:round_keeps');
  if (changesTexts(change, sight)) refuse('errors:round_freezes_texts');
  if (limitsPersons(sight) && touches(change, ...SHARED)) refuse('errors:round_hides_judgements');
  for (const [table, row] of rowsOf(change)) {
    const shape = sealedShapes.get(table);
    if (!shape || (!shape.hasAuthor && !shape.hasSource) || seesRow(sight, look, table, row)) continue;
    // A row that does not tell of which kind it is about is hidden with both.
    const isOfBoth = table === 'rereading' && sight.openKind !== null;
    refuse(isOfBoth ? 'errors:round_hides_rereading' : 'errors:round_hides_work');
  }
}

function touches({ added, updated, removed }: Change, ...names: readonly TableName[]): boolean {
  return names.some((table) => added[table] ?? updated[table] ?? removed[table]);
}

/** Whether an act removes rows of a table; coders may take back that they were added. */
function removes({ removed }: Change, table: TableName, { ownIds }: Sight): boolean {
  const ids = Object.keys(removed[table] ?? {});
  return table === 'coder' ? ids.some((id) => !ownIds?.includes(id)) : ids.length > 0;
}

function changesOwner({ updated }: Change): boolean {
  return Object.values(updated.project ?? {}).some(([from, to]) => from.mainCoderId !== to.mainCoderId);
}

function mergesCodes({ updated }: Change): boolean {
  return Object.values(updated.code ?? {}).some(([from, to]) => from.mergedInto !== to.mergedInto);
}

/** Codings of others move with the words that they stand on. */
function changesTexts({ updated }: Change, sight: Sight): boolean {
  return Object.values(updated.source ?? {}).some(
    ([from, to]) =>
      from.textHash !== to.textHash &&
      (limitsPersons(sight) || (sight.openKind !== null && from.kind !== sight.openKind)),
  );
}

function* rowsOf({ added, updated, removed }: Change): Generator<[TableName, object]> {
  for (const part of [added, removed])
    for (const [table, rows] of Object.entries(part))
      for (const row of Object.values(rows)) yield [table as TableName, row];
  for (const [table, rows] of Object.entries(updated))
    for (const pair of Object.values<readonly [object, object]>(rows))
      for (const row of pair) yield [table as TableName, row];
}
