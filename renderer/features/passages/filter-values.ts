// What a filter of a query can be: its values as options, in the words of the study.
import { byPosition } from '#core/by-position.ts';
import type { Filter } from '#core/query/query.ts';
import { STANCES, VOICES } from '#renderer/common/codes/voices-and-stances.ts';
import { NONE, valueChoices, valueOf, choiceOf } from '#renderer/common/counts/side-choices.ts';
import { derived } from '#renderer/state/derived.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import type { Option } from '#renderer/ui/option.ts';
import { languageName } from '#words/language-name.ts';

/** The tables that filters choose from. */
export const filterTables = derived(({ tables }) => {
  const {
    attribute,
    attributeValue,
    class: classes,
    coder,
    respondent,
    sample,
    source,
    sourceRespondent,
  } = tables;
  return { attribute, attributeValue, class: classes, coder, respondent, sample, source, sourceRespondent };
});

interface FilterValues {
  readonly options: readonly Option[];
  readonly value: string;
  readonly made: (value: string) => Filter;
}

/** The values of a filter as options, and the filter for each. */
export function useFilterValues(filter: Exclude<Filter, { readonly on: 'date' | 'weight' }>): FilterValues {
  const words = useWords();
  const { t, language: own } = words;
  const tables = useProject(filterTables());
  const rows = (from: Iterable<{ readonly id: string; readonly name: string }>): Option[] =>
    [...from].map(({ id, name }) => ({ value: id, label: name }));
  const none: Option = { value: NONE, label: t('query:none') };
  const orNull = (value: string): string | null => (value === NONE ? null : value);
  const blindCoderId = useBlindCoderId();
  const coders = [...tables.coder.values()].filter(({ id }) => blindCoderId === null || id === blindCoderId);
  switch (filter.on) {
    case 'kind':
      return {
        options: (['document', 'interview'] as const).map((value) => ({
          value,
          label: t(`search:kinds.${value}`),
        })),
        value: filter.kind,
        made: (value) => ({ on: 'kind', kind: value === 'document' ? 'document' : 'interview' }),
      };
    case 'class':
      return {
        options: [...rows([...tables.class.values()].toSorted(byPosition)), none],
        value: filter.class ?? NONE,
        made: (value) => ({ on: 'class', class: orNull(value) }),
      };
    case 'language': {
      const tags = new Set([...tables.source.values()].flatMap(({ language }) => language ?? []));
      if (filter.language !== null) tags.add(filter.language);
      return {
        options: [...[...tags].map((value) => ({ value, label: languageName(own, value) })), none],
        value: filter.language ?? NONE,
        made: (value) => ({ on: 'language', language: orNull(value) }),
      };
    }
    case 'attribute': {
      const attribute = tables.attribute.get(filter.attribute);
      return {
        options: attribute ? valueChoices(words, tables, attribute) : [],
        value: choiceOf(filter.value),
        made: (value) => ({ ...filter, value: valueOf(value) }),
      };
    }
    case 'sample':
      return {
        options: rows(tables.sample.values()),
        value: filter.sample,
        made: (sample) => ({ on: 'sample', sample }),
      };
    case 'respondent':
      return {
        options: rows([...tables.respondent.values()].toSorted(byPosition)),
        value: filter.respondent,
        made: (respondent) => ({ on: 'respondent', respondent }),
      };
    case 'coder':
      return {
        options: rows(coders),
        value: filter.coder,
        made: (coder) => ({ on: 'coder', coder }),
      };
    case 'status': {
      const statuses = ['new', 'included', 'second-look', 'excluded'] as const;
      return {
        options: statuses.map((value) => ({ value, label: t(`sources:status_${value}`) })),
        value: filter.status,
        made: (value) => ({ on: 'status', status: statuses.find((one) => one === value) ?? filter.status }),
      };
    }
    case 'reviewed':
      return {
        options: (['yes', 'no'] as const).map((value) => ({ value, label: t(`query:${value}`) })),
        value: filter.reviewed ? 'yes' : 'no',
        made: (value) => ({ on: 'reviewed', reviewed: value === 'yes' }),
      };
    case 'stance':
      return {
        options: STANCES.map((value) => ({
          value: value ?? NONE,
          label: t(`passages:stance.${value ?? 'none'}`),
        })),
        value: filter.stance ?? NONE,
        made: (value) => ({ on: 'stance', stance: STANCES.find((one) => one === value) ?? null }),
      };
    case 'voice':
      return {
        options: [...VOICES.map((value) => ({ value, label: t(`exports:voice.${value}`) })), none],
        value: filter.voice ?? NONE,
        made: (value) => ({ on: 'voice', voice: VOICES.find((one) => one === value) ?? null }),
      };
  }
}
