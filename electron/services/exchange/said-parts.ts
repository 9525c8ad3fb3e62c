// What files said last of each thing, held short: a study has hundreds of thousands of parts.
import type { Element } from '#core/refi/element.ts';
import type { Part } from '#core/refi/incoming.ts';
import { hashOf } from '#db/write.ts';

/** What the newest of several files said of a thing; of things without an identifier, what any of them said. */
export class LastSaid {
  /** By kind and key: the number of the file, and hashes of what it said, since several things may have one key. */
  readonly #last = new Map<string, string>();
  readonly #nameless = new Set<string>();
  readonly #hashOf: (part: Part) => string;

  constructor(wordsOf: (part: Part) => unknown) {
    this.#hashOf = (part) => hashOf(JSON.stringify([part.kind, part.key, wordsOf(part)])).slice(0, 20);
  }

  /** `file` counts up from the oldest. */
  hear(part: Part, file: number): void {
    const said = this.#hashOf(part);
    if (part.key === '') {
      this.#nameless.add(said);
      return;
    }
    const thing = `${part.kind} ${part.key}`;
    const before = this.#last.get(thing);
    const isSameFile = before?.startsWith(`${file}:`) ?? false;
    this.#last.set(thing, isSameFile ? `${before} ${said}` : `${file}:${said}`);
  }

  /** Whether this is what was said last. */
  has(part: Part): boolean {
    const said = this.#hashOf(part);
    if (part.key === '') return this.#nameless.has(said);
    return this.#last.get(`${part.kind} ${part.key}`)?.includes(said) ?? false;
  }
}

/** All that a part says. */
export function allSaid({ shell }: Part): unknown {
  return shell;
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
export function saidBesideRow({ kind, ownerId, shell }: Part): unknown {
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
