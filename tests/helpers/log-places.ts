// Where the files of a history keep the log of their team, one place after the other: a shared folder, of which each machine has a
// copy that a synchroniser brings up to date, or a log in memory, by the rules of the server.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '#core/errors.ts';
import type { Leavable, TeamRules } from '#core/team/rules.ts';
import { rulesOf } from '#core/team/rules.ts';
import type { TeamMember } from '#core/team/place.ts';
import type { Transport } from '#core/team/transport.ts';
import type { Team } from '#db/team/team-of.ts';
import type { BaseSource } from '#electron/team/base.ts';
import { folderTeam, type FolderTeam } from '#electron/team/folder/folder-team.ts';
import type { TransportWithLanes } from '#electron/team/own-lane.ts';
import type { Chance } from '../../scripts/chance.ts';
import { FolderCourier } from './folder-courier.ts';
import { type Faults, TeamInMemory } from './team-in-memory.ts';
import type { Tally } from './team-tally.ts';

/** Who comes to a place: a person, at one of the machines. */
export interface Comer {
  readonly personId: string;
  readonly machine: number;
}

/** A way to a log that also has bases. */
export type WayToLog = TransportWithLanes & BaseSource & Required<Pick<Transport, 'isEarlier'>>;

/** The way of somebody to a place; `folder` for a folder alone. */
export interface Reached {
  readonly way: WayToLog;
  readonly folder: FolderTeam | null;
}

/** One place of the log. */
export interface LogPlace {
  /** Where the team has gone from here. */
  next: LogPlace | null;
  /** What the row of a team says of it at a machine. */
  facts(comer: Comer): Pick<Team, 'transport' | 'address' | 'login' | 'fingerprint'>;
  reach(comer: Comer, faults: Faults): Reached;
  /** The synchroniser comes by at a machine. */
  visit(machine: number): void;
  /** Does something while all that was written comes everywhere at once. */
  calmly(machines: number, work: () => Promise<unknown>): Promise<void>;
  /** From now on nothing is late. */
  rest(): void;
}

/** A shared folder. */
export class FolderPlace implements LogPlace {
  next: LogPlace | null = null;
  readonly #path: string;
  readonly #courier: FolderCourier;
  readonly #machines: string[] = [];
  readonly #access: { readonly projectId: string; readonly now: () => string };

  constructor(
    path: string,
    { by, tally }: { readonly by: Chance; readonly tally: Tally },
    access: { readonly projectId: string; readonly now: () => string },
  ) {
    mkdirSync(path);
    this.#path = path;
    this.#courier = new FolderCourier(by, tally);
    this.#access = access;
  }

  /** The copy of the folder at a machine. */
  at(machine: number): string {
    while (this.#machines.length <= machine) {
      const folder = join(this.#path, `machine ${this.#machines.length}`);
      this.#courier.machine(folder);
      this.#machines.push(folder);
    }
    return this.#machines[machine]!;
  }

  facts({ personId, machine }: Comer) {
    const address = JSON.stringify({ folder: this.at(machine) });
    return { transport: 'folder' as const, address, login: personId, fingerprint: null };
  }

  reach({ personId, machine }: Comer, faults: Faults): Reached {
    const folder = folderTeam(this.at(machine), { login: personId, ...this.#access, self: null });
    return { way: troubled(folder, `machine ${machine}`, faults), folder };
  }

  visit(machine: number): void {
    this.at(machine);
    this.#courier.visit(machine);
  }

  async calmly(machines: number, work: () => Promise<unknown>): Promise<void> {
    const before = this.#courier.isCalm;
    const all = Array.from({ length: machines }, (_, machine) => machine);
    this.#courier.isCalm = true;
    for (const machine of [...all, ...all]) this.visit(machine);
    await work();
    for (const machine of [...all, ...all]) this.visit(machine);
    this.#courier.isCalm = before;
  }

  rest(): void {
    this.#courier.isCalm = true;
  }
}

/** A log in memory. */
export class MemoryPlace implements LogPlace {
  next: LogPlace | null = null;
  readonly log = new TeamInMemory();
  readonly members: readonly TeamMember[];
  readonly #rules: TeamRules;

  constructor(name: string, members: readonly TeamMember[], keeps: readonly Leavable[]) {
    this.log.epoch = name;
    this.members = members;
    this.#rules = rulesOf(keeps);
  }

  facts({ personId }: Comer) {
    const address = JSON.stringify({ memory: this.log.epoch });
    return { transport: 'postgres' as const, address, login: personId, fingerprint: null };
  }

  reach({ personId }: Comer, faults: Faults): Reached {
    const to = this.log.transportOf(personId, faults);
    const role = this.members.find((one) => one.personId === personId)?.role ?? 'reader';
    const way = {
      ...to,
      isEarlier: to.isEarlier!,
      hello: async (me: Parameters<typeof to.hello>[0]) => ({
        ...(await to.hello(me)),
        role,
        movedTo: this.next === null ? null : 'memory',
      }),
      rules: async () => ({ rules: this.#rules, isHeard: true }),
    };
    return { way, folder: null };
  }

  visit(): void {
    return undefined;
  }

  async calmly(_machines: number, work: () => Promise<unknown>): Promise<void> {
    await work();
  }

  rest(): void {
    return undefined;
  }
}

/** The way to the folder, with what goes wrong on it. */
function troubled(folder: FolderTeam, machine: string, { isCut, isAnswerLost }: Faults): WayToLog {
  const gone = (): AppError => new AppError('locked', 'team_folder:gone', { folder: 'shared', what: '' });
  const expectWay = (): void => {
    if (isCut?.() === true) throw gone();
  };
  return {
    most: folder.most,
    otherLog: folder.otherLog,
    rounds: folder.rounds,
    bases: folder.bases,
    hello: async (me) => (expectWay(), await folder.hello({ ...me, machine })),
    isEarlier: async (epoch) => (expectWay(), await folder.isEarlier(epoch)),
    pull: async (after) => (expectWay(), await folder.pull(after)),
    push: async (parcel, expected, footprint) => {
      expectWay();
      const pushed = await folder.push(parcel, expected, footprint);
      if (isAnswerLost?.() === true) throw gone();
      return pushed;
    },
    missing: async (hashes) => (expectWay(), await folder.missing(hashes)),
    putBlob: async (hash, bytes) => (expectWay(), await folder.putBlob(hash, bytes)),
    getBlob: async (hash) => (expectWay(), await folder.getBlob(hash)),
    acknowledge: async (head, editing) => (expectWay(), await folder.acknowledge(head, editing)),
    rules: async () => (expectWay(), await folder.rules()),
    heard: async (rules) => (expectWay(), await folder.heard(rules)),
    listen: () => folder.listen(() => undefined),
    close: () => folder.close(),
  };
}
