// The attributes, with the origin, by which counts can be narrowed, and their values.
import { byName } from '#core/counting/name-order.ts';
import { originOf } from '#core/source-origin.ts';
import type { SourceKind, SourceRecord } from '#core/records.ts';
import { derived } from '#renderer/state/derived.ts';
import type { ProjectState } from '#renderer/state/project.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import type { Option } from '#renderer/ui/option.ts';
import type { Words } from '#words/words.ts';
import { ORIGIN, type ScopeChoices } from './scope-choices.ts';
import { attributesFor, choiceOf, valueChoices, valueOf } from './side-choices.ts';

/** An attribute, or the origin, with its values. */
export interface AttributeChoice {
  readonly id: string;
  readonly name: string;
  readonly options: readonly Option[];
}

/** With more values than this an attribute is not offered as a choice. */
const MAX_VALUES = 200;

const sharedOriginsOf = derived(({ tables }) => sharedOrigins(tables.source.values()));

const originsOf = derived((state, { t }: Words) =>
  sharedOriginsOf()(state).map((origin) => ({
    value: choiceOf(origin),
    label: origin ?? t('compare:no_value'),
  })),
);

const attributesOf = derived((state, words: Words, kind: SourceKind, chosen: ScopeChoices['values']) =>
  attributeChoices(words, state.tables, { kind, chosen, origins: originsOf(words)(state) }),
);

/**
 * The attributes that sources of a kind can be narrowed by: the origin if several sources share one, as with
 * newspapers, then the attributes in their order; those of respondents apply to interviews. Attributes in `chosen` are
 * always included.
 */
export function useAttributeChoices(kind: SourceKind, chosen: ScopeChoices['values']): AttributeChoice[] {
  const words = useWords();
  return useProject(attributesOf(words, kind, chosen));
}

/** The same computed from tables; `origins` are those that divide the sources. */
export function attributeChoices(
  words: Words,
  tables: ProjectState['tables'],
  { kind, chosen, origins }: { kind: SourceKind; chosen: ScopeChoices['values']; origins: readonly Option[] },
): AttributeChoice[] {
  const wanted = (id: string): readonly string[] => chosen[id] ?? [];
  const isOffered = new Set(attributesFor(tables, kind).map(({ id }) => id));
  const known = attributesFor(tables, 'interview').map((attribute): AttributeChoice => {
    const { id, name } = attribute;
    const options = valueChoices(words, tables, attribute);
    const isChoice = isOffered.has(id) && options.length > 1 && options.length <= MAX_VALUES;
    return { id, name, options: withChosen(words, options, isChoice, wanted(id)) };
  });
  const named = [...tables.source.values()].map((source) => choiceOf(originOf(source)));
  const everyOrigin = [...new Set(named)].map((value) => ({ value, label: labelOf(words, value) }));
  const byOrigin = {
    id: ORIGIN,
    name: words.t('sources:origin'),
    options:
      origins.length > 0
        ? withChosen(words, origins, true, wanted(ORIGIN))
        : withChosen(words, everyOrigin, false, wanted(ORIGIN)),
  };
  return [byOrigin, ...known].filter(({ options }) => options.length > 0);
}

/**
 * The options together with chosen values that are no longer on offer, so that every active condition is visible and
 * can be cleared.
 */
function withChosen(
  words: Words,
  options: readonly Option[],
  isChoice: boolean,
  chosen: readonly string[],
): Option[] {
  const there = new Set(options.map(({ value }) => value));
  return [
    ...options.filter(({ value }) => isChoice || chosen.includes(value)),
    ...chosen
      .filter((value) => !there.has(value))
      .map((value) => ({ value, label: words.t('search:gone', { value: labelOf(words, value) }) })),
  ];
}

function labelOf({ t }: Words, choice: string): string {
  return valueOf(choice) ?? t('compare:no_value');
}

/** The origins as options, in the same form as attribute values. */
export function useOriginChoices(): Option[] {
  const words = useWords();
  return useProject(originsOf(words));
}

/** The origins to choose from; empty if they do not group the sources, as with file names. */
export function useSharedOrigins(): readonly (string | null)[] {
  return useProject(sharedOriginsOf());
}

/**
 * The origins of sources in order, null last for sources without one; empty unless several sources share an origin and
 * others have another.
 */
export function sharedOrigins(
  sources: Iterable<Pick<SourceRecord, 'origin' | 'originalName'>>,
): (string | null)[] {
  const counts = new Map<string | null, number>();
  for (const source of sources) {
    const origin = originOf(source);
    counts.set(origin, (counts.get(origin) ?? 0) + 1);
  }
  const named = [...counts.keys()].filter((origin) => origin !== null);
  const isShared = named.some((origin) => (counts.get(origin) ?? 0) > 1);
  if (!isShared || counts.size < 2 || named.length > MAX_VALUES) return [];
  return [...named.toSorted(byName), ...(counts.has(null) ? [null] : [])];
}
