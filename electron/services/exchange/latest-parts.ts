// Remembers, as short hashes, what files last said of each thing: a study has hundreds of thousands of parts.
import type { Element } from '#core/refi/element.ts';
import { codingIn, type Part } from '#core/refi/incoming.ts';
import { momentOf } from '#core/refi/literals.ts';
import { hashOf } from '#db/write.ts';

/** How many characters of a hash are enough to tell parts apart. */
const HASH_CHARACTERS = 16;

/**
 * What the newest file said of each thing, and when the thing was changed according to it; for things without an
 * identifier, what any file said.
 */
export class LatestParts {
  /**
   * By kind and key: the number of the file, the time of the change, and for each part two hashes, of the whole part
   * and of what its row has no columns for. Several parts of a file may have one key. One string each, since there are
   * so many.
   */
  readonly #last = new Map<string, string>();
  readonly #nameless = new Set<string>();

  /** Takes in a part of a file. Files are numbered from the oldest, and come in that order. */
  hear(part: Part, file: number): void {
    if (part.key === '') {
      this.#nameless.add(hashed(part.shell));
      return;
    }
    const thing = partKey(part);
    const before = this.#last.get(thing);
    const now = `${hashed(part.shell)} ${hashed(contentBesideRow(part))}`;
    const isSameFile = before?.startsWith(`${file}|`) ?? false;
    this.#last.set(thing, isSameFile ? `${before} ${now}` : `${file}|${changedAt(part)}|${now}`);
  }

  /** Whether the newest file had exactly this part. */
  has(part: Part): boolean {
    const hash = hashed(part.shell);
    return part.key === '' ? this.#nameless.has(hash) : this.#saysLast(part, hash);
  }

  /** Whether the newest file had the same as this part in what rows have no columns for. */
  hasBesideRow(part: Part): boolean {
    return this.#saysLast(part, hashed(contentBesideRow(part)));
  }

  /** The time of the thing's last change; empty if no file tells it, undefined if no file has the thing. */
  changedAt(part: Part): string | undefined {
    return this.#last.get(partKey(part))?.split('|')[1];
  }

  #saysLast(part: Part, hash: string): boolean {
    return this.#last.get(partKey(part))?.includes(hash) ?? false;
  }
}

function partKey({ kind, of, key }: Part): string {
  return `${of ?? kind} ${key}`;
}

function hashed(shell: unknown): string {
  return hashOf(JSON.stringify(shell)).slice(0, HASH_CHARACTERS);
}

/** The time of the part's last change, in a comparable form; empty if the file does not tell it. */
export function changedAt({ shell }: Part): string {
  const literals = [shell, codingIn(shell)].flatMap((each) => each?.attributes['modifiedDateTime'] ?? []);
  return literals.reduce((latest, literal) => {
    const moment = momentOf(literal) ?? '';
    return moment > latest ? moment : latest;
  }, '');
}

/** Attributes that rows have a column for, or that follow from one that does. */
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

/** The content of a part that its row has no columns for. */
function contentBesideRow({ kind, ownerId, shell }: Part): unknown {
  if (ownerId === null) return shell;
  const beside = ({ name, attributes, children }: Element): unknown => [
    name,
    Object.entries(attributes).filter(([each]) => !heldAttributes.has(each) && !each.startsWith('{concord}')),
    children.flatMap((child) => {
      if (typeof child === 'string') return [child];
      // A variable's description has no column.
      if (heldChildren.has(child.name) && kind !== 'variable') return [];
      if (kind === 'coding' && child.name === 'CodeRef') return [];
      return child.name === 'Coding' || child.name === 'Representation' ? [beside(child)] : [child];
    }),
  ];
  return beside(shell);
}
