// The options of `compare` that make a comparison which is not stored, of documents against interviews.
import {
  areSameSettings,
  defaultComparison,
  type ComparisonSettings,
  comparisonSettingsFrom,
} from '../comparison/settings.ts';
import { presentComparison } from '../comparison/present-settings.ts';
import type { Scope } from '../counting/request.ts';
import { AppError } from '../errors.ts';
import type { CodeRecord } from '../records.ts';
import type { Options } from './command-line.ts';
import { drawOptions } from './counting-options.ts';
import { layerOption, scopeOptions, type NamedRows } from './scope-options.ts';

/** The rows that such a command reads. */
export type ComparedRows = NamedRows & {
  readonly attribute: ReadonlyMap<
    string,
    { readonly id: string; readonly name: string; readonly owner: string }
  >;
  readonly code: ReadonlyMap<string, Pick<CodeRecord, 'id' | 'mergedInto'>>;
  readonly comparison: ReadonlyMap<
    string,
    { readonly id: string; readonly name: string; readonly settings: string }
  >;
};

/**
 * The options of the verb; null if a setting has none, such as sides that differ in more than their kinds, if the settings
 * are not valid, and if a stored comparison has them: the verb would print its verdicts, too.
 */
export function comparisonOptions(asked: unknown, tables: ComparedRows): Options | null {
  const settings = validFrom(asked);
  if (settings === null) return null;
  const isStored = [...tables.comparison.values()].some((row) =>
    areSameSettings(presentComparison(row, tables.code.values()), settings),
  );
  const { a, b, of, layer, denominator, basis, rollup, margin, overlap, ineligible } = settings;
  const { kind: _, ...both } = b;
  const { classIds, withDuplicates, ...narrowed } = both;
  const expected: ComparisonSettings = {
    ...settings,
    a: { ...ofDocuments(both, tables), ...(a.classIds ? { classIds: a.classIds } : {}), kind: 'document' },
    b: { ...both, kind: 'interview' },
  };
  // `--class` names classes of documents alone.
  const within = scopeOptions({ ...narrowed, ...(a.classIds ? { classIds: a.classIds } : {}) }, tables);
  if (isStored || within === null || classIds !== undefined || both.withExcluded) return null;
  if (!areSameSettings(expected, settings)) return null;
  const usual = defaultComparison;
  return [
    ...(of === 'codes' ? [['--of', 'codes'] as const] : []),
    ...(typeof of === 'string' ? [] : [['--only', of.join(',')] as const]),
    ...within,
    ...(withDuplicates ? [['--with-duplicates'] as const] : []),
    ...(basis === usual.basis ? [] : [['--basis', basis] as const]),
    ...(denominator === usual.denominator ? [] : [['--denominator', denominator] as const]),
    ...(settings.withoutSuggested ? [['--without-suggested'] as const] : []),
    ...(rollup ? [] : [['--no-rollup'] as const]),
    ...(layer === null ? [] : [layerOption(layer, tables)]),
    ...(margin === usual.margin ? [] : [['--margin', String(margin)] as const]),
    ...(overlap.share === usual.overlap.share ? [] : [['--overlap-share', String(overlap.share)] as const]),
    ...(overlap.top === usual.overlap.top ? [] : [['--overlap-top', String(overlap.top)] as const]),
    ...(ineligible.a.length === 0 ? [] : [['--ineligible-documents', ineligible.a.join(',')] as const]),
    ...(ineligible.b.length === 0 ? [] : [['--ineligible-interviews', ineligible.b.join(',')] as const]),
    ...(settings.estimate ? [['--estimate'] as const] : []),
    ...drawOptions(settings.draws, tables),
  ];
}

/** Settings that cannot be counted make no command, but stand in the list of what is kept, with the reason. */
function validFrom(asked: unknown): ComparisonSettings | null {
  try {
    return comparisonSettingsFrom(asked);
  } catch (error) {
    if (error instanceof AppError) return null;
    throw error;
  }
}

/** The conditions that documents can meet: they have no respondents, whose conditions narrow the interviews alone. */
export function ofDocuments(
  both: Scope,
  { attribute }: { readonly attribute: ReadonlyMap<string, { readonly owner: string }> },
): Scope {
  const { attributes, respondentIds: _, ...scope } = both;
  const ofSources = attributes?.filter(({ attributeId }) => attribute.get(attributeId)?.owner === 'source');
  return { ...scope, ...(ofSources && ofSources.length > 0 ? { attributes: ofSources } : {}) };
}
