// Invents input for any method from its schema: mostly valid, with ids of existing rows, so that calls pass the first
// check; sometimes with something that no screen would send.
import * as z from 'zod';
import type { Chance } from '../chance.ts';

/** The part of JSON Schema that the methods' schemas use. */
interface Shape {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Shape>>;
  readonly required?: readonly string[];
  readonly items?: Shape | boolean;
  readonly prefixItems?: readonly Shape[];
  readonly minItems?: number;
  readonly anyOf?: readonly Shape[];
  readonly oneOf?: readonly Shape[];
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly format?: string;
  readonly additionalProperties?: Shape | boolean;
  readonly $ref?: string;
  readonly $defs?: Readonly<Record<string, Shape>>;
}

/** What invented input may refer to. */
export interface Known {
  /** An id for a property of this name. */
  readonly idFor: (property: string, by: Chance) => string;
  /** The hash of the source's text. */
  readonly textHashOf: (sourceId: string) => string | undefined;
  /** Files that may be named as input. */
  readonly files: readonly string[];
}

/** Texts that programs often fail on. */
const odd = [
  '',
  ' ',
  'guide',
  '访谈',
  '😀',
  '\ud83d',
  'a\0b',
  '\u202eabc',
  '__proto__',
  'constructor',
  "'); DROP TABLE code;--",
  '%_\\',
  '(a+)+$',
  '[',
  '../../etc/passwd',
  '=1+1',
  '<img src=x onerror=alert(1)>',
  '{{count}}',
  '\n\n',
  'ﬁ',
  'İ',
  'x'.repeat(3000),
];
const dates = ['2019', '2019-12', '2019-12-31', '2019-02-30', '0000', '99999-01-01'];
const NAMES_OF_IDS = /^(?:id|ids|owners|group|.*Ids?)$/;
const MAX_DEPTH = 6;

/** Input for a method with this schema. */
export function inventedInput(schema: z.ZodType, known: Known, by: Chance): unknown {
  const shape = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as Shape;
  const invention = new Invention(shape.$defs ?? {}, known, by);
  const input = invention.of(shape, '', 0);
  return by.below(20) === 0 ? spoilt(input, by) : input;
}

class Invention {
  readonly #definitions: Readonly<Record<string, Shape>>;
  readonly #known: Known;
  readonly #by: Chance;

  constructor(definitions: Readonly<Record<string, Shape>>, known: Known, by: Chance) {
    this.#definitions = definitions;
    this.#known = known;
    this.#by = by;
  }

  of(shape: Shape, name: string, depth: number): unknown {
    const by = this.#by;
    if (shape.$ref !== undefined) {
      const named = this.#definitions[shape.$ref.replace('#/$defs/', '')];
      return this.of(named ?? {}, name, depth + 1);
    }
    if ('const' in shape) return shape.const;
    if (shape.enum) return by.of(shape.enum);
    const choices = shape.anyOf ?? shape.oneOf;
    if (choices) return this.of(depth > MAX_DEPTH ? (choices[0] ?? {}) : by.of(choices), name, depth);
    const type = typeof shape.type === 'string' ? shape.type : by.of(shape.type ?? ['string', 'number']);
    switch (type) {
      case 'object':
        return this.#object(shape, depth);
      case 'array': {
        if (shape.prefixItems) return shape.prefixItems.map((item) => this.of(item, name, depth + 1));
        const most = depth > MAX_DEPTH ? 1 : by.of([1, 1, 2, 3, 8]);
        const length = Math.max(shape.minItems ?? 0, by.below(most + 1));
        const item = typeof shape.items === 'object' ? shape.items : {};
        return Array.from({ length }, () => this.of(item, name, depth + 1));
      }
      case 'string':
        return this.#string(shape, name);
      case 'integer':
      case 'number':
        return this.#number(shape, type === 'integer');
      case 'boolean':
        return by.below(2) === 0;
      default:
        return null;
    }
  }

  #object(shape: Shape, depth: number): unknown {
    const by = this.#by;
    const made: Record<string, unknown> = {};
    for (const [name, property] of Object.entries(shape.properties ?? {})) {
      const isNeeded = shape.required?.includes(name) ?? false;
      if (isNeeded || (depth < MAX_DEPTH && by.below(3) === 0))
        made[name] = this.of(property, name, depth + 1);
    }
    if (typeof shape.additionalProperties === 'object' && by.below(2) === 0)
      made[by.of(odd)] = this.of(shape.additionalProperties, '', depth + 1);
    if (typeof made['start'] === 'number' && by.below(10) > 0) {
      made['start'] = by.below(60);
      made['end'] = Number(made['start']) + 1 + by.below(40);
    }
    if (typeof made['reference'] === 'string' && 'name' in made && by.below(6) > 0)
      made['name'] = made['reference'];
    const { sourceId, textHash } = made;
    if (typeof sourceId === 'string' && textHash !== undefined && by.below(10) > 0)
      made['textHash'] = this.#known.textHashOf(sourceId) ?? textHash;
    return made;
  }

  #string({ format, minLength = 0 }: Shape, name: string): string {
    const by = this.#by;
    if (NAMES_OF_IDS.test(name) && by.below(12) > 0) return this.#known.idFor(name, by);
    if (name === 'reference' && by.below(6) > 0 && this.#known.files.length > 0)
      return by.of(this.#known.files);
    if (format === 'date' || /date|from|until|year/i.test(name)) return by.of(dates);
    const text = by.below(3) === 0 ? by.of(odd) : `n ${by.below(300)}`;
    return text.padEnd(minLength, 'x');
  }

  #number({ minimum = -1e9, maximum = 1e9 }: Shape, isWhole: boolean): number {
    const by = this.#by;
    if (by.below(3) === 0) return by.of([minimum, maximum, Math.min(maximum, Math.max(minimum, 0))]);
    const drawn = minimum + by.next() * Math.min(maximum - minimum, by.of([2, 10, 100, 10_000]));
    return isWhole ? Math.floor(drawn) : drawn;
  }
}

/** The input with one part that the schema does not accept. */
function spoilt(input: unknown, by: Chance): unknown {
  if (typeof input !== 'object' || input === null) return { odd: input };
  const entries = Object.entries(input);
  const wrong = by.of([null, -1, 2 ** 53, 1e308, [], {}, true, 'x', [[[]]]]);
  if (entries.length === 0 || by.below(3) === 0) return { ...input, [by.of(odd)]: wrong };
  const [name, value] = by.of(entries);
  if (by.below(3) === 0) return Object.fromEntries(entries.filter(([other]) => other !== name));
  if (typeof value === 'object' && value !== null && !Array.isArray(value))
    return { ...input, [name]: spoilt(value, by) };
  return { ...input, [name]: wrong };
}
