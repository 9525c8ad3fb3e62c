// How many sources have which value of a fact: counted in the tables, because counting over thousands of rows, fact by
// fact, took longer than drawing the table.
import type { SourceRecord } from '#core/records.ts';
import { originOf } from '#core/source-origin.ts';
import { countsOf } from '#renderer/state/column-rows.ts';
import type { ProjectState } from '#renderer/state/project.ts';

/** The tables that are counted. */
export type CountedTables = Pick<
  ProjectState['tables'],
  'source' | 'respondent' | 'sourceRespondent' | 'attributeValue'
>;

/** The number of sources by value; those without one under the empty word. */
export type ValueCounts = ReadonlyMap<string, number>;

export class CountedSources {
  readonly #tables: CountedTables;
  #attributes: ReadonlyMap<string, ValueCounts> | null = null;

  constructor(tables: CountedTables) {
    this.#tables = tables;
  }

  /** By a field, or by what `read` makes of it; null and empty for those without a value. */
  byField<Field extends keyof SourceRecord>(
    field: Field,
    read: (stored: SourceRecord[Field]) => string | null,
  ): ValueCounts {
    const counts = new Counts();
    for (const [stored, count] of countsOf(this.#tables.source, field)) counts.add(read(stored) ?? '', count);
    return counts.byValue;
  }

  byOrigin(): ValueCounts {
    const counts = new Counts();
    for (const source of this.#tables.source.values()) counts.add(originOf(source) ?? '', 1);
    return counts.byValue;
  }

  /** By person. A source of several people counts for each of them. */
  byRespondent(): ValueCounts {
    const { source, respondent, sourceRespondent } = this.#tables;
    const counts = new Counts();
    const withOne = new Set<string>();
    for (const { sourceId, respondentId } of sourceRespondent.values()) {
      if (!respondent.has(respondentId)) continue;
      counts.add(respondentId, 1);
      withOne.add(sourceId);
    }
    counts.add('', source.size - withOne.size);
    return counts.byValue;
  }

  byAttribute(id: string): ValueCounts {
    this.#attributes ??= attributeCounts(this.#tables);
    return this.#attributes.get(id) ?? new Map([['', this.#tables.source.size]]);
  }
}

/** The counts of all attributes, in one pass over their values. */
function attributeCounts({ source, attributeValue }: CountedTables): ReadonlyMap<string, ValueCounts> {
  const counted = new Map<string, { readonly counts: Counts; sources: number }>();
  for (const { sourceId, attributeId, value } of attributeValue.values()) {
    if (sourceId === null) continue;
    let own = counted.get(attributeId);
    if (!own) counted.set(attributeId, (own = { counts: new Counts(), sources: 0 }));
    own.counts.add(value, 1);
    own.sources += 1;
  }
  for (const { counts, sources } of counted.values()) counts.add('', source.size - sources);
  return new Map(Array.from(counted, ([id, { counts }]) => [id, counts.byValue]));
}

class Counts {
  readonly byValue = new Map<string, number>();

  add(value: string, count: number): void {
    if (count > 0) this.byValue.set(value, (this.byValue.get(value) ?? 0) + count);
  }
}
