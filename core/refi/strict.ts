// Makes elements valid under the schema of the standard. Some programs read strictly: with one element out of
// order, or one invalid value, ATLAS.ti refuses the whole file. Whatever is corrected or left out is
// reported.
import { keyOf } from '../guid.ts';
import { charactersOf, childrenOf, type Element } from './element.ts';
import { illegalIn, isOfType, isSpelledGuid, nearest } from './literals.ts';
import type { Losses } from './losses.ts';
import { Nameless } from './outgoing.ts';
import { bound, rules, type Rule, type ValueType } from './strict-rules.ts';

/** What references may point to. */
export type Target = 'user' | 'code' | 'source' | 'note' | 'variable' | 'selection' | 'anything';

/** The identifiers in the exported file. */
export interface Identifiers {
  /** The file's spelling of the identifier of what is meant; null where that is not in the file. */
  readonly target: (of: Target, spelled: string) => string | null;
  /** A replacement for an identifier that the schema does not accept; always the same for the same words. */
  readonly other: (words: string) => string;
}

/** Attributes that concern only the file, and Concord's marks on the elements that it keeps. */
const silent = /^\{(?:concord|http:\/\/www\.w3\.org\/2001\/XMLSchema-instance)\}/;

/** Makes the elements of one file valid. */
export class Strict {
  readonly #identifiers: Identifiers;
  readonly #losses: Losses;
  readonly #nameless = new Nameless();
  /** The elements around the present one, outermost first. */
  readonly #within: Element[] = [];

  constructor(identifiers: Identifiers, losses: Losses) {
    this.#identifiers = identifiers;
    this.#losses = losses;
  }

  /** The element in a valid form; undefined where nothing of it is valid. */
  valid(element: Element): Element | undefined {
    const rule = rules[element.name];
    if (!rule) {
      this.#losses.add('unknown_parts', this.#calling(element));
      return undefined;
    }
    this.#within.push(element);
    const valid = this.#standing(element, rule);
    this.#within.pop();
    return valid;
  }

