// The real npm asks a registry that runs on this machine for the test.
import { existsSync, readFileSync } from 'node:fs';
import { createServer, type RequestListener } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { expect, test, vi } from 'vitest';
import { main, type Audit } from '../../../scripts/licences/audit.ts';
import { testFolder } from '../../helpers/project.ts';

const root = resolve(import.meta.dirname, '../../..');

/** Runs the audit against a registry that answers like this; returns what was printed. */
async function askedOf(answer: RequestListener, keep: string): Promise<string> {
  const server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const log = vi.spyOn(console, 'log').mockImplementation(() => undefined);
  try {
    await main(root, ['--registry', `http://127.0.0.1:${port}/`, '--keep', keep]);
    return log.mock.calls.flat().join('\n');
  } finally {
    log.mockRestore();
    server.closeAllConnections();
    server.close();
  }
}

const advisory = {
  id: 1,
  url: 'https://advisories.example/1',
  title: 'Reads too much',
  severity: 'high',
  vulnerable_versions: '<1000.0.0',
  cwe: [],
  cvss: { score: 0, vectorString: null },
};

test('what the registry knows is printed and kept with its day, and a missing answer changes neither', async () => {
  using folder = testFolder();
  const keep = join(folder.path, 'audit.json');
  const silent: RequestListener = (_request, response) => void response.writeHead(405).end();
  const knowing: RequestListener = (request, response) => {
    response.setHeader('content-type', 'application/json');
    // npm asks about the package itself for a fixed version.
    if (!request.url?.endsWith('/advisories/bulk')) return void response.writeHead(404).end('{}');
    response.end(JSON.stringify({ yauzl: [advisory] }));
  };

  const before = await askedOf(silent, keep);
  expect(existsSync(keep)).toBe(false);
  const told = await askedOf(knowing, keep);
  const kept = readFileSync(keep, 'utf8');
  const after = await askedOf(silent, keep);

  expect(before).toBe('The registry gave no answer about advisories. There is none from an earlier day.');
  const audit = JSON.parse(kept) as Audit;
  expect(audit.date).toMatch(/^\d{4}-\d\d-\d\d$/);
  expect(audit.packages).toBeGreaterThan(100);
  expect(audit.advisories).toContainEqual({
    package: 'yauzl',
    severity: 'high',
    title: 'Reads too much',
    url: 'https://advisories.example/1',
    range: '<1000.0.0',
  });
  expect(told).toContain('high: yauzl <1000.0.0, Reads too much (https://advisories.example/1)');
  expect(after).toContain(`The last one: ${audit.date}`);
  expect(readFileSync(keep, 'utf8')).toBe(kept);
});
