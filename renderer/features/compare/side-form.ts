// Converts one side of a comparison to the values of its form and back.
import type { SideScope } from '#core/comparison/settings.ts';
import type { SideKind } from '#core/comparison/counts.ts';
import { ORIGIN } from '#renderer/common/counts/scope-choices.ts';
import { choiceOf, NONE, valueOf } from '#renderer/common/counts/side-choices.ts';

/** The values of a side's form. */
export interface SideForm {
  readonly kind: SideKind;
  /** Class ids, and `none` for sources without a class; empty for all. */
  readonly classes: readonly string[];
  readonly from: string;
  readonly to: string;
  /** An attribute id, or `ORIGIN`. */
  readonly attributeId: string | null;
  /** Options of `valueChoices`; empty for any value. */
  readonly values: readonly string[];
  /** The id of a saved query, or `NONE`. */
  readonly queryId: string;
}

/** A problem in a form: a catalogue key, with the invalid date. */
export interface SideProblem {
  readonly key: 'compare:date_wrong' | 'compare:dates_turned';
  readonly date: string;
}

/** The form of a side. It shows only the first of several attributes, or the origins if there is none. */
export function formOf({ kind, classIds, dates, attributes, origins, queryId }: SideScope): SideForm {
  const [attribute = origins && { attributeId: ORIGIN, values: origins }] = attributes ?? [];
  return {
    kind,
    classes: (classIds ?? []).map((id) => id ?? NONE),
    from: dates?.from ?? '',
    to: dates?.to ?? '',
    attributeId: attribute?.attributeId ?? null,
    values: (attribute?.values ?? []).map(choiceOf),
    queryId: queryId ?? NONE,
  };
}

/** The scope of a form. Conditions of the previous scope that the form cannot show are kept. */
export function scopeOf(form: SideForm, before: SideScope): SideScope {
  const {
    kind: _kind,
    classIds: _classIds,
    dates: _dates,
    attributes = [],
    origins: originsBefore,
    queryId: _queryId,
    ...kept
  } = before;
  const others = attributes.slice(1);
  const values = form.values.map(valueOf);
  const isByOrigin = form.attributeId === ORIGIN;
  // With an attribute the form does not show the origins.
  const areKept = attributes.length > 0 && form.kind === before.kind;
  const origins = isByOrigin ? values : areKept ? (originsBefore ?? []) : [];
  const chosen =
    form.attributeId === null || isByOrigin || values.length === 0
      ? []
      : [{ attributeId: form.attributeId, values }];
  const [from, to] = [form.from.trim(), form.to.trim()];
  return {
    ...(form.kind === before.kind ? kept : {}),
    ...(before.withDuplicates === undefined ? {} : { withDuplicates: before.withDuplicates }),
    kind: form.kind,
    ...(form.classes.length === 0 ? {} : { classIds: form.classes.map((id) => (id === NONE ? null : id)) }),
    ...(from === '' && to === ''
      ? {}
      : { dates: { ...(from === '' ? {} : { from }), ...(to === '' ? {} : { to }) } }),
    ...(origins.length === 0 ? {} : { origins }),
    ...(form.queryId === NONE ? {} : { queryId: form.queryId }),
    ...(chosen.length + others.length === 0 ? {} : { attributes: [...chosen, ...others] }),
  };
}

/** The first problem in a form; null if it can be saved. */
export function problemOf({ from, to }: SideForm): SideProblem | null {
  const [first, last] = [from.trim(), to.trim()];
  const wrong = [first, last].find((date) => date !== '' && !isPartialDate(date));
  if (wrong !== undefined) return { key: 'compare:date_wrong', date: wrong };
  // At their common precision, dates sort like their texts.
  const length = Math.min(first.length, last.length);
  const isTurned = length > 0 && first.slice(0, length) > last.slice(0, length);
  return isTurned ? { key: 'compare:dates_turned', date: first } : null;
}

function isPartialDate(date: string): boolean {
  return /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(date);
}
