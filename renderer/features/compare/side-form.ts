// One side of a comparison as a form holds it, and back.
import type { SideScope } from '#core/comparison/settings.ts';
import type { SideKind } from '#core/comparison/counts.ts';
import { ORIGIN } from '#renderer/common/counts/scope-choices.ts';
import { choiceOf, NONE, valueOf } from '#renderer/common/counts/side-choices.ts';

/** A side as its fields stand. */
export interface SideForm {
  readonly kind: SideKind;
  /** Class ids, and `none` for sources without one; empty for all. */
  readonly classes: readonly string[];
  readonly from: string;
  readonly to: string;
  /** An attribute, or `ORIGIN`. */
  readonly attributeId: string | null;
  /** Choices of `valueChoices`; empty for any value. */
  readonly values: readonly string[];
}

/** What is wrong with a form; a key of the catalogue, with the date that is none. */
export interface SideProblem {
  readonly key: 'compare:date_wrong' | 'compare:dates_turned';
  readonly date: string;
}

/** The form of a side. Of several attributes it shows the first; without any, the origins. */
export function formOf({ kind, classIds, dates, attributes, origins }: SideScope): SideForm {
  const [attribute = origins && { attributeId: ORIGIN, values: origins }] = attributes ?? [];
  return {
    kind,
    classes: (classIds ?? []).map((id) => id ?? NONE),
    from: dates?.from ?? '',
    to: dates?.to ?? '',
    attributeId: attribute?.attributeId ?? null,
    values: (attribute?.values ?? []).map(choiceOf),
  };
}

/** The scope that a form says. What a form does not show of the scope before is kept. */
export function scopeOf(form: SideForm, before: SideScope): SideScope {
  const {
    kind: _kind,
    classIds: _classIds,
    dates: _dates,
    attributes = [],
    origins: originsBefore,
    ...kept
  } = before;
  const others = attributes.slice(1);
  const values = form.values.map(valueOf);
  const isByOrigin = form.attributeId === ORIGIN;
  // Beside an attribute the form does not show them.
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
    ...(chosen.length + others.length === 0 ? {} : { attributes: [...chosen, ...others] }),
  };
}

/** The first thing wrong with a form; null when it can be kept. */
export function problemOf({ from, to }: SideForm): SideProblem | null {
  const [first, last] = [from.trim(), to.trim()];
  const wrong = [first, last].find((date) => date !== '' && !isPartialDate(date));
  if (wrong !== undefined) return { key: 'compare:date_wrong', date: wrong };
  // Up to the precision both have, dates are ordered as their texts are.
  const length = Math.min(first.length, last.length);
  const isTurned = length > 0 && first.slice(0, length) > last.slice(0, length);
  return isTurned ? { key: 'compare:dates_turned', date: first } : null;
}

function isPartialDate(date: string): boolean {
  return /^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/.test(date);
}
