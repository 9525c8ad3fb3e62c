// Codes, users, variables and cases as elements of an exchange file, in the order that the standard fixes.
import { nearestColour } from '#core/codebook-import/colour-literal.ts';
import { codebookOf } from '#core/codebook.ts';
import type { AttributeRecord, AttributeValueRecord, CodeRecord } from '#core/records.ts';
import { charactersOf, childrenOf, type Element } from './element.ts';
import { described, el, ref, type Outgoing, type Spellings } from './outgoing.ts';

export function userElements({ coders }: Outgoing, spellings: Spellings): Element[] {
  return coders.map(({ id, name }) => {
    const stood = spellings.partOf(id)?.shell.attributes;
    return el('User', {
      guid: spellings.guidOf(id),
      name: stood?.['name']?.trim() === name ? stood['name'] : name,
      id: stood?.['id'],
    });
  });
}

/** The tree of codes; those merged into others are no codes any more. */
export function codeElements(outgoing: Outgoing, spellings: Spellings, noteRefs: NoteRefs): Element[] {
  const { children } = codebookOf(outgoing.codes);
  const element = (code: CodeRecord): Element => {
    const part = spellings.partOf(code.id);
    return el(
      'Code',
      {
        guid: spellings.guidOf(code.id),
        name: named(part?.shell, code.name),
        isCodable: String(code.codable),
        color: colourOf(code, part?.shell, outgoing),
      },
      [
        described(part?.shell, outgoing.descriptionOf(code)),
        ...noteRefs(code.id),
        ...(children.get(code.id) ?? []).map(element),
      ],
    );
  };
  return (children.get(null) ?? []).map(element);
}

/** References to notes from the row of this id. */
export type NoteRefs = (id: string) => readonly Element[];

/** A name as it stood, outer white space included, where it is still that name. */
export function named(shell: Element | undefined, name: string): string {
  const stood = shell?.attributes['name'];
  return stood?.trim() === name ? stood : name;
}

/** The colour as it was written where it is still the code's; the standard knows no other ways to write one. */
function colourOf(code: CodeRecord, shell: Element | undefined, outgoing: Outgoing): string | undefined {
  const stood = shell?.attributes['color'];
  // What came without a colour goes without one.
  if (shell && stood === undefined) return undefined;
  const isStill = stood !== undefined && nearestColour(stood) === code.colour;
  return isStill && /^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(stood) ? stood : outgoing.colourOf(code);
}

const patterns: Readonly<Record<string, RegExp>> = {
  Text: /[^]*/,
  Boolean: /^\s*(?:true|false|1|0)\s*$/,
  Integer: /^\s*[+-]?\d+\s*$/,
  Float: /^\s*[+-]?(?:\d+(?:\.\d*)?|\.\d+)\s*$/,
  Date: /^\s*-?\d{4,}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:Z|[+-]\d\d:\d\d)?\s*$/,
  DateTime: /^\s*-?\d{4,}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)?\s*$/,
};
const types: Readonly<Record<AttributeRecord['type'], string>> = {
  text: 'Text',
  integer: 'Integer',
  decimal: 'Float',
  boolean: 'Boolean',
  date: 'Date',
};

/** Attributes as variables, each with the type that all of its values are of. */
export class Variables {
  readonly elements: readonly Element[];
  readonly #types = new Map<string, string>();
  readonly #values = new Map<string, AttributeValueRecord[]>();
  readonly #order: readonly AttributeRecord[];
  readonly #spellings: Spellings;

  constructor({ attributes, values }: Outgoing, spellings: Spellings) {
    this.#spellings = spellings;
    this.#order = attributes.toSorted((a, b) => a.position - b.position);
    for (const value of values) {
      const owner = value.sourceId ?? value.respondentId ?? '';
      this.#values.set(owner, [...(this.#values.get(owner) ?? []), value]);
    }
    this.elements = this.#order.map(({ id, name, type }) => {
      const shell = spellings.partOf(id)?.shell;
      const own = values.filter(({ attributeId }) => attributeId === id);
      const wanted = [shell?.attributes['typeOfVariable'], types[type]];
      const fitting = wanted.find(
        (each) => each !== undefined && own.every(({ value }) => patterns[each]?.test(value) ?? false),
      );
      this.#types.set(id, fitting ?? 'Text');
      return el(
        'Variable',
        { guid: spellings.guidOf(id), name: named(shell, name), typeOfVariable: fitting ?? 'Text' },
        [described(shell, shell ? descriptionIn(shell) : '')],
      );
    });
  }

  /** The values of a source or a respondent. */
  of(ownerId: string): Element[] {
    const values = new Map((this.#values.get(ownerId) ?? []).map((each) => [each.attributeId, each.value]));
    return this.#order.flatMap(({ id }) => {
      const value = values.get(id);
      if (value === undefined) return [];
      return [
        el('VariableValue', {}, [
          ref('VariableRef', this.#spellings.guidOf(id)),
          el(`${this.#types.get(id) ?? 'Text'}Value`, {}, [value]),
        ]),
      ];
    });
  }
}

function descriptionIn(shell: Element): string {
  const [stood] = childrenOf(shell, 'Description');
  return stood ? charactersOf(stood) : '';
}

/** Respondents as cases, and the nameless cases that came with sources, as they stood. */
export function caseElements(outgoing: Outgoing, spellings: Spellings, variables: Variables): Element[] {
  const own = outgoing.respondents
    .toSorted((a, b) => a.position - b.position)
    .map(({ id, name }) => {
      const shell = spellings.partOf(id)?.shell;
      const stood = shell ? childrenOf(shell) : [];
      const sources = outgoing.sourceRespondents.filter(({ respondentId }) => respondentId === id);
      return el('Case', { guid: spellings.guidOf(id), name: named(shell, name) }, [
        ...stood.filter((child) => child.name === 'Description' || child.name === 'CodeRef'),
        ...variables.of(id),
        ...sources.map(({ sourceId }) => ref('SourceRef', spellings.guidOf(sourceId))),
        ...stood.filter((child) => child.name === 'SelectionRef'),
      ]);
    });
  const kept = outgoing.parts.filter(({ kind, ownerId }) => kind === 'case' && ownerId === null);
  return [...own, ...kept.map(({ shell }) => shell)];
}
