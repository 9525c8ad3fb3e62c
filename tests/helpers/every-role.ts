// What every role may do at a team's server: which rows of which table it reads, and how every function answers it.
import { createHash } from 'node:crypto';

/** An owner; two who code in the round; a reader; a coder whose one file was cut off; one who left; a member of another team; a login that nobody invited. */
export const LOGINS = ['boss', 'ana', 'ben', 'guest', 'lost', 'gone', 'stranger', 'nobody'] as const;

export type Login = (typeof LOGINS)[number];

/** The tables of the server. Nobody reads one but that of the steps: functions give each what is theirs to read. */
export const TABLES: Readonly<Record<string, 'members' | 'nobody'>> = {
  version: 'members',
  project: 'nobody',
  member: 'nobody',
  replica: 'nobody',
  right_to_write: 'nobody',
  layer: 'nobody',
  round: 'nobody',
  parcel: 'nobody',
  base: 'nobody',
  base_part: 'nobody',
  beginning: 'nobody',
  blob: 'nobody',
  blob_part: 'nobody',
  sealed: 'nobody',
  file_before: 'nobody',
  recent: 'nobody',
  blob_holder: 'nobody',
};

/** Functions that only functions call. */
export const INNER = ['me', 'owner_of', 'log_grew', 'check_rights', 'take_number', 'has_blob', 'check_blobs', 'open_blobs', 'append', 'keep_an_owner', 'coder_now', 'came_now']; // prettier-ignore

export interface Called {
  /** The statements; the rows of the last one are counted. */
  readonly sql: (who: Who) => string;
  /** How many rows each login of `LOGINS` is answered, or with which state it is refused. */
  readonly before: string;
  /** After the unlock, where that differs. */
  readonly after?: string;
}

export interface Who {
  readonly person: string;
  readonly replica: string;
}

/** A team of which the answers tell. */
export interface TeamToAsk {
  readonly project: string;
  readonly head: number;
  readonly round: string;
  /** The id of what Ana has sealed in the round. */
  readonly sealedId: string;
  readonly ana: Who;
  readonly lost: Who;
}

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex');

const OWNERS = '1 CC003 CC003 CC003 CC003 CC002 CC001 42501';

/** What the functions give that read: all to members, but of what Ana has sealed nothing to others before the unlock. */
function readingOf({ project, head, round, ana }: TeamToAsk): Readonly<Record<string, Called>> {
  const members = (rows: number): string => `${`${rows} `.repeat(5)}CC002 CC001 42501`;
  const given = (from: string, before: string, after = before): Called => ({
    sql: () => `SELECT FROM ${from}`,
    before,
    after,
  });
  const [sealed, open] = [hashOf('sealed text'), hashOf('open')];
  const onlyAna = '0 1 0 0 0 CC002 CC001 42501';
  return {
    project_of: given(`concord.project_of('${project}')`, members(1)),
    members_of: given(`concord.members_of('${project}')`, members(6)),
    replicas_of: given(`concord.replicas_of('${project}')`, members(7)),
    layers_of: given(`concord.layers_of('${project}')`, members(1)),
    beginnings_of: given(`concord.beginnings_of('${project}')`, members(1)),
    rounds_of: given(`concord.rounds_of('${project}')`, members(1)),
    parcels_after: given(`concord.parcels_after('${project}', ${head - 1})`, members(1)),
    bases_of: given(`concord.bases_of('${project}')`, members(1)),
    part_of_base: given(
      `concord.bases_of('${project}') b, concord.part_of_base('${project}', b.id, 0)`,
      members(1),
    ),
    blob_of: given(
      `unnest('{${open},${sealed}}'::text[]) h, concord.blob_of('${project}', h)`,
      '1 2 1 1 1 CC002 CC001 42501',
      members(2),
    ),
    parts_of_blob: given(`concord.parts_of_blob('${project}', '${sealed}')`, onlyAna, members(1)),
    part_of_blob: given(`concord.part_of_blob('${project}', '${sealed}', 0)`, onlyAna, members(1)),
    lane_of: given(
      `concord.lane_of('${round}', '${ana.person}', 0)`,
      '0 1 0 0 0 0 0 42501',
      '1 1 1 1 1 0 0 42501',
    ),
  };
}

