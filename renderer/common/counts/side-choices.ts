// The scope of one side of a comparison, as menus and fields hold it.
import type { SideScope } from '#core/comparison/settings.ts';
import { byPosition } from '#core/by-position.ts';
import type { SideKind } from '#core/comparison/counts.ts';
import type { AttributeRecord } from '#core/records.ts';
import type { ProjectState } from '#renderer/state/project.ts';
import type { Option } from '#renderer/ui/option.ts';
import { dateInWords } from '#words/citation.ts';
import type { Words } from '#words/words.ts';

type Tables = ProjectState['tables'];

/** Stands for "no value" and "no class" in menus, whose options are strings. */
export const NONE = 'none';
const EVERYBODY = 'all';

/** The classes of a side's sources in order, followed by “no class” if some sources have none. */
export function classChoices(
  t: Words['t'],
  { class: classes, source }: Pick<Tables, 'class' | 'source'>,
  kind: SideKind,
): Option[] {
  const used = new Set(
    [...source.values()]
      .filter((each) => kind === 'mixed' || each.kind === kind)
      .map(({ classId }) => classId),
  );
  return [
    ...[...classes.values()]
      .filter(({ id }) => used.has(id))
      .toSorted(byPosition)
      .map(({ id, name }) => ({ value: id, label: name })),
    ...(used.has(null) ? [{ value: NONE, label: t('compare:no_class') }] : []),
  ];
}

/** The attributes that a side of a kind can be narrowed by; interviews also have those of respondents. */
export function attributesFor({ attribute }: Pick<Tables, 'attribute'>, kind: SideKind): AttributeRecord[] {
  return [...attribute.values()]
    .filter(({ owner }) => owner === 'source' || kind === 'interview')
    .toSorted(byPosition);
}

/** The values of an attribute in words, and “none”. */
export function valueChoices(
  words: Words,
  { attributeValue }: Pick<Tables, 'attributeValue'>,
  attribute: AttributeRecord,
): Option[] {
  const values = new Set(
    [...attributeValue.values()]
      .filter(({ attributeId }) => attributeId === attribute.id)
      .map(({ value }) => value),
  );
  const collator = new Intl.Collator(words.language, { numeric: true });
  return [
    ...[...values].toSorted(collator.compare).map((value) => ({
      value: `=${value}`,
      label: valueInWords(words, attribute, value),
    })),
    { value: NONE, label: words.t('compare:no_value') },
  ];
}

/** The stored value for an option of `valueChoices`, or the option for a stored value. */
export function valueOf(choice: string): string | null {
  return choice === NONE ? null : choice.slice(1);
}

export function choiceOf(value: string | null): string {
  return value === null ? NONE : `=${value}`;
}

function valueInWords(words: Words, { type }: AttributeRecord, value: string): string {
  if (type === 'boolean')
    return words.t(value === 'true' ? 'counting:columns.true' : 'counting:columns.false');
  return type === 'date' ? dateInWords(words, value) : value;
}

/** All respondents, or those with one value of one attribute. */
export function respondentChoices(
  words: Words,
  tables: Pick<Tables, 'attribute' | 'attributeValue'>,
): Option[] {
  const { t } = words;
  const attributes = attributesFor(tables, 'interview').filter(({ owner }) => owner === 'respondent');
  return [
    { value: EVERYBODY, label: t('compare:everything') },
    ...attributes.flatMap((attribute) =>
      valueChoices(words, tables, attribute).map(({ value, label }) => ({
        value: `${attribute.id} ${value}`,
        label: t('compare:some_respondents', { attribute: attribute.name, value: label }),
      })),
    ),
  ];
}

/** The option that stands for a side's scope; an unknown one if the scope is narrowed in another way. */
export function shownRespondents({ attributes, ...rest }: SideScope): string {
  if (Object.keys(rest).some((condition) => condition !== 'kind')) return '';
  if (attributes === undefined || attributes.length === 0) return EVERYBODY;
  const [only, ...others] = attributes;
  if (!only || others.length > 0 || only.values.length !== 1) return '';
  return `${only.attributeId} ${choiceOf(only.values[0] ?? null)}`;
}

/** The scope of a side for one of `respondentChoices`. */
export function respondentScope({ kind }: SideScope, choice: string): SideScope {
  if (choice === EVERYBODY) return { kind };
  const [attributeId = '', ...value] = choice.split(' ');
  return { kind, attributes: [{ attributeId, values: [valueOf(value.join(' '))] }] };
}
