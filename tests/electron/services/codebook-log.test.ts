// The log at the end of a codebook says what happened to the codes, so that two versions can be compared.
import { join } from 'node:path';
import { readFileSync } from 'node:fs';
import mammoth from 'mammoth';
import { beforeEach, expect, test } from 'vitest';
import { testProject, type TestProject } from '../../helpers/project.ts';

let project: TestProject;

beforeEach(async () => {
  project = await testProject();
  return () => project[Symbol.asyncDispose]();
});

/** The text of the codebook from its log on. */
async function log(): Promise<string> {
  const to = join(project.folder, 'codebook.docx');
  await project.api.exports.codebook({ to, format: 'docx', language: 'en' });
  const { value } = await mammoth.extractRawText({ buffer: readFileSync(to) });
  return value.slice(value.lastIndexOf('Changes to the codebook'));
}

test('says what happened to a code, newest first, in the names of that time', async () => {
  const { api } = project;
  const broker = await api.codes.create({ name: 'broker' });
  await api.codes.update({ id: broker.id, name: 'connector' });
  await api.codes.update({ id: broker.id, shortDefinition: 'Brings people together.' });

  const told = await log();
  const places = [
    'Changed the definition of connector: Short definition',
    'Renamed broker to connector',
    'Created broker',
  ].map((line) => told.indexOf(line));

  expect(Math.min(...places)).toBeGreaterThan(0);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

test('leaves out what was undone', async () => {
  const { api } = project;
  const broker = await api.codes.create({ name: 'broker' });
  await api.codes.update({ id: broker.id, name: 'connector' });
  await api.history.undo({});

  expect(await log()).not.toContain('Renamed');
});

test('keeps the part of an undone act on which somebody else has built', async () => {
  const { api } = project;
  const [broker, market] = [
    await api.codes.create({ name: 'broker' }),
    await api.codes.create({ name: 'market' }),
  ];
  const lin = await api.coders.add({ name: 'Lin' });
  const group = 'both in one gesture';
  await api.codes.update({ id: broker.id, name: 'connector' }, { group });
  await api.codes.update({ id: market.id, name: 'exchange', whenToUse: 'often' }, { group });
  await api.codes.update({ id: market.id, name: 'bazaar' }, { as: lin.id });
  await api.history.undo({});

  const told = await log();

  expect(told).toContain('Renamed market to exchange');
  expect(told).toContain('Renamed exchange to bazaar');
  expect(told).not.toContain('connector');
  expect(told).not.toContain('When to use');
});