/** What each function answers; it is asked in a transaction that is taken back. */
export function functionsOf(team: TeamToAsk): Readonly<Record<string, Called>> {
  const { project, head, round, sealedId, ana, lost } = team;
  return {
    ...readingOf(team),
    mine: { sql: () => `SELECT FROM concord.mine() m WHERE m = '${project}'`, before: '1 1 1 1 1 0 0 42501' },
    open_lanes: {
      sql: () => `SELECT FROM concord.open_lanes() WHERE round = '${round}'`,
      before: '0 1 1 0 0 0 0 42501',
      after: '2 2 2 2 2 0 0 42501',
    },
    my_blobs: {
      sql: () => `SELECT FROM concord.my_blobs() WHERE project = '${project}'`,
      before: '0 1 0 0 0 0 0 42501',
      after: '1 1 1 1 1 0 0 42501',
    },
    hello: {
      sql: ({ replica }) => `SELECT FROM concord.hello('${project}', '${replica}', 'm', 'p', 20, 0)`,
      before: '1 1 1 1 CC010 CC002 CC001 42501',
    },
    push: {
      sql: ({ person, replica }) =>
        `SELECT FROM concord.push('${project}', ${head}, gen_random_uuid(), '${replica}', 99, 1, 20, '{coding}', '{${person}}', '{}', 'x', '{}', '{}')`,
      before: '1 CC004 CC004 CC003 CC010 CC002 CC001 42501',
      after: '1 1 1 CC003 CC010 CC002 CC001 42501',
    },
    take_turn: { sql: () => `SELECT concord.take_turn('${project}')`, before: '1 1 1 1 1 CC002 CC001 42501' },
    // It ends only what the same connection holds.
    end_turn: { sql: () => `SELECT concord.end_turn('${project}')`, before: '1 1 1 1 1 1 1 42501' },
    ack: {
      sql: ({ replica }) => `SELECT concord.ack('${project}', '${replica}', 0, '{}')`,
      before: '1 1 1 1 1 CC002 CC001 42501',
    },
    missing: {
      sql: () => `SELECT FROM concord.missing('${project}', '{${hashOf('sealed text')}}')`,
      before: '1 0 1 1 1 CC002 CC001 42501',
    },
    put_part: {
      sql: () => `SELECT concord.put_part('${project}', '${hashOf('x')}', 1, 0, 'x')`,
      before: '1 1 1 CC003 1 CC002 CC001 42501',
    },
    create_project: {
      sql: () =>
        `SELECT concord.create_project(gen_random_uuid(), 'Own', gen_random_uuid(), 'Own', 20, 'owner', 'owner', 0, '', '{}', '{}', '{}', '{}')`,
      before: '1 1 1 1 1 1 1 42501',
    },
    set_rights: {
      sql: () => `SELECT concord.set_rights('${project}', 99, '{coding}', '{coder}', '{false}')`,
      before: OWNERS,
    },
    set_layer: {
      sql: () => `SELECT concord.set_layer('${project}', gen_random_uuid(), NULL)`,
      before: OWNERS,
    },
    bring_files: { sql: () => `SELECT concord.bring_files('${project}', '{}', '{}')`, before: OWNERS },
    bring_replicas: {
      sql: () => `SELECT concord.bring_replicas('${project}', '{}', '{}', '{}', '{}', '{}', '{}', '{}')`,
      before: OWNERS,
    },
    set_rules: { sql: () => `SELECT concord.set_rules('${project}', 'owner', 'owner')`, before: OWNERS },
    heard: {
      sql: ({ replica }) => `SELECT concord.heard('${project}', '${replica}', 'owner', 'owner')`,
      before: '1 1 1 1 1 CC002 CC001 42501',
    },
    member_set: {
      sql: () => `SELECT concord.member_set('${project}', 'new', NULL, NULL, 'owner')`,
      before: OWNERS,
    },
    member_left: {
      sql: () => `SELECT concord.member_left('${project}', 'guest')`,
      before: '1 CC003 CC003 1 CC003 CC002 CC001 42501',
    },
    introduce: {
      sql: () => `SELECT concord.introduce('${project}', 'Name')`,
      before: '1 1 1 1 1 CC002 CC001 42501',
    },
    // Whoever is no owner cuts off files of their own alone.
    cut_off: {
      sql: () =>
        `SELECT concord.cut_off('${project}', '${ana.replica}'); SELECT FROM concord.replicas_of('${project}') WHERE id = '${ana.replica}' AND cut_at IS NOT NULL`,
      before: '1 1 0 0 0 CC002 CC001 42501',
    },
    open_round: {
      sql: () =>
        `SELECT concord.open_round('${project}', gen_random_uuid(), 'Other', '{${lost.person}}', 'own', true)`,
      before: OWNERS,
    },
    bring_round: {
      sql: () =>
        `SELECT concord.bring_round('${project}', gen_random_uuid(), 'Other', '{${lost.person}}', 'own', true, now(), '${lost.person}', NULL, NULL)`,
      before: OWNERS,
    },
    seal: {
      sql: ({ person, replica }) =>
        `SELECT concord.seal('${project}', '${round}', gen_random_uuid(), '${replica}', 99, 1, 20, '{coding}', '{${person}}', '{}', 'x', 0)`,
      before: 'CC012 1 1 CC012 CC012 CC002 CC001 42501',
      after: 'CC012 CC012 CC012 CC012 CC012 CC002 CC001 42501',
    },
    progress: {
      sql: () => `SELECT FROM concord.progress('${project}')`,
      before: '2 1 1 0 0 CC002 CC001 42501',
    },
    unlock: { sql: () => `SELECT concord.unlock('${project}', '${round}')`, before: OWNERS },
    publish: {
      sql: () =>
        `SELECT FROM concord.publish('${project}', '${round}', '${ana.person}', ${head}, '${sealedId}', 1, 20, '{coding}', '{${ana.person}}', '{}', 'x', '{}', '{}')`,
      before: 'CC003 CC003 CC003 CC003 CC003 CC002 CC001 42501',
      after: OWNERS,
    },
    base_begin: {
      sql: () => `SELECT concord.base_begin('${project}', gen_random_uuid(), 0, '', 1, '', 20); SELECT 1`,
      before: OWNERS,
    },
    base_put: {
      sql: () => `SELECT concord.base_put('${project}', gen_random_uuid(), 0, 'x')`,
      before: OWNERS,
    },
    give_back: {
      sql: () =>
        `SELECT concord.give_back('${project}', ${head + 1}, ${head + 1}, gen_random_uuid(), gen_random_uuid(), 1, '${ana.person}', now(), 20, '{coding}', '{}', '{}', NULL, 'x')`,
      before: OWNERS,
    },
    move_to: { sql: () => `SELECT concord.move_to('${project}', 'elsewhere')`, before: OWNERS },
    // While a round lasts, or its lanes are not published, no log begins anew.
    begin_anew: {
      sql: () =>
        `SELECT FROM concord.begin_anew('${project}', (SELECT id FROM concord.bases_of('${project}')), (SELECT epoch FROM concord.project_of('${project}')), '{}', 'compacted', '{}')`,
      before: 'CC004 CC003 CC003 CC003 CC003 CC002 CC001 42501',
      after: 'CC017 CC003 CC003 CC003 CC003 CC002 CC001 42501',
    },
    who_could_read: { sql: () => 'SELECT FROM concord.who_could_read()', before: '1 1 1 1 1 1 1 42501' },
  };
}