  #standing(element: Element, rule: Rule): Element | undefined {
    const attributes = this.#attributes(element, rule);
    if (!attributes) return undefined;
    this.#tellIllegal(element);
    const children = rule.isText ? onlyCharacters(element) : this.#children(element, rule);
    if (!children) return undefined;
    if (attributes === element.attributes && children === element.children) return element;
    return { name: element.name, attributes, children };
  }

  /** Reports characters that XML cannot hold; they are replaced by U+FFFD. */
  #tellIllegal(element: Element): void {
    for (const text of Object.values(element.attributes)) this.#tellIllegalIn(element, text);
    for (const child of element.children) if (typeof child === 'string') this.#tellIllegalIn(element, child);
  }

  #tellIllegalIn(element: Element, text: string): void {
    const found = illegalIn(text);
    if (found === undefined) return;
    const number = (found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
    this.#repaired(element, `U+${number}`);
  }

  /** The attributes; undefined where a required one is missing. */
  #attributes(element: Element, rule: Rule): Element['attributes'] | undefined {
    const stood = element.attributes;
    let changed: Record<string, string> | null = null;
    const change = (name: string, value: string | undefined): void => {
      changed ??= { ...stood };
      if (value === undefined) delete changed[name];
      else changed[name] = value;
    };
    for (const [name, literal] of Object.entries(stood)) {
      const type = Object.hasOwn(rule.attributes, name) ? rule.attributes[name] : undefined;
      if (type === undefined) {
        // Transana and codebooks name the attribute so.
        if (name === 'guid' && rule.attributes['targetGUID'] && stood['targetGUID'] === undefined) {
          const target = this.#value(rule.attributes['targetGUID'], literal);
          if (target === undefined) return this.#dangling(element);
          change('targetGUID', target);
          this.#repaired(element, name);
        } else if (!silent.test(name))
          this.#losses.add(
            name.startsWith('{') ? 'unknown_parts' : 'repaired',
            `${this.#calling(element)} · ${name}`,
          );
        change(name, undefined);
        continue;
      }
      const value = this.#value(type, literal);
      if (value === literal) continue;
      const isReference = typeof type === 'string' && type.startsWith('to-');
      if (value === undefined && isReference && type !== 'to-user' && literal.trim() !== '') {
        if (rule.required.includes(name) || element.name === 'Link') return this.#dangling(element);
        this.#losses.add('dangling', `${this.#calling(element)} · ${name}`);
      } else if (value === undefined ? !rule.required.includes(name) : !isReference)
        this.#repaired(element, name);
      change(name, value);
    }
    for (const name of rule.required) {
      if ((changed ?? stood)[name] !== undefined) continue;
      const value = this.#missing(element, name, rule.attributes[name]) ?? this.#between(element, name, rule);
      this.#repaired(element, name);
      if (value === undefined) return undefined;
      change(name, value);
    }
    return changed ?? stood;
  }

  #value(type: ValueType, literal: string): string | undefined {
    if (typeof type !== 'string')
      return type.includes(literal.trim())
        ? literal
        : type.find((each) => each.toLowerCase() === literal.trim().toLowerCase());
    switch (type) {
      case 'text':
        return literal;
      case 'guid':
      case 'to-near':
        if (literal.trim() === '') return undefined;
        return isSpelledGuid(literal) ? literal : this.#identifiers.other(keyOf(literal));
      case 'integer':
      case 'boolean':
      case 'dateTime':
      case 'colour':
        return nearest(literal, type);
      default:
        if (literal.trim() === '') return undefined;
        return this.#identifiers.target(type.slice(3) as Target, literal) ?? undefined;
    }
  }

  /** Transana writes some identifiers between the tags. */
  #between(element: Element, name: string, rule: Rule): string | undefined {
    const type = rule.attributes[name];
    const value = charactersOf(element).trim();
    return name === 'targetGUID' && type !== undefined && isSpelledGuid(value)
      ? this.#value(type, value)
      : undefined;
  }

  #missing(element: Element, name: string, type: ValueType | undefined): string | undefined {
    if (type === 'guid') return this.#identifiers.other(this.#nameless.wordsFor(element));
    if (type === 'text') return '';
    if (name === 'isCodable') return 'true';
    return name === 'typeOfVariable' ? 'Text' : undefined;
  }

  /** The children in order; undefined where the element means nothing without a child that it lacks. */
  #children(element: Element, rule: Rule): Element['children'] | undefined {
    const stood = element.children;
    if (stood.length === 0 && !bound[element.name]) return stood;
    const kept: Element[] = [];
    const places: number[] = [];
    const once = new Set<number>();
    for (const child of stood) {
      if (typeof child === 'string') {
        if (child.trim() !== '' && !rule.attributes['targetGUID']) this.#repaired(element, shortened(child));
        continue;
      }
      const known = rule.children.get(child.name);
      if (!known) {
        if (!silent.test(child.name))
          this.#losses.add('unknown_parts', `${this.#calling(element)} · ${callingOf(child)}`);
        continue;
      }
      const isValue = element.name === 'VariableValue' && known.place > 0;
      const place = isValue ? 1 : known.place;
      if (!known.recurs && once.has(place)) {
        this.#repaired(element, child.name);
        continue;
      }
      const valid = isValue ? this.#typed(element, child) : this.valid(child);
      if (!valid) continue;
      once.add(place);
      kept.push(valid);
      places.push(element.name === 'Sources' ? 0 : place);
    }
    const first = bound[element.name];
    if (first !== undefined && !kept.some(({ name }) => name === first)) {
      if (!stood.some((child) => typeof child !== 'string' && child.name === first))
        this.#repaired(element, first);
      return undefined;
    }
    if (places.some((place, index) => place < (places[index - 1] ?? 0))) {
      this.#repaired(element, [...new Set(kept.map(({ name }) => name))].join(', '));
      const order = new Map(kept.map((child, index) => [child, places[index] ?? 0]));
      return kept.toSorted((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0));
    }
    const isSame = kept.length === stood.length && kept.every((child, index) => child === stood[index]);
    return isSame ? stood : kept;
  }

  /** A value that is not of its type is exported as text, so that nothing is lost. */
  #typed(element: Element, value: Element): Element | undefined {
    const literal = charactersOf(value);
    if (isOfType(literal, value.name.replace(/Value$/, ''))) return this.valid(value);
    this.#repaired(element, `${value.name} ${shortened(literal)}`);
    return { name: 'TextValue', attributes: {}, children: literal === '' ? [] : [literal] };
  }

  /** The name of the element, preceded by that of an element around it if it has none of its own. */
  #calling(element: Element): string {
    const around = this.#within.findLast((each) => each !== element && nameOf(each) !== '');
    return nameOf(element) !== '' || !around ? callingOf(element) : `${callingOf(around)} · ${element.name}`;
  }

  #dangling(element: Element): undefined {
    // The element that means nothing without it is what is lost.
    const parent = this.#within.at(-2);
    const lost = parent && bound[parent.name] === element.name ? parent : element;
    this.#losses.add('dangling', this.#calling(lost));
    return undefined;
  }

  #repaired(element: Element, what: string): void {
    this.#losses.add('repaired', `${this.#calling(element)} · ${what}`);
  }
}

/** The name of an element; empty where it has none. */
function nameOf({ attributes }: Element): string {
  return attributes['name']?.trim() ?? '';
}

/** An element, described by what distinguishes it from others of its kind. */
function callingOf(element: Element): string {
  const called = nameOf(element) || element.attributes['guid'] || element.attributes['targetGUID'];
  return called ? `${element.name} “${shortened(called)}”` : element.name;
}

function shortened(words: string): string {
  const plain = words.replaceAll(/\s+/g, ' ').trim();
  return plain.length > 60 ? `${plain.slice(0, 60)}…` : plain;
}

function onlyCharacters(element: Element): Element['children'] {
  return childrenOf(element).length === 0 ? element.children : [charactersOf(element)];
}
