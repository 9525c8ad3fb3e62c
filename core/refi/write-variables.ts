// Attributes as variables, and their values. A variable has a type that fits all its values; each value is
// spelled as it came, if it still says the same.
import { freeName } from '../free-name.ts';
import { byPosition } from '../by-position.ts';
import { keyOf } from '../guid.ts';
import type { AttributeRecord, AttributeType, AttributeValueRecord } from '#core/records.ts';
import { charactersOf, childOf, childrenOf, type Element } from './element.ts';
import { attributeTypes, isOfType, storedValue } from './literals.ts';
import type { Losses } from './losses.ts';
import { el, named, ref, type Outgoing, type Spellings } from './outgoing.ts';
import { descriptionOfVariable, isSourceVariable } from './attributes.ts';

const types: Readonly<Record<AttributeType, string>> = {
  text: 'Text',
  integer: 'Integer',
  decimal: 'Float',
  boolean: 'Boolean',
  date: 'Date',
};

/** The attributes of a project for export. */
export class Variables {
  readonly elements: readonly Element[];
  readonly #types = new Map<string, string>();
  readonly #values = new Map<string, AttributeValueRecord[]>();
  readonly #attributes: readonly AttributeRecord[];
  readonly #spellings: Spellings;
  readonly #losses: Losses;
  /** Attributes that are exported as part of another's variable. */
  readonly #goesAs = new Map<string, string>();
  /** Attributes that came as one with another, and have got different names since. */
  readonly #apart = new Set<string>();
  /** Attributes by owner and the key that the file had for the variable. */
  readonly #byKey = new Map<string, AttributeRecord>();
  /** By source, the attributes whose values a nameless case holds. */
  readonly #saidByCases = new Map<string, Set<string>>();

