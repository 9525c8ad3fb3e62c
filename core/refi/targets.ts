// Which identifiers an exported file will contain, so that nothing in it refers to something missing: parts
// kept from other files may refer to codes and sources that have been removed since.
import { keyOf } from '../guid.ts';
import { childrenOf, type Element } from './element.ts';
import { within, type Outgoing, type RowKind, type Spellings } from './outgoing.ts';
import { NOBODY } from './incoming.ts';
import type { Identifiers, Target } from './strict.ts';

/** The identifiers in one exported file. */
export class Targets implements Identifiers {
  readonly #outgoing: Outgoing;
  readonly #spellings: Spellings;
  /** By kind, from the keys that files had to the identifiers in the exported file. */
  readonly #known = new Map<string, Map<string, string>>();
  /** Keys of rows that no longer exist. */
  readonly #gone = new Set<string>();
  /** Targets found for coders and codes, by kind and spelling. */
  readonly #recurring = new Map<Target, Map<string, string | null>>();
  #inner: Map<string, string> | null = null;

  /**
   * `variableOf`: the id of the attribute under which an attribute is exported, where several become one
   * variable.
   */
  constructor(outgoing: Outgoing, spellings: Spellings, variableOf: (attributeId: string) => string) {
    this.#outgoing = outgoing;
    this.#spellings = spellings;
    const codes = new Map(outgoing.codes.map((code) => [code.id, code]));
    const goesAs = (id: string): string | null => {
      const seen = new Set<string>();
      for (let code = codes.get(id); code && !seen.has(code.id); code = codes.get(code.mergedInto ?? '')) {
        if (code.status !== 'merged') return code.id;
        seen.add(code.id);
      }
      return null;
    };
    const ids: Readonly<Record<Exclude<RowKind, 'description'>, ReadonlyMap<string, string | null>>> = {
      user: new Map(outgoing.coders.map(({ id }) => [id, id])),
      code: new Map(outgoing.codes.map(({ id }) => [id, goesAs(id)])),
      variable: new Map(outgoing.attributes.map(({ id }) => [id, variableOf(id)])),
      case: new Map(outgoing.respondents.map(({ id }) => [id, id])),
      source: new Map(outgoing.sources.map(({ id }) => [id, id])),
      note: new Map(outgoing.memos.map(({ id }) => [id, id])),
    };
    for (const [kind, rows] of Object.entries(ids) as [RowKind, ReadonlyMap<string, string | null>][]) {
      const known = new Map<string, string>();
      for (const [id, as] of rows) if (as !== null) known.set(id.toLowerCase(), spellings.guidOf(kind, as));
      this.#known.set(kind, known);
    }
    for (const { kind, of, key, ownerId, shell } of outgoing.parts) {
      const table = of ?? kind;
      if (key === '' || !(table in ids) || shell.name === NOBODY) continue;
      const rows = ids[table as keyof typeof ids];
      const as = ownerId === null ? undefined : rows.get(ownerId);
      const known = this.#known.get(table);
      if (as && !known?.has(key)) known?.set(key, spellings.guidOf(table as RowKind, as));
      else if (!as && ownerId !== null) this.#gone.add(key);
    }
    // Things without a row are exported as they were.
    const kept = new Map<string, string>();
    this.#known.set('kept', kept);
    for (const { kind, ownerId, key, shell } of outgoing.parts) {
      const isKept =
        kind === 'media' || kind === 'set' || kind === 'link' || (kind === 'case' && ownerId === null);
      if (!isKept || key === '') continue;
      const as = kind === 'media' ? this.#known.get('source') : kept;
      as?.set(key, spellings.other(shell.attributes['guid'] ?? ''));
    }
  }

  other(words: string): string {
    return this.#spellings.other(words);
  }

  target(of: Target, spelled: string): string | null {
    // A fast path: every coding names a coder and a code, of which there are few.
    if (of !== 'user' && of !== 'code') return this.#target(of, spelled);
    const known = within(this.#recurring, of);
    let found = known.get(spelled);
    if (found === undefined) known.set(spelled, (found = this.#target(of, spelled)));
    return found;
  }

  #target(of: Target, spelled: string): string | null {
    const key = keyOf(spelled);
    const found = this.#find(of, key);
    // Where the identifier is the same, the spelling stays.
    if (found !== undefined) return keyOf(found) === key && spelled.trim() === spelled ? spelled : found;
    // A user that the file did not list was never in it.
    if (of === 'user') return this.other(spelled);
    // A reference to something that the file never contained is kept as it was.
    return of === 'anything' && !this.#gone.has(key) ? this.other(spelled) : null;
  }

  #find(of: Target, key: string): string | undefined {
    if (of === 'selection') return (this.#inner ??= this.#everyInner()).get(key);
    if (of !== 'anything') return this.#known.get(of)?.get(key);
    for (const known of this.#known.values()) {
      const found = known.get(key);
      if (found !== undefined) return found;
    }
    return (this.#inner ??= this.#everyInner()).get(key);
  }

  /**
   * Selections and codings, of which a study has hundreds of thousands: searched only where something refers
   * to one.
   */
  #everyInner(): Map<string, string> {
    const inner = new Map<string, string>();
    const add = (element: Element): void => {
      const spelled = element.attributes['guid'];
      if (spelled !== undefined) inner.set(keyOf(spelled), this.other(spelled));
      for (const child of childrenOf(element)) add(child);
    };
    for (const { kind, shell } of this.#outgoing.parts) if (kind === 'media' || kind === 'graph') add(shell);
    for (const { id } of this.#outgoing.sources) {
      const here = new Set(this.#outgoing.codingsOf(id).map((coding) => coding.id));
      for (const coding of here) inner.set(coding, this.#spellings.spelled(undefined, coding));
      for (const { kind, ownerId, key, shell } of this.#outgoing.partsOf(id))
        if (kind === 'selection' || kind === 'source') add(shell);
        else if (kind === 'coding' && ownerId !== null) {
          if (here.has(ownerId)) add(shell);
          else this.#gone.add(key).add(keyOf(shell.attributes['guid'] ?? ''));
        }
    }
    return inner;
  }
}
