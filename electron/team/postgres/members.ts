// Who is in a team, with which machines, and what each may write.
import type { Invited, TeamMember, TeamPeople, TeamReplica } from '#core/team/place.ts';
import type { TableRight } from '#core/team/roles.ts';
import type { RulesAndLayers, TeamRules } from '#core/team/rules.ts';
import type { Role } from '#core/team/transport.ts';
import { makeLogin } from './logins.ts';
import { madePassword } from './scram.ts';
import type { ServerConnection } from './server-connection.ts';

/** A file of somebody, as another place knew it. */
export type FileToBring = Pick<
  TeamReplica,
  'id' | 'personId' | 'machine' | 'program' | 'seenAt' | 'cutAt' | 'wasOwner'
>;

/** The members of one project. Every act but `introduce` and one's own leaving is an owner's. */
export class TeamMembers implements TeamPeople {
  readonly #connection: ServerConnection;
  readonly #projectId: string;

  constructor(connection: ServerConnection, projectId: string) {
    this.#connection = connection;
    this.#projectId = projectId;
  }

  /** Everybody who is or was a member, in the order of their logins. */
  list(): Promise<TeamMember[]> {
    return this.#connection.ask<TeamMember & Record<string, unknown>>(
      `SELECT login::text AS login, person AS "personId", name, role, ${iso('joined_at')} AS "joinedAt", ${iso('left_at')} AS "leftAt"
       FROM concord.members_of($1) ORDER BY login`,
      [this.#projectId],
    );
  }

  async replicas(): Promise<TeamReplica[]> {
    const rows = await this.#connection.ask<Omit<TeamReplica, 'acknowledged'> & { acked: string }>(
      `SELECT id, person AS "personId", machine, program, schema, acked, editing, ${iso('seen_at')} AS "seenAt",
         ${iso('cut_at')} AS "cutAt", heard, was_owner AS "wasOwner", has_come AS "hasCome"
       FROM concord.replicas_of($1) ORDER BY seen_at DESC, id`,
      [this.#projectId],
    );
    return rows.map(({ acked, ...row }) => ({ ...row, acknowledged: Number(acked) }));
  }

  /** Makes a login a member, and the login itself where this one may. `personId` binds them to a layer that is in the study. */
  async invite(
    login: string,
    role: Role,
    { personId = null, name = null }: { personId?: string | null; name?: string | null } = {},
  ): Promise<Invited> {
    const password = madePassword();
    const [before] = await this.#connection.ask<{ there: boolean }>(
      'SELECT EXISTS (SELECT FROM pg_roles WHERE rolname = $1) AS there',
      [login],
    );
    const sql = await makeLogin(this.#connection, login, password);
    await this.#call('member_set', login, personId, name, role);
    const [member] = await this.#connection.ask<{ person: string }>(
      'SELECT person FROM concord.members_of($1) WHERE login = $2',
      [this.#projectId, login],
    );
    return {
      sql,
      password: sql === null && !before?.there ? password : null,
      personId: member?.person ?? '',
    };
  }

  /** Gives a member another role, or takes back one who left. */
  async setRole(login: string, role: Role): Promise<void> {
    await this.#call('member_set', login, null, null, role);
  }

  /** Takes off a member; oneself: leaves. Their work stays. */
  async remove(login: string): Promise<void> {
    await this.#call('member_left', login);
  }

  /** Gives one's own name, on joining. */
  async introduce(name: string): Promise<void> {
    await this.#call('introduce', name);
  }

  /** Lets a file send no more, such as that of a lost machine, also one that has not come here yet. Its login can still read until its password is changed. */
  async cutOff(replicaId: string): Promise<void> {
    await this.#call('cut_off', replicaId);
  }

  /** Takes over who may write which table, as a program of that schema says; a list of an older program changes nothing. */
  async setRights(rights: readonly TableRight[], schema: number): Promise<void> {
    await this.#call(
      'set_rights',
      schema,
      rights.map(({ table }) => table),
      rights.map(({ who }) => who),
      rights.map(({ sealed }) => sealed),
    );
  }

  /** Says whose a layer of codings is; null: everybody's who may write. */
  async setLayer(coderId: string, personId: string | null): Promise<void> {
    await this.#call('set_layer', coderId, personId);
  }

  /** Has the owners alone change codes, or import and change sources, from now on, or every coder. */
  async setRules({ codebook, sources }: TeamRules): Promise<void> {
    await this.#call('set_rules', codebook, sources);
  }

  /** All that another place of the log has to know. */
  async rules(): Promise<RulesAndLayers> {
    const [project] = await this.#connection.ask<TeamRules & Record<string, unknown>>(
      'SELECT codebook, sources FROM concord.project_of($1)',
      [this.#projectId],
    );
    const layers = await this.#connection.ask<{ coderId: string; personId: string | null }>(
      'SELECT coder AS "coderId", person AS "personId" FROM concord.layers_of($1)',
      [this.#projectId],
    );
    return { codebook: project?.codebook ?? 'all', sources: project?.sources ?? 'all', layers };
  }

  /**
   * Tells another place which files the persons of the team have: each may have what was done before it heard of the rules, and one
   * that was cut off is so there, too.
   */
  async bringFiles(files: readonly FileToBring[]): Promise<void> {
    await this.#call(
      'bring_replicas',
      files.map(({ id }) => id),
      files.map(({ personId }) => personId),
      files.map(({ machine }) => machine),
      files.map(({ program }) => program),
      files.map(({ seenAt }) => seenAt),
      files.map(({ cutAt }) => cutAt),
      files.map(({ wasOwner }) => wasOwner === true),
    );
  }

  /** Tells all replicas where the log is kept from now on, and takes no more parcels; null takes that back. */
  async moveTo(url: string | null): Promise<void> {
    await this.#call('move_to', url);
  }

  async #call(name: string, ...values: unknown[]): Promise<void> {
    const places = values.map((_, index) => `, $${index + 2}`).join('');
    await this.#connection.ask(`SELECT concord.${name}($1${places})`, [this.#projectId, ...values]);
  }
}

/** A point in time as ISO 8601 in UTC. */
export function iso(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}
