// What goes into an annex: remembered between exports, but for names, which only a choice of the moment gives away.
import { useState } from 'react';
import { byPosition } from '#core/by-position.ts';
import type { SourceKind } from '#core/records.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { useChoice } from '#renderer/state/workspace.ts';
import type { Option } from '#renderer/ui/option.ts';
import { labelsOfKept } from '#words/kept-tables/labels.ts';

/** One list of things that may be chosen. */
export interface ListedChoice<Value extends string = string> {
  readonly options: readonly Option<Value>[];
  readonly values: readonly Value[];
  readonly choose: (values: readonly Value[]) => void;
}

export interface AnnexChoices {
  /** Kept tables and figures; all are chosen unless some were. */
  readonly tables: ListedChoice;
  /** What is left out. */
  readonly kinds: ListedChoice<SourceKind>;
  readonly classes: ListedChoice;
  readonly respondents: ListedChoice;
  readonly pseudonyms: boolean;
  readonly setPseudonyms: (pseudonyms: boolean) => void;
  /** What the program is asked for, without the length of passages. */
  readonly asked: {
    readonly ids?: string[];
    readonly pseudonyms: boolean;
    readonly withoutKinds: SourceKind[];
    readonly withoutClassIds: (string | null)[];
    readonly withoutRespondentIds: string[];
  };
}

/** Stands for sources without a class: no id is empty. */
const NO_CLASS = '';
const kinds: readonly SourceKind[] = ['document', 'interview'];

/** The choices of this study; those made in other studies are kept beside them. */
export function useAnnexChoices(): AnnexChoices {
  const words = useWords();
  const { t } = words;
  const held = {
    source: useProject((state) => state.tables.source),
    keptTable: useProject((state) => state.tables.keptTable),
    class: useProject((state) => state.tables.class),
    respondent: useProject((state) => state.tables.respondent),
  };
  const sources = [...held.source.values()];
  const kept = [...held.keptTable.values()].sort(byPosition);
  const labels = labelsOfKept(words, kept);
  const tables = useRemembered(
    'annex.tables',
    kept.map(({ id, name }) => ({
      value: id,
      label: t('kept_tables:titled', { label: labels.get(id) ?? '', title: name }),
    })),
  );
  const withKinds = useRemembered<SourceKind>(
    'annex.kinds',
    kinds
      .filter((kind) => sources.some((source) => source.kind === kind))
      .map((kind) => ({ value: kind, label: t(`annex:dialog.kind_${kind}`) })),
  );
  const used = new Set(sources.map(({ classId }) => classId));
  const classes = useRemembered('annex.classes', [
    ...[...held.class.values()]
      .filter(({ id }) => used.has(id))
      .sort(byPosition)
      .map(({ id, name }) => ({ value: id, label: name })),
    ...(used.has(null) ? [{ value: NO_CLASS, label: t('annex:dialog.no_class') }] : []),
  ]);
  const respondents = useRemembered(
    'annex.respondents',
    [...held.respondent.values()].sort(byPosition).map(({ id, name }) => ({ value: id, label: name })),
  );
  const [pseudonyms, setPseudonyms] = useState(sources.some(({ kind }) => kind === 'interview'));
  const some = tables.values.length > 0 && tables.values.length < kept.length;
  return {
    tables: some ? tables : { ...tables, values: kept.map(({ id }) => id) },
    kinds: withKinds,
    classes,
    respondents,
    pseudonyms,
    setPseudonyms,
    asked: {
      ...(some ? { ids: [...tables.values] } : {}),
      pseudonyms,
      withoutKinds: [...withKinds.values],
      withoutClassIds: classes.values.map((id) => (id === NO_CLASS ? null : id)),
      withoutRespondentIds: [...respondents.values],
    },
  };
}

/** The remembered values among these options, in their order. */
function useRemembered<Value extends string>(
  name: string,
  options: readonly Option<Value>[],
): ListedChoice<Value> {
  const [remembered, remember] = useChoice<readonly string[]>(name, []);
  const here = new Set<string>(options.map(({ value }) => value));
  return {
    options,
    values: options.flatMap(({ value }) => (remembered.includes(value) ? value : [])),
    choose: (values) => remember([...remembered.filter((value) => !here.has(value)), ...values]),
  };
}