  constructor(outgoing: Outgoing, spellings: Spellings, losses: Losses) {
    this.#spellings = spellings;
    this.#losses = losses;
    this.#attributes = outgoing.attributes.toSorted(byPosition);
    for (const value of outgoing.values) {
      const owner = value.sourceId ?? value.respondentId ?? '';
      const known = this.#values.get(owner);
      if (known) known.push(value);
      else this.#values.set(owner, [value]);
    }
    const values = Map.groupBy(outgoing.values, ({ attributeId }) => attributeId);
    const groups = new Map<string, AttributeRecord[]>();
    for (const attribute of this.#attributes) {
      const key = this.#keyOf(attribute);
      if (key !== '') this.#byKey.set(`${attribute.owner} ${key}`, attribute);
      // The variable for classes or dates may have come under another identifier.
      const spelled = spellings.partOf('variable', attribute.id)?.shell.attributes['guid'] ?? '';
      if (spelled !== '' && keyOf(spelled) !== key)
        this.#byKey.set(`${attribute.owner} ${keyOf(spelled)}`, attribute);
      // Attributes that came as one variable are exported as one, unless they have got different names since.
      // Attributes made here share a variable with one of the same name, whatever the types: programs
      // identify a variable by its name, and the values show whether they are of sources or respondents.
      const alike = values.has(attribute.id) ? attribute.name : attribute.id;
      const one = key === '' ? alike : `${key} ${attribute.name}`;
      const group = groups.get(one);
      if (group && group.every(({ owner }) => owner !== attribute.owner)) group.push(attribute);
      else groups.set(group ? attribute.id : one, [attribute]);
    }
    this.elements = [...groups.values()].map((group) => this.#element(group, values));
    for (const attribute of this.#attributes) {
      const key = this.#keyOf(attribute);
      const others = [this.#byKey.get(`source ${key}`), this.#byKey.get(`respondent ${key}`)];
      if (others.some((other) => other?.id.toLowerCase() === key && this.goesAs(attribute.id) !== other.id))
        this.#apart.add(attribute.id);
    }
    this.#hearCases(outgoing);
  }

  /** The id of the attribute under which an attribute is exported. */
  goesAs(id: string): string {
    return this.#goesAs.get(id) ?? id;
  }

  /** The key that the file had for the variable; empty where it came with none. */
  #keyOf({ id }: AttributeRecord): string {
    // The variables for a source's class and date keep their meaning, and are exported with the present values.
    return isSourceVariable(id) ? id : (this.#spellings.partOf('variable', id)?.key ?? '');
  }

  #element(group: readonly AttributeRecord[], values: ReadonlyMap<string, AttributeValueRecord[]>): Element {
    // Of two that came as one, the one that has the variable's identifier.
    const first = group.find((each) => this.#keyOf(each) === each.id.toLowerCase()) ?? group[0];
    if (!first) throw new Error('no attribute in a group');
    const shell = this.#spellings.partOf('variable', first.id)?.shell;
    const description = descriptionOfVariable(first.id);
    const stored = group.flatMap(({ id }) => values.get(id) ?? []);
    const stood = shell?.attributes['typeOfVariable']?.trim();
    const isRetyped = first.type !== 'text' && attributeTypes[stood ?? ''] !== first.type;
    const own = group.map(({ type }) => types[type]);
    const wanted = isRetyped ? [types[first.type], stood] : [stood, types[first.type], ...own];
    const fitting =
      wanted.find((each) => each !== undefined && stored.every(({ value }) => isOfType(value, each))) ??
      'Text';
    // The declared type did not fit the values. Where somebody chose another type here, nothing is lost.
    if (stood !== undefined && stood !== fitting && !isRetyped)
      this.#losses.add('repaired', `${first.name} · ${stood} → ${fitting}`);
    for (const { id } of group) {
      this.#types.set(id, fitting);
      this.#goesAs.set(id, first.id);
    }
    return el(
      'Variable',
      {
        ...shell?.attributes,
        guid: this.#spellings.guidOf('variable', first.id),
        name: isSourceVariable(first.id)
          ? freeName(first.name, this.#namesBeside(group))
          : named(shell, first.name),
        typeOfVariable: fitting,
      },
      shell ? childrenOf(shell) : description === undefined ? [] : [el('Description', {}, [description])],
    );
  }

  /** The names of the other variables: programs identify a variable by its name. */
  #namesBeside(group: readonly AttributeRecord[]): Set<string> {
    return new Set(this.#attributes.flatMap((each) => (group.includes(each) ? [] : [each.name])));
  }

  /** A nameless case of one source is exported as it was, and holds the values that it brought. */
  #hearCases(outgoing: Outgoing): void {
    const sources = new Set(outgoing.sources.map(({ id }) => id));
    const byKey = new Map<string, string>();
    for (const { kind, key, ownerId } of outgoing.parts)
      if (kind === 'source' && ownerId !== null && sources.has(ownerId)) byKey.set(key, ownerId);
    for (const { kind, ownerId, shell } of outgoing.parts) {
      if (kind !== 'case' || ownerId !== null) continue;
      const refs = childrenOf(shell, 'SourceRef').map(({ attributes }) =>
        keyOf(attributes['targetGUID'] ?? ''),
      );
      const source = refs.length === 1 ? byKey.get(refs[0] ?? '') : undefined;
      if (source === undefined) continue;
      const attributeIds = this.#saidByCases.get(source) ?? new Set();
      this.#saidByCases.set(source, attributeIds);
      for (const each of childrenOf(shell, 'VariableValue')) {
        const attribute = this.#attributeOf('source', each);
        if (attribute) attributeIds.add(attribute.id);
      }
      this.#sourcesOfCases.set(shell, source);
    }
  }

  readonly #sourcesOfCases = new Map<Element, string>();

  #attributeOf(owner: AttributeRecord['owner'], value: Element): AttributeRecord | undefined {
    return this.#byKey.get(`${owner} ${targetOf(value)}`);
  }

  /** The values of a source or a respondent; `stood` are those that the file had there. */
  of(ownerId: string, owner: AttributeRecord['owner'], stood: readonly Element[]): Element[] {
    const elsewhere = this.#saidByCases.get(ownerId);
    return this.#valuesOf(ownerId, owner, stood, (id) => !(elsewhere?.has(id) ?? false));
  }

  /** The values of a nameless case: the present ones of the source that it represents. */
  ofCase(shell: Element): Element[] {
    const stood = childrenOf(shell, 'VariableValue');
    const source = this.#sourcesOfCases.get(shell);
    if (source === undefined) return stood;
    const attributeIds = new Set(stood.map((each) => this.#attributeOf('source', each)?.id));
    return this.#valuesOf(source, 'source', stood, (id) => attributeIds.has(id));
  }

  #valuesOf(
    ownerId: string,
    owner: AttributeRecord['owner'],
    stood: readonly Element[],
    isHere: (attributeId: string) => boolean,
  ): Element[] {
    const values = new Map((this.#values.get(ownerId) ?? []).map((each) => [each.attributeId, each.value]));
    const written = new Set<string>();
    const kept = stood.flatMap((each) => {
      const attribute = this.#attributeOf(owner, each);
      const valueElement = childrenOf(each).find(({ name }) => name !== 'VariableRef');
      const literal = valueElement ? charactersOf(valueElement) : '';
      // The variable never became an attribute here, or the attribute was removed.
      if (!attribute) return [each];
      // The value named the other of two attributes, or one that is exported under Concord's own identifier.
      if (this.#apart.has(attribute.id) || targetOf(each) !== this.#keyOf(attribute)) return [];
      if (written.has(attribute.id)) return [];
      const value = values.get(attribute.id);
      const isStill =
        literal.trim() === '' ? value === undefined : storedValue(literal, attribute.type) === value;
      if (!isStill) return [];
      written.add(attribute.id);
      return [each];
    });
    const others = this.#attributes.flatMap(({ id }) => {
      const value = values.get(id);
      if (value === undefined || written.has(id) || !isHere(id)) return [];
      return [
        el('VariableValue', {}, [
          ref('VariableRef', this.#spellings.guidOf('variable', this.goesAs(id))),
          el(`${this.#types.get(id) ?? 'Text'}Value`, {}, [value]),
        ]),
      ];
    });
    return [...kept, ...others];
  }
}

/** The key of the variable that a value belongs to; empty where it names none. */
function targetOf(value: Element): string {
  return keyOf(childOf(value, 'VariableRef')?.attributes['targetGUID'] ?? '');
}
