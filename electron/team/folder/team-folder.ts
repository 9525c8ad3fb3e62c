// The files of a team's shared folder, by what they are. Names alone say what a file is: neither its time nor its place in a
// listing means anything, and a file under another name, such as a synchroniser's copy of a conflict, is none of them.
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '#core/errors.ts';
import { isGuid } from '#core/guid.ts';
import { asFolderError } from './folder-errors.ts';
import { keptIn, parcelFile, waitingIn, type KeptParcel, type WaitingParcel } from './parcel-file.ts';
import { isForeign, PART, putFile, readJson, readNamed, readSealed, sealedJson } from './sealed-file.ts';
import {
  factsIn,
  keepingIn,
  type FolderTeamFacts,
  type Keeping,
  type Present,
  type Refusal,
} from './team-facts.ts';

const LOG_NAME = /^(\d{12})-(\d{12})\.parcel$/;
const IN_NAME = /^(\d{12})\.parcel$/;
const KEEPING_NAME = /^(\d{6})\.json$/;
const PRESENT = 'replica.json';
const TEAM = 'TEAM.json';
/** What the system and synchronisers put beside files without anybody's doing. */
const NO_MATTER = /^(?:\.|desktop\.ini$|Thumbs\.db$)/i;

/** The first and last number of a file of the log. */
export type Span = readonly [first: number, last: number];

const twelve = (n: number): string => String(n).padStart(12, '0');

export class TeamFolder {
  readonly path: string;
  /** Blobs that were found whole. */
  readonly #whole = new Set<string>();

  constructor(path: string) {
    this.path = path;
  }

