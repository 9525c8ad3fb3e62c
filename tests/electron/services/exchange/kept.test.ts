// Imports from other programs are listed, newest first, each with its report.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { testProject } from '../../../helpers/project.ts';

const qde = (code: string) =>
  `<Project xmlns="urn:QDA-XML:project:1.0" name="Theirs" origin="Test 1.0"><CodeBook><Codes><Code guid="11111111-1111-4111-8111-${code.padStart(12, '0')}" name="code ${code}" isCodable="true"/></Codes></CodeBook></Project>`;

test('imported files are listed with their reports', async () => {
  await using project = await testProject();
  const { api } = project;
  const bring = async (code: string) => {
    const reference = join(project.folder, `${code}.qde`);
    writeFileSync(reference, qde(code));
    return await api.exchange.bringIn({ file: { reference, name: `${code}.qde` } });
  };

  const none = await api.exchange.list({});
  await bring('1');
  const last = await bring('2');
  const listed = await api.exchange.list({});

  expect(none).toEqual([]);
  expect(listed.map(({ name, origin }) => [name, origin])).toEqual([
    ['2.qde', 'Test 1.0'],
    ['1.qde', 'Test 1.0'],
  ]);
  expect(listed[0]?.id).toBe(last.exchangeId);
  expect(await api.exchange.report({ exchangeId: listed[0]?.id ?? '' })).toEqual(last);
});
