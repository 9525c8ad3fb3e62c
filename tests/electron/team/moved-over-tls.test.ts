// A team that moves to a place with another proof of its certificate: over TLS, as between two institutions.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import type { ServerProof } from '#core/team/address.ts';
import { readInvitation, writeInvitation } from '#core/team/invitation.ts';
import { teamOf } from '#db/team/team-of.ts';
import { addressOf } from '#electron/team/place.ts';
import { certificateOf } from '#electron/team/postgres/certificate.ts';
import { makeCertificate, PASSWORD, sharedPostgres, type TestPostgres } from '../../helpers/postgres.ts';
import { testFolder, testProject, type TestProject } from '../../helpers/project.ts';
import { databaseOfTwo, expectEqual, memosIn } from '../../helpers/two-on-server.ts';

let server: TestPostgres;
let sha256: string;

beforeAll(async () => {
  server = await sharedPostgres();
  await server.logins('boss', 'lena');
  const pem = readFileSync(server.certificate.authority, 'utf8');
  const shown = await certificateOf({
    host: 'localhost',
    port: server.port,
    database: 'postgres',
    proof: { by: 'authority', pem },
    tunnel: null,
  });
  sha256 = shown?.sha256 ?? '';
});

const urlOf = (database: string, proof: string): string =>
  `postgres://boss@localhost:${server.port}/${database}?${proof}`;

const byAuthority = (): string => `sslrootcert=${server.certificate.authority}`;

const proofIn = ({ session }: TestProject): ServerProof => {
  const { proof } = addressOf(teamOf(session.study!.store.db)!);
  return proof;
};

const encode = (text: string): string => Buffer.from(text).toString('base64url');
const decode = (text: string): string => Buffer.from(text, 'base64url').toString();

/** The invitation with another proof, as one that was changed on its way. */
function withProof(invitation: string, proof: ServerProof): string {
  const read = readInvitation(invitation, decode);
  return writeInvitation({ ...read, address: { ...read.address, proof } }, encode);
}

test('a team goes from a place that its authority proves to one that is known by its fingerprint, and nobody is led elsewhere', async () => {
  const [from, to] = [await databaseOfTwo(server), await databaseOfTwo(server)];
  await using wei = await testProject();
  await using lena = await testProject();
  await wei.api.team.create({ url: urlOf(from, byAuthority()), password: PASSWORD });
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder' });
  const path = join(lena.folder, 'hers.concord');
  const joining = { path, name: 'Lena', password: PASSWORD };
  using folder = testFolder();
  const foreign = readFileSync(makeCertificate(folder.path, 'foreign').authority, 'utf8');
  for (const [proof, key] of [
    [{ by: 'fingerprint', sha256: '0'.repeat(64) }, 'team_server:certificate_other'],
    [{ by: 'authority', pem: foreign }, 'team_server:certificate_foreign'],
    [{ by: 'system' }, 'team_server:certificate_foreign'],
  ] as const)
    await expect(
      lena.api.team.join({ ...joining, invitation: withProof(invitation, proof) }),
    ).rejects.toMatchObject({ key });
  await lena.api.team.join({ ...joining, invitation });
  expect(proofIn(lena)).toMatchObject({ by: 'authority' });
  await lena.api.memos.add({ body: 'of Lena' });
  await lena.api.team.sync({});

  const wrong = urlOf(to, `fingerprint=${'1'.repeat(64)}`);
  await expect(wei.api.team.move({ url: wrong, password: PASSWORD })).rejects.toMatchObject({
    key: 'team_server:certificate_other',
  });
  expect(proofIn(wei)).toMatchObject({ by: 'authority' });
  expect(await wei.api.team.sync({})).toMatchObject({ received: expect.any(Number) as number });
  const moved = await wei.api.team.move({ url: urlOf(to, `fingerprint=${sha256}`), password: PASSWORD });

  expect(moved).toMatchObject({ isOldTold: true });
  expect(proofIn(wei)).toEqual({ by: 'fingerprint', sha256 });
  await lena.api.memos.add({ body: 'not sent' });
  await expect(lena.api.team.sync({})).rejects.toMatchObject({
    key: 'errors:team_moved',
    parameters: { address: expect.stringMatching(/[0-9A-F]{2}:[0-9A-F]{2}|[0-9a-f]{64}/u) as string },
  });
  // Somebody who stands in the way shows another certificate, and gets nothing.
  const other = await wei.api.team.invite({ login: 'lena', role: 'coder' });
  const changed = withProof(other.invitation, { by: 'fingerprint', sha256: '2'.repeat(64) });
  await expect(lena.api.team.follow({ invitation: changed, password: PASSWORD })).rejects.toMatchObject({
    key: 'team_server:certificate_other',
  });
  expect(proofIn(lena)).toMatchObject({ by: 'authority' });
  expect(await lena.api.team.follow({ password: PASSWORD })).toMatchObject({ unsent: 0 });
  expect(proofIn(lena)).toEqual({ by: 'fingerprint', sha256 });
  await expectEqual({ name: to, wei, lena, [Symbol.asyncDispose]: () => Promise.resolve() });
  expect(memosIn(wei)).toEqual(['not sent', 'of Lena']);
  const [used] = await server.asked(
    'postgres',
    `SELECT bool_and(s.ssl) AS ssl FROM pg_stat_ssl s JOIN pg_stat_activity a USING (pid) WHERE a.datname = '${to}' AND a.usename = 'lena'`,
  );
  expect(used).toEqual({ ssl: true });
});

test('a place whose certificate was renewed is reached by the new one, and its log goes on', async () => {
  const name = await databaseOfTwo(server);
  await using wei = await testProject();
  await using lena = await testProject();
  await wei.api.team.create({ url: urlOf(name, byAuthority()), password: PASSWORD });
  const { invitation } = await wei.api.team.invite({ login: 'lena', role: 'coder' });
  const path = join(lena.folder, 'hers.concord');
  await lena.api.team.join({ path, name: 'Lena', password: PASSWORD, invitation });
  await lena.api.memos.add({ body: 'of Lena' });
  const { epoch } = teamOf(wei.session.study!.store.db)!;

  const url = urlOf(name, `fingerprint=${sha256}`);
  expect(await wei.api.team.move({ url, password: PASSWORD })).toMatchObject({ isOldTold: null, freed: 0 });

  expect(proofIn(wei)).toEqual({ by: 'fingerprint', sha256 });
  await expect(wei.api.team.move({ url, password: PASSWORD })).rejects.toMatchObject({
    key: 'errors:team_move_compacts',
  });
  const again = await wei.api.team.invite({ login: 'lena', role: 'coder' });
  const followed = await lena.api.team.follow({ invitation: again.invitation, password: PASSWORD });
  expect(followed).not.toHaveProperty('kept');
  expect(proofIn(lena)).toEqual({ by: 'fingerprint', sha256 });
  await wei.api.team.sync({});
  expect(memosIn(wei)).toEqual(['of Lena']);
  expect(teamOf(wei.session.study!.store.db)).toMatchObject({ epoch });
});