  /** Does something with the files. Rejects with a sentence about the folder. */
  async at<T>(work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      throw asFolderError(error, this.path);
    }
  }

  /** What `TEAM.json` says. Rejects where the folder is not there, is no team's, or its file is not whole. */
  async facts(): Promise<FolderTeamFacts> {
    const json = await readJson(join(this.path, TEAM));
    if (json === 'absent')
      throw new AppError('locked', 'team_folder:gone', { folder: this.path, what: TEAM });
    const facts = json === 'unwhole' ? null : factsIn(json);
    if (facts === null) throw new AppError('locked', 'team_folder:team_damaged', { folder: this.path });
    return facts;
  }

  /** The same; null where the folder is no team's yet. */
  async factsIfThere(): Promise<FolderTeamFacts | null> {
    return (await this.#names('.')).includes(TEAM) ? await this.facts() : null;
  }

  /** Whether nothing of a team is in the folder but the study that was sent there. */
  async hasSentAlone(): Promise<boolean> {
    const isSent = (name: string): boolean => ['bases', 'blobs'].includes(name) || NO_MATTER.test(name);
    return (await this.#names('.')).every(isSent);
  }

  /** Has the folder be no team's any more, where one was begun in vain. */
  async clearFacts(): Promise<void> {
    await rm(join(this.path, TEAM), { force: true });
  }

  async begin(facts: FolderTeamFacts, keeping: Keeping): Promise<void> {
    await this.writeKeeping(keeping);
    await putFile(join(this.path, TEAM), sealedJson(facts), { isNew: true });
  }

  /** Whether nothing but what the system puts there lies in the folder. */
  async isEmpty(): Promise<boolean> {
    return (await this.#names('.')).every((name) => NO_MATTER.test(name));
  }

  /**
   * The keepings that were begun by an owner of the one before, the oldest first. Rejects where one is not whole: who kept before
   * it would take themselves for the keeper. What is none of the team's under such a name says nothing.
   */
  async keepings(): Promise<Keeping[]> {
    const found: Keeping[] = [];
    for (const name of (await this.#names('keepers')).toSorted()) {
      const number = KEEPING_NAME.exec(name)?.[1];
      if (number === undefined) continue;
      const json = await readJson(join(this.path, 'keepers', name));
      const keeping = typeof json === 'string' ? null : keepingIn(json);
      if (keeping?.keeping !== Number(number)) {
        if (await isForeign(join(this.path, 'keepers', name))) continue;
        throw new AppError('locked', 'team_folder:team_damaged', { folder: this.path });
      }
      const before = found.at(-1);
      if (!before || isOwner(before, keeping.personId)) found.push(keeping);
    }
    return found;
  }

  async writeKeeping(keeping: Keeping, { isNew = false }: { readonly isNew?: boolean } = {}): Promise<void> {
    const path = join(this.path, 'keepers', `${String(keeping.keeping).padStart(6, '0')}.json`);
    // What is none of the team's makes room for one that begins.
    if (isNew && (await isForeign(path))) await rename(path, `${path}.aside`);
    await putFile(path, sealedJson(keeping), { isNew });
  }

  /**
   * The first and last numbers of the files of the log that are there, whole or not, in their order. Those at its end are not named
   * that are none of the team's: nobody waits for them.
   */
  async spans(): Promise<Span[]> {
    const spans = (await this.#names('log'))
      .flatMap(spansIn)
      .toSorted((one, other) => one[0] - other[0] || one[1] - other[1]);
    for (let last = spans.at(-1); last && (await this.isForeign(last)); last = spans.at(-1)) spans.pop();
    return spans;
  }

  /** Whether what has such a name in the log is none of the team's, however much of it is still on its way. */
  isForeign([first, last]: Span): Promise<boolean> {
    return isForeign(join(this.path, 'log', logName(first, last)));
  }

  /** The parcel of the log with these numbers; null where it is not whole. */
  async kept(first: number, last: number): Promise<KeptParcel | null> {
    const content = await readSealed(join(this.path, 'log', logName(first, last)));
    const parcel = content === null ? null : keptIn(content);
    return parcel?.first === first && parcel.last === last ? parcel : null;
  }

  /** Puts a parcel into the log. Rejects where there is one of its name. */
  async keep(parcel: KeptParcel): Promise<void> {
    await putFile(join(this.path, 'log', logName(parcel.first, parcel.last)), parcelFile(parcel), {
      isNew: true,
    });
  }

  /** Gives what has such a name in the log one that is none of the log's; `why`: a part of it. */
  async putAside([first, last]: Span, why = ''): Promise<void> {
    const path = join(this.path, 'log', logName(first, last));
    await rename(path, `${path}${why}.aside`);
  }

  /** The files that have sent something or said who they are, by their ids, in the order of these. */
  async senders(): Promise<string[]> {
    return (await this.#names('in')).filter(isGuid).toSorted();
  }

  /** The numbers of the parcels of a file that wait, or waited, upwards. */
  async waitingOf(replicaId: string): Promise<number[]> {
    return (await this.#names(join('in', replicaId)))
      .flatMap((name) => IN_NAME.exec(name)?.[1] ?? [])
      .map(Number)
      .toSorted((one, other) => one - other);
  }

  /** The parcel of a file that waits under that number; null where it is not whole. */
  async waiting(replicaId: string, n: number): Promise<WaitingParcel | null> {
    const content = await readSealed(this.#waitingPath(replicaId, n));
    const parcel = content === null ? null : waitingIn(content);
    return parcel?.replicaId === replicaId && parcel.n === n ? parcel : null;
  }

  async lay(parcel: WaitingParcel): Promise<void> {
    await putFile(this.#waitingPath(parcel.replicaId, parcel.n), parcelFile(parcel));
  }

  /** Removes what a file laid and the log has. */
  async takeAway(replicaId: string, n: number): Promise<void> {
    await rm(this.#waitingPath(replicaId, n), { force: true });
  }

  #waitingPath(replicaId: string, n: number): string {
    return join(this.path, 'in', replicaId, `${twelve(n)}.parcel`);
  }

  /** What a file last said of itself; null where it said nothing yet. */
  async present(replicaId: string): Promise<Present | null> {
    const json = await readJson(join(this.path, 'in', replicaId, PRESENT));
    const isPresent =
      typeof json !== 'string' && json['id'] === replicaId && typeof json['seenAt'] === 'string';
    // Whole files are what the file of that id wrote.
    return isPresent ? (json as unknown as Present) : null;
  }

  async writePresent(present: Present): Promise<void> {
    await putFile(join(this.path, 'in', present.id, PRESENT), sealedJson(present));
  }

  /** Removes what a file laid and said, as if it had never been there. */
  async forget(replicaId: string): Promise<void> {
    await rm(join(this.path, 'in', replicaId), { recursive: true, force: true });
  }

  /** Why the parcel of that number was not taken; null where nothing says so. */
  async refusal(replicaId: string, n: number): Promise<Refusal | null> {
    const json = await readJson(this.#refusalPath(replicaId, n));
    // Whole files are what a keeper wrote.
    return typeof json === 'string' ? null : (json as unknown as Refusal);
  }

  async refuse(replicaId: string, n: number, refusal: Refusal): Promise<void> {
    const before = await this.refusal(replicaId, n);
    if (before?.id === refusal.id && before.key === refusal.key) return;
    await putFile(this.#refusalPath(replicaId, n), sealedJson(refusal));
  }

  #refusalPath(replicaId: string, n: number): string {
    return join(this.path, 'back', replicaId, `${twelve(n)}.json`);
  }

  /** Whether a blob is there as a whole. */
  async hasBlob(hash: string): Promise<boolean> {
    return this.#whole.has(hash) || (await this.blob(hash)) !== null;
  }

  /** The bytes of a blob; null where it is not there as a whole. */
  async blob(hash: string): Promise<Buffer | null> {
    const bytes = await readNamed(this.#blobPath(hash), hash);
    if (bytes !== null) this.#whole.add(hash);
    return bytes;
  }

  async putBlob(hash: string, bytes: Uint8Array): Promise<void> {
    await putFile(this.#blobPath(hash), bytes);
    this.#whole.add(hash);
  }

  #blobPath(hash: string): string {
    return join(this.path, 'blobs', hash.slice(0, 2), hash);
  }

  /**
   * Files that are none of the team's, such as a synchroniser's copies of conflicts, or what has a name of the team's files by chance:
   * by their names, in no order of meaning.
   */
  async ignored(): Promise<string[]> {
    const counted = new Set((await this.spans()).map(([first, last]) => logName(first, last)));
    const foreign = new Set<string>();
    for (const name of await this.#names('keepers'))
      if (await isForeign(join(this.path, 'keepers', name))) foreign.add(name);
    const known: readonly (readonly [folder: string, isKnown: (name: string) => boolean])[] = [
      ['.', (name) => [TEAM, 'log', 'in', 'back', 'blobs', 'bases', 'keepers'].includes(name)],
      ['log', (name) => counted.has(name)],
      ['keepers', (name) => KEEPING_NAME.test(name) && !foreign.has(name)],
      ['in', isGuid],
      ...(await this.senders()).map(
        (id) => [join('in', id), (name: string) => IN_NAME.test(name) || name === PRESENT] as const,
      ),
    ];
    const found: string[] = [];
    for (const [folder, isKnown] of known)
      for (const name of await this.#names(folder))
        if (!isKnown(name) && !NO_MATTER.test(name) && !name.endsWith(PART))
          found.push(folder === '.' ? name : join(folder, name));
    return found;
  }

  async #names(folder: string): Promise<string[]> {
    try {
      return await readdir(join(this.path, folder));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
      throw error;
    }
  }
}

/** The numbers in the name of a file of the log; none where it is no such name. */
function spansIn(name: string): Span[] {
  const [, first, last] = LOG_NAME.exec(name) ?? [];
  return first === undefined ? [] : [[Number(first), Number(last)]];
}

function logName(first: number, last: number): string {
  return `${twelve(first)}-${twelve(last)}.parcel`;
}

/** Whether the person is an owner of the team and has not left, as that keeper knew. */
function isOwner({ members }: Keeping, personId: string): boolean {
  return members.some((one) => one.personId === personId && one.role === 'owner' && one.leftAt === null);
}
