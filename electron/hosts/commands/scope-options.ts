// The options that narrow the sources of a search or a count, and what they select in a project.
import type { Command } from 'commander';
import { attributeValue } from '#core/attribute-value.ts';
import { NONE } from '#core/counting/grouping.ts';
import type { Scope } from '#core/counting/request.ts';
import { AppError } from '#core/errors.ts';
import { partialDate } from '#core/partial-date.ts';
import { originOf } from '#core/source-origin.ts';
import type { HeldRecords } from '../../services/project.ts';
import type { Terminal } from '../terminal.ts';
import { namesListed } from './names-listed.ts';
import { savedQueryNamed } from './saved-query-named.ts';

export interface ScopeOptions {
  readonly class?: string;
  readonly language?: string;
  readonly from?: string;
  readonly to?: string;
  readonly attribute?: readonly string[];
  readonly origin?: readonly string[];
  readonly respondent?: string;
  readonly sample?: string;
  readonly saved?: string;
}

/** Adds the options. `classes` says what `--class` does. */
export function withScopeOptions(
  command: Command,
  { words: { t } }: Terminal,
  classes = t('command_line:scope_class'),
): Command {
  return command
    .option('--class <names>', classes)
    .option('--language <tags>', t('command_line:scope_language'))
    .option('--from <date>', t('command_line:scope_from'))
    .option('--to <date>', t('command_line:scope_to'))
    .option(
      '--attribute <name=value>',
      t('command_line:scope_attribute'),
      (one: string, before: readonly string[]) => [...before, one],
      [],
    )
    .option(
      '--origin <name>',
      t('command_line:scope_origin'),
      (one: string, before: readonly string[]) => [...before, one],
      [],
    )
    .option('--respondent <names>', t('command_line:scope_respondent'))
    .option('--sample <name>', t('command_line:scope_sample'))
    .option('--saved <name>', t('command_line:scope_saved'));
}

/**
 * The scope that the options describe. Throws `not_found` for a class, attribute, value, origin, respondent, sample or
 * saved query that the project lacks, and `invalid` for an invalid date or an end before the beginning.
 */
export function scopeOf(options: ScopeOptions, tables: HeldRecords): Scope {
  const { attribute = [], origin = [] } = options;
  const { from, to } = datesOf(options);
  return {
    ...(options.class === undefined ? {} : { classIds: classesNamed(options.class, tables) }),
    ...(options.language === undefined
      ? {}
      : { languages: listed(options.language).map((tag) => (tag === NONE ? null : tag)) }),
    ...(from === undefined && to === undefined
      ? {}
      : { dates: { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) } }),
    ...(attribute.length === 0 ? {} : { attributes: attributesOf(attribute, tables) }),
    ...(origin.length === 0 ? {} : { origins: originsNamed(origin, tables) }),
    ...(options.respondent === undefined ? {} : { respondentIds: peopleNamed(options.respondent, tables) }),
    ...(options.sample === undefined ? {} : { sampleId: sampleNamed(options.sample, tables) }),
    ...(options.saved === undefined ? {} : { queryId: savedQueryNamed(options.saved, tables).id }),
  };
}

/**
 * The ids of the classes in a list of names; null stands for sources without a class. Throws `not_found`, naming the
 * unknown class.
 */
export function classesNamed(names: string, tables: HeldRecords): (string | null)[] {
  const isClass = isCalled(tables.class);
  return namesListed(names, (name) => name === NONE || isClass(name)).map((name) => {
    if (name === NONE) return null;
    return onlyNamed(tables.class, name, 'errors:no_such_class_name').id;
  });
}

/** Origins by name; null stands for sources without one. Throws `not_found` for an origin that no source has. */
function originsNamed(names: readonly string[], tables: HeldRecords): (string | null)[] {
  return names.map((given) => {
    const name = given.trim();
    if (name === NONE) return null;
    if (!tables.source.some((source) => originOf(source) === name))
      throw new AppError('not_found', 'errors:no_such_origin', { name });
    return name;
  });
}

/** The ids of the respondents in a list of names. Throws `not_found`, and `invalid` if two have the name. */
export function peopleNamed(names: string, tables: HeldRecords): string[] {
  return namesListed(names, isCalled(tables.respondent)).map(
    (name) => onlyNamed(tables.respondent, name, 'errors:no_such_respondent_name').id,
  );
}

/** The id of a sample by its name. Throws `not_found`, and `invalid` if two have the name. */
export function sampleNamed(name: string, tables: HeldRecords): string {
  return onlyNamed(tables.sample, name, 'errors:no_such_sample_name').id;
}

/** Returns whether one of the rows has a name, or an id. */
export function isCalled(
  rows: readonly { readonly id: string; readonly name: string }[],
): (wanted: string) => boolean {
  const called = new Set(rows.flatMap(({ id, name }) => [id, name]));
  return (wanted) => called.has(wanted);
}

/**
 * The row with this name or id. Throws `not_found` with the key `missing`, and `invalid` with the ids if several have the
 * name, since any of them would give other numbers.
 */
export function onlyNamed<Row extends { readonly id: string; readonly name: string }>(
  rows: readonly Row[],
  wanted: string,
  missing: string,
  parameters: Readonly<Record<string, string>> = { name: wanted },
): Row {
  const found = rows.filter(({ id, name }) => id === wanted || name === wanted);
  const [first, another] = found;
  if (!first) throw new AppError('not_found', missing, parameters);
  if (another)
    throw new AppError('invalid', 'errors:name_twice', {
      name: wanted,
      ids: found.map(({ id }) => id).join(', '),
    });
  return first;
}

/** Several values of one attribute match any of them; several attributes must all match. */
function attributesOf(given: readonly string[], tables: HeldRecords): NonNullable<Scope['attributes']> {
  const wanted = new Map<string, (string | null)[]>();
  for (const one of given) {
    const [name = '', ...value] = one.split('=');
    const missing = 'errors:no_such_attribute_value';
    if (value.length === 0) throw new AppError('not_found', missing, { given: one });
    const found = onlyNamed(tables.attribute, name.trim(), missing, { given: one });
    const written = value.join('=').trim();
    const stored = written === NONE ? null : (attributeValue(written, found.type) ?? written);
    const isThere = tables.attributeValue.some((row) => row.attributeId === found.id && row.value === stored);
    if (stored !== null && !isThere) throw new AppError('not_found', missing, { given: one });
    wanted.set(found.id, [...(wanted.get(found.id) ?? []), stored]);
  }
  return [...wanted].map(([attributeId, values]) => ({ attributeId, values }));
}

function datesOf(options: Pick<ScopeOptions, 'from' | 'to'>): Pick<ScopeOptions, 'from' | 'to'> {
  const read = (written: string): string => {
    const date = partialDate(written);
    if (date === null) throw new AppError('invalid', 'command_line:scope_no_date', { written });
    return date;
  };
  const from = options.from === undefined ? undefined : read(options.from);
  const to = options.to === undefined ? undefined : read(options.to);
  if (from !== undefined && to !== undefined && isAfter(from, to))
    throw new AppError('invalid', 'command_line:scope_dates_reversed', { from, to });
  return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
}

/** Compares partial dates by the part that both have: 2019-12 is not after 2019. */
function isAfter(from: string, to: string): boolean {
  const common = Math.min(from.length, to.length);
  return from.slice(0, common) > to.slice(0, common);
}

function listed(text: string): string[] {
  return text.split(',').map((part) => part.trim());
}
