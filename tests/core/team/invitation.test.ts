// Addresses of a team's server as people type them, and invitations as they come by mail.
import { expect, test } from 'vitest';
import { addressInWords, teamUrl } from '#core/team/address.ts';
import { isFolderInvitation } from '#core/team/folder-invitation.ts';
import { lastMark } from '#core/team/invitation-text.ts';
import { readInvitation, writeInvitation, type Invitation } from '#core/team/invitation.ts';

const encode = (text: string): string => Buffer.from(text).toString('base64url');
const decode = (text: string): string => Buffer.from(text, 'base64url').toString();

test('reads login, host, port and database of a URL', () => {
  expect(teamUrl('postgres://wei@db.soz.example.edu/alliance')).toEqual({
    login: 'wei',
    address: {
      host: 'db.soz.example.edu',
      port: 5432,
      database: 'alliance',
      proof: { by: 'system' },
      tunnel: null,
    },
    authorityFile: null,
  });
  expect(teamUrl('postgresql://wei%40soz@[::1]:6543/study').address).toMatchObject({
    host: '::1',
    port: 6543,
    database: 'study',
  });
});

test('reads a socket on this machine, with its port', () => {
  expect(teamUrl('postgres://wei@/alliance?host=/var/run/postgresql&port=5433').address).toMatchObject({
    host: 'localhost',
    port: 5433,
    proof: { by: 'socket', folder: '/var/run/postgresql' },
  });
});

test('reads how the server is to be known, and a tunnel', () => {
  const sha256 = 'ab'.repeat(32);
  const colons = `SHA256:${sha256.toUpperCase().match(/../g)!.join(':')}`;
  expect(
    teamUrl(`postgres://wei@db/alliance?fingerprint=${colons}&ssh=wei@gate.example.edu`).address,
  ).toMatchObject({ proof: { by: 'fingerprint', sha256 }, tunnel: 'wei@gate.example.edu' });
  expect(teamUrl('postgres://wei@db/alliance?ssh=wei@gate:2222').address.tunnel).toBe('wei@gate:2222');
  expect(teamUrl('postgres://wei@db/alliance?sslrootcert=/etc/ca.pem').authorityFile).toBe('/etc/ca.pem');
});

test.each([
  ['postgres://wei:secret@db/alliance', 'errors:team_url_password'],
  ['postgres://wei:secret@/alliance?host=/run', 'errors:team_url_password'],
  ['https://wei@db/alliance', 'errors:team_url'],
  ['postgres://db/alliance', 'errors:team_url'],
  ['postgres://wei@db', 'errors:team_url'],
  ['postgres://wei@db/alliance/more', 'errors:team_url'],
  ['postgres://wei@db:99999/alliance', 'errors:team_url'],
  ['postgres://wei@db/alliance?host=run', 'errors:team_url'],
  ['postgres://wei@db/alliance?sslmode=disable', 'errors:team_url_option'],
  ['postgres://wei@db/alliance?fingerprint=12', 'errors:team_fingerprint'],
  ['postgres://wei@db/alliance?ssh=-oProxyCommand=rm', 'errors:team_url'],
  ['postgres://wei@db/alliance?ssh=wei@gate:0', 'errors:team_url'],
  ['postgres://wei@db/alliance?ssh=wei@gate:99999', 'errors:team_url'],
  ['postgres://wei@db/alliance?ssh=wei@gate:ssh', 'errors:team_url'],
  ['postgres://wei@db/alliance?ssh=-p:22', 'errors:team_url'],
  ['alliance', 'errors:team_url'],
])('refuses %s', (url, key) => {
  expect(() => teamUrl(url)).toThrow(expect.objectContaining({ key }));
});

test('a refusal never repeats a password', () => {
  expect(() => teamUrl('postgres://wei:secret@db:x/alliance')).toThrow(
    expect.objectContaining({ parameters: { url: 'postgres://…@db:x/alliance' } }),
  );
});

const invitation: Invitation = {
  projectId: '6f8d1f3e-0000-4000-8000-000000000001',
  name: '平台研究 & “alliances”',
  address: {
    host: 'db.soz.example.edu',
    port: 5432,
    database: 'alliance',
    proof: { by: 'authority', pem: '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n' },
    tunnel: null,
  },
  login: 'lena',
};

test('an invitation is one line, and is read from the end of a mail', () => {
  const line = writeInvitation(invitation, encode);
  expect(line).not.toMatch(/\s/);
  expect(readInvitation(`Dear Lena,\r\n\r\nhere it is:\r\n  ${line}\r\n\r\n-- \r\nWei\r\n`, decode)).toEqual(
    invitation,
  );
});

test('of two invitations in one text, the last one counts', () => {
  const older = writeInvitation({ ...invitation, login: 'chen' }, encode);
  expect(readInvitation(`${older}\n${writeInvitation(invitation, encode)}`, decode).login).toBe('lena');
});

test('an invitation that was cut off, or is none, is refused', () => {
  const line = writeInvitation(invitation, encode);
  expect(() => readInvitation(line.slice(0, -20), decode)).toThrow(
    expect.objectContaining({ key: 'errors:broken_invitation' }),
  );
  expect(() => readInvitation('Dear Lena', decode)).toThrow(
    expect.objectContaining({ key: 'errors:no_invitation' }),
  );
  expect(() => readInvitation(`concord-invitation-1:${encode('{"projectId":"x"}')}`, decode)).toThrow(
    expect.objectContaining({ key: 'errors:broken_invitation' }),
  );
});

test('the name of a file is no invitation', () => {
  expect(lastMark('concord-invitation-lena.txt')).toBeNull();
  expect(isFolderInvitation(`“concord-invitation-folder-1:${encode('{}')}”`)).toBe(true);
});

test('an address is told by host and database', () => {
  expect(addressInWords(invitation.address)).toBe('db.soz.example.edu/alliance');
  expect(addressInWords({ ...invitation.address, port: 6543 })).toBe('db.soz.example.edu:6543/alliance');
});

test.each([
  [
    'broken into lines',
    (line: string) => `Dear Lena,\r\n\r\n${line.replaceAll(/.{60}/g, '$&\r\n')}\r\n\r\nWei`,
  ],
  ['quoted', (line: string) => `> Dear Lena,\n> ${line.replaceAll(/.{60}/g, '$&\n> ')}\n> Wei`],
  ['with soft breaks', (line: string) => line.replaceAll(/.{70}/g, '$&=\n')],
  ['put in quotation marks', (line: string) => `Here: "${line}".`],
  ['put in brackets, broken', (line: string) => `见（${line.replaceAll(/.{60}/g, '$&\n')}）。\n王伟`],
])('an invitation that a mail program has %s is read', (_, mailed) => {
  expect(readInvitation(mailed(writeInvitation(invitation, encode)), decode)).toEqual(invitation);
});
