// Who made what and when, as files had it: where a file names no maker or date, none is made up.
import { keyOf } from '../guid.ts';
import type { Element } from './element.ts';
import { momentOf } from './literals.ts';
import { type Outgoing, type Spellings } from './outgoing.ts';
import { codingIn, NOBODY } from './incoming.ts';
import type { Targets } from './targets.ts';

/** The makers and dates of exported elements. */
export class Stamps {
  readonly #spellings: Spellings;
  readonly #targets: Targets;
  readonly #named: ReadonlySet<string>;

  constructor(outgoing: Outgoing, spellings: Spellings, targets: Targets) {
    this.#spellings = spellings;
    this.#targets = targets;
    this.#named = namedIn(outgoing, spellings);
  }

  /** Whether the file mentions a coder, who is then one of its users. */
  isNamed(coderId: string): boolean {
    return this.#named.has(coderId);
  }

  /** The maker of a row: as written where that is still the coder; undefined where the file names none. */
  maker(stood: Element | undefined, coderId: string): string | undefined {
    const spelled = stood?.attributes['creatingUser'];
    if (stood && spelled === undefined) return undefined;
    const guid = this.isNamed(coderId) ? this.#spellings.guidOf('user', coderId) : undefined;
    if (spelled === undefined || guid === undefined) return spelled ?? guid;
    if (spelled.trim() === '') return spelled;
    const target = this.#targets.target('user', spelled);
    return target !== null && keyOf(target) === keyOf(guid) ? target : guid;
  }

  /**
   * When a row was made: as written; undefined where its file gives no date; its own date where it came from
   * no file.
   */
  made(stood: Element | undefined, createdAt: string): string | undefined {
    if (!stood) return createdAt;
    const literal = stood.attributes['creationDateTime'];
    if (literal === undefined) return undefined;
    const moment = momentOf(literal);
    return moment === null || moment === createdAt ? literal : createdAt;
  }
}

/**
 * The coders who are users of the file: those who were in an imported file (all, in a project that was made
 * in Concord), and those who did something that is in no file.
 */
function namedIn(outgoing: Outgoing, spellings: Spellings): ReadonlySet<string> {
  const named = new Set<string>();
  const open = new Set<string>();
  const ties = new Set(outgoing.parts.flatMap(({ of, ownerId }) => (of === 'user' ? [ownerId] : [])));
  const isOwn = outgoing.parts.every(({ kind }) => kind !== 'project');
  for (const { id, name } of outgoing.coders) {
    const shell = spellings.partOf('user', id)?.shell;
    const isSomebody = shell?.name === NOBODY ? shell.attributes['name'] !== name : shell !== undefined;
    if (isSomebody || ties.has(id) || (isOwn && !shell)) named.add(id);
    else if (!shell) open.add(id);
  }
  const hear = (coderId: string): void => {
    if (open.delete(coderId)) named.add(coderId);
  };
  for (const { id, coderId } of outgoing.memos)
    if (!spellings.partOf('note', id) && !spellings.partOf('description', id)) hear(coderId);
  for (const { id } of outgoing.sources) {
    if (open.size === 0) break;
    const theirs = outgoing.codingsOf(id).filter(({ coderId }) => open.has(coderId));
    if (theirs.length === 0) continue;
    const makers = new Map(
      outgoing
        .partsOf(id)
        .flatMap(({ kind, ownerId, shell }) =>
          kind === 'coding' && ownerId !== null ? [[ownerId, shell] as const] : [],
        ),
    );
    for (const coding of theirs) {
      const shell = makers.get(coding.id);
      if (!shell || codingIn(shell)?.attributes['creatingUser'] !== undefined) hear(coding.coderId);
    }
  }
  return named;
}
