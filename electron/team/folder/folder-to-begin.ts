// An empty folder in which the log of a team that was kept elsewhere begins, after a base.
import { randomUUID } from 'node:crypto';
import { AppError } from '#core/errors.ts';
import type { PlaceToBegin } from '#core/team/beginning.ts';
import type { TeamMember } from '#core/team/place.ts';
import { type Leavable, rulesOf } from '#core/team/rules.ts';
import { FolderBases } from './folder-bases.ts';
import { TeamFolder } from './team-folder.ts';
import type { Keeping, KeptRound, LogPoint, Present } from './team-facts.ts';

/** What is known of a team before its log begins in a folder. */
export interface TeamForFolder {
  readonly projectId: string;
  /** The name of the study. */
  readonly name: string;
  /** Who is or was a member; the person who keeps the log among them. */
  readonly members: readonly TeamMember[];
  /** What the owners keep to themselves. */
  readonly keeps: readonly Leavable[];
  /** The blind rounds that go on there: what is in their lanes is in the files. */
  readonly rounds: readonly KeptRound[];
  /** The files that have coded in them and are waited for. */
  readonly awaited: readonly Present[];
  /** Since when files may send no more, ISO 8601. */
  readonly cut: Readonly<Record<string, string>>;
  /** Who was an owner, by person, and has a file that has not heard that they are a coder now. */
  readonly formerOwners: readonly string[];
  /** The person and the file that are to keep the log. */
  readonly personId: string;
  readonly replicaId: string;
  readonly machine: string;
  readonly schema: number;
  /** The present time, ISO 8601. */
  readonly now: () => string;
}

/**
 * The folder at that path, ready for a log. It is a team's only once the log has begun: `TEAM.json` is the last that is written.
 * Rejects where something is in it, but for what the same file has left there when a move was broken off.
 */
export async function folderToBegin(path: string, team: TeamForFolder): Promise<PlaceToBegin> {
  const folder = new TeamFolder(path);
  const { projectId, name, members, rounds, awaited, cut, personId, replicaId, machine, schema, now } = team;
  await folder.at(async () => {
    if (!(await folder.isEmpty()) && !(await isLeftFromBefore(folder, team)))
      throw new AppError('conflict', 'team_folder:not_empty', { folder: path });
  });
  const login = members.find((one) => one.personId === personId)?.login ?? personId;
  const bases = new FolderBases(folder, { by: login, now });
  let after: LogPoint = { head: 0, chain: '' };
  return {
    missing: (hashes) =>
      folder.at(async () => {
        const missing: string[] = [];
        for (const hash of hashes) if (!(await folder.hasBlob(hash))) missing.push(hash);
        return missing;
      }),
    putBlob: (hash, bytes) => folder.at(() => folder.putBlob(hash, bytes)),
    bases: {
      async put(base, part, told) {
        after = { head: base.head, chain: base.chain };
        await bases.put(base, part, told);
      },
      beginAnew: ({ earlier, followed }) =>
        folder.at(async () => {
          const epoch = randomUUID();
          const known = [...new Set([...earlier, followed])].filter((each) => each !== '');
          await folder.begin(
            { kind: 'concord-team', version: 1, projectId, name, log: epoch, begun: after, earlier: known },
            {
              keeping: 1,
              replicaId,
              personId,
              machine,
              after,
              ranAt: now(),
              ...after,
              schema,
              members,
              ...(rounds.length > 0 && { rounds }),
              ...decisionOf(team),
              sent: {},
              cut,
              handedTo: null,
            },
          );
          for (const file of awaited) await folder.writePresent(file);
          return { epoch, freed: 0 };
        }),
    },
  };
}

/** What the owners keep and who is an owner no more, as one decision, of which all files have yet to hear. */
function decisionOf({ keeps, formerOwners }: TeamForFolder): Pick<Keeping, 'rules' | 'formerOwners'> {
  const n = 1;
  return {
    ...((keeps.length > 0 || formerOwners.length > 0) && { rules: { ...rulesOf(keeps), n } }),
    ...(formerOwners.length > 0 && { formerOwners: Object.fromEntries(formerOwners.map((id) => [id, n])) }),
  };
}

/** Whether a move of the same file was broken off here: nobody else has been here, and nothing was sent. Clears what says so. */
async function isLeftFromBefore(
  folder: TeamFolder,
  { projectId, replicaId }: TeamForFolder,
): Promise<boolean> {
  const facts = await folder.factsIfThere();
  const [keeping, ...later] = await folder.keepings();
  const files = await folder.senders();
  const isMine =
    (facts === null || facts.projectId === projectId) &&
    (keeping === undefined || keeping.replicaId === replicaId) &&
    (facts !== null || keeping !== undefined || (await folder.hasSentAlone())) &&
    later.length === 0 &&
    files.every((id) => id === replicaId) &&
    (await folder.spans()).length === 0;
  if (isMine) await folder.clearFacts();
  return isMine;
}
