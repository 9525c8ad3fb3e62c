// What files said last of each thing, held short: a study has hundreds of thousands of parts.
import type { Element } from '#core/refi/element.ts';
import { codingIn, type Part } from '#core/refi/incoming.ts';
import { momentOf } from '#core/refi/literals.ts';
import { hashOf } from '#db/write.ts';

/** Characters of a hash that tell what was said apart from anything else. */
const ENOUGH = 16;

/**
 * What the newest of several files said of each thing, and when it was changed by that; of things without an
 * identifier, what any of them said.
 */
export class LastSaid {
  /**
   * By kind and key: the number of the file, when the thing was changed, and hashes of what was said, all of it and
   * what is beside its row. Several things of a file may have one key. One text for each: there are so many.
   */
  readonly #last = new Map<string, string>();
  readonly #nameless = new Set<string>();

  /** `file` counts up from the oldest. */
  hear(part: Part, file: number): void {
    if (part.key === '') {
      this.#nameless.add(hashed(part.shell));
      return;
    }
    const thing = thingOf(part);
    const before = this.#last.get(thing);
    const now = `${hashed(part.shell)} ${hashed(saidBesideRow(part))}`;
    const isSameFile = before?.startsWith(`${file}|`) ?? false;
    this.#last.set(thing, isSameFile ? `${before} ${now}` : `${file}|${changedAt(part)}|${now}`);
  }

  /** Whether this is what was said last. */
  has(part: Part): boolean {
    const said = hashed(part.shell);
    return part.key === '' ? this.#nameless.has(said) : this.#saysLast(part, said);
  }

  /** Whether what the part says beside its row was said last. */
  hasBesideRow(part: Part): boolean {
    return this.#saysLast(part, hashed(saidBesideRow(part)));
  }

  /** When the thing was changed last, as told; empty where that is not told, undefined where nothing is said of it. */
  changedAt(part: Part): string | undefined {
    return this.#last.get(thingOf(part))?.split('|')[1];
  }

  #saysLast(part: Part, said: string): boolean {
    return this.#last.get(thingOf(part))?.includes(said) ?? false;
  }
}

function thingOf({ kind, of, key }: Part): string {
  return `${of ?? kind} ${key}`;
}

function hashed(said: unknown): string {
  return hashOf(JSON.stringify(said)).slice(0, ENOUGH);
}

/** When the thing was changed last, in a form that can be compared; empty where the file does not tell. */
export function changedAt({ shell }: Part): string {
  const literals = [shell, codingIn(shell)].flatMap((each) => each?.attributes['modifiedDateTime'] ?? []);
  return literals.reduce((latest, literal) => {
    const moment = momentOf(literal) ?? '';
    return moment > latest ? moment : latest;
  }, '');
}

/** What of an element has a column in a row, or follows from what has. */
const heldAttributes = new Set([
  'name',
  'startPosition',
  'endPosition',
  'color',
  'isCodable',
  'creatingUser',
  'modifyingUser',
  'modifiedDateTime',
  'plainTextPath',
  'richTextPath',
  'path',
]);
const heldChildren = new Set(['Description', 'NoteRef', 'VariableValue', 'PlainTextContent', 'SourceRef']);

/** What a part says that its row has no place for. */
function saidBesideRow({ kind, ownerId, shell }: Part): unknown {
  if (ownerId === null) return shell;
  const beside = ({ name, attributes, children }: Element): unknown => [
    name,
    Object.entries(attributes).filter(([each]) => !heldAttributes.has(each) && !each.startsWith('{concord}')),
    children.flatMap((child) => {
      if (typeof child === 'string') return [child];
      // What a variable says of itself has no column.
      if (heldChildren.has(child.name) && kind !== 'variable') return [];
      if (kind === 'coding' && child.name === 'CodeRef') return [];
      return child.name === 'Coding' || child.name === 'Representation' ? [beside(child)] : [child];
    }),
  ];
  return beside(shell);
}
