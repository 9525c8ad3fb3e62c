// What became of the codes of a codebook, read from the acts that changed them: enough to tell two versions apart.
import type { Change } from '../change.ts';
import { definitionFields, type DefinitionField } from '../codes/definition-fields.ts';
import type { CodeRecord } from '../records.ts';

/** One act on codes, with its change. */
export interface CodebookAct {
  /** ISO time. */
  readonly at: string;
  readonly coderId: string;
  readonly change: Change;
}

/** The place of a code: at the top, or below another code, whose name is null where no known act gave it one. */
export type CodePlace = 'top' | { readonly below: string | null };

/** What became of one code; names are as they were at the time. */
export type CodeChange =
  | { readonly what: 'created'; readonly names: readonly string[] }
  | { readonly what: 'deleted'; readonly names: readonly string[] }
  | { readonly what: 'renamed'; readonly from: string; readonly to: string }
  | { readonly what: 'redefined'; readonly name: string; readonly fields: readonly DefinitionField[] }
  | {
      readonly what: 'moved';
      readonly name: string;
      readonly from: CodePlace;
      readonly to: CodePlace;
    }
  | { readonly what: 'merged'; readonly name: string; readonly into: string | null }
  | { readonly what: 'retired' | 'restored' | 'theme' | 'no_theme'; readonly name: string };

/** A line of the change log. */
export type LoggedChange = { readonly at: string; readonly by: string } & CodeChange;

/**
 * The change log of a codebook, newest act first. `acts` are those in force, oldest first. Codes that one act
 * created or deleted together share a line; changes that a reader of a codebook does not see, such as colour
 * and order, are left out.
 */
export function codebookChanges(
  acts: readonly CodebookAct[],
  coderLabels: ReadonlyMap<string, string>,
): LoggedChange[] {
  const names = new Map<string, string>();
  const log: LoggedChange[] = [];
  for (const { at, coderId, change } of acts) {
    const by = coderLabels.get(coderId) ?? '';
    // Names come first: a code may be moved below one that the same act created.
    const before = new Map(names);
    for (const code of rows(change.added)) names.set(code.id, code.name);
    for (const [, to] of pairs(change)) names.set(to.id, to.name);
    for (const code of [...rows(change.added), ...rows(change.removed)])
      if (!before.has(code.id)) before.set(code.id, code.name);
    log.push(...changesOf(change, names, before).map((each) => ({ at, by, ...each })));
  }
  return log.toReversed();
}

function changesOf(
  change: Change,
  names: ReadonlyMap<string, string>,
  before: ReadonlyMap<string, string>,
): CodeChange[] {
  const placeOf = ({ parentId }: CodeRecord, among: ReadonlyMap<string, string>): CodePlace =>
    parentId === null ? 'top' : { below: among.get(parentId) ?? null };
  const created = rows(change.added).map(({ name }) => name);
  const deleted = rows(change.removed).map(({ name }) => name);
  return [
    ...(created.length > 0 ? [{ what: 'created', names: created } as const] : []),
    ...pairs(change).flatMap(([from, to]) => [
      ...(from.name === to.name ? [] : [{ what: 'renamed', from: from.name, to: to.name } as const]),
      ...redefined(from, to),
      ...(from.parentId === to.parentId || to.status === 'merged'
        ? []
        : [
            {
              what: 'moved',
              name: to.name,
              from: placeOf(from, before),
              to: placeOf(to, names),
            } as const,
          ]),
      ...standing(from, to, names.get(to.mergedInto ?? '') ?? null),
    ]),
    ...(deleted.length > 0 ? [{ what: 'deleted', names: deleted } as const] : []),
  ];
}

function redefined(from: CodeRecord, to: CodeRecord): CodeChange[] {
  const fields = definitionFields.filter((field) => from[field] !== to[field]);
  return fields.length === 0 ? [] : [{ what: 'redefined', name: to.name, fields }];
}

function standing(from: CodeRecord, to: CodeRecord, into: string | null): CodeChange[] {
  const { name } = to;
  const became = becameOf(from, to, into);
  return from.isTheme === to.isTheme
    ? became
    : [...became, { what: to.isTheme ? 'theme' : 'no_theme', name }];
}

/** A change between draft and stable does not count: both are in use. */
function becameOf(from: CodeRecord, { status, name }: CodeRecord, into: string | null): CodeChange[] {
  if (from.status === status) return [];
  if (status === 'merged') return [{ what: 'merged', name, into }];
  if (status === 'retired') return [{ what: 'retired', name }];
  return from.status === 'retired' || from.status === 'merged' ? [{ what: 'restored', name }] : [];
}

function rows(part: Change['added']): CodeRecord[] {
  return Object.values<CodeRecord>(part.code ?? {});
}

function pairs({ updated }: Change): (readonly [CodeRecord, CodeRecord])[] {
  return Object.values<readonly [CodeRecord, CodeRecord]>(updated.code ?? {});
}
