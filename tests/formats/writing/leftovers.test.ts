import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { makerOf, partName, temporaryName } from '#core/leftovers.ts';
import { clearLeftovers } from '#formats/writing/leftovers.ts';
import { testFolder } from '../../helpers/project.ts';

test('files of a killed program are removed, but none of a running program or of anybody else', () => {
  using folder = testFolder();
  vi.stubEnv('TMPDIR', folder.path);
  onTestFinished(() => void vi.unstubAllEnvs());
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  const names = {
    goes: [
      `${temporaryName('copy', gone)}Ab12cd`,
      `${partName('study', gone)}Ab12cd`,
      `${partName('study', gone)}Ab12cd-wal`,
      `${partName('study', gone)}Ab12cd-lock-journal`,
    ],
    stays: [
      `${temporaryName('copy', process.pid)}Ab12cd`,
      `${partName('study', process.pid)}Ab12cd`,
      `concord-test-${gone}`,
      `my concord-copy-${gone}-Ab12cd`,
      '.hidden-notes',
      'study.concord',
    ],
  };
  for (const name of [...names.goes, ...names.stays]) {
    mkdirSync(join(folder.path, name));
    writeFileSync(join(folder.path, name, 'inside'), 'a text');
  }

  clearLeftovers(folder.path);
  clearLeftovers(join(folder.path, 'no such folder'));

  expect(readdirSync(folder.path).toSorted()).toEqual(names.stays.toSorted());
});

test('what a person called concord with a number stays where their files lie', () => {
  using folder = testFolder();
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  const names = [
    `concord-interviews-${gone}-v2.concord`,
    `concord-pilot-${gone}-final`,
    `concord-study-${gone}-autumn`,
    `.notes-concord-${gone}-second wave.md`,
  ];
  for (const name of names) writeFileSync(join(folder.path, name), 'years of work');

  clearLeftovers(folder.path);

  expect(readdirSync(folder.path).toSorted()).toEqual(names.toSorted());
});

test('a page that opened Concord is removed wherever it lies', () => {
  using folder = testFolder();
  const { pid: gone } = spawnSync(process.execPath, ['--version']);
  mkdirSync(join(folder.path, `${temporaryName('opening', gone)}Ab12cd`));

  clearLeftovers(folder.path);

  expect(readdirSync(folder.path)).toEqual([]);
});

test('a name says which process created it', () => {
  expect(makerOf(`${temporaryName('document', 4711)}x1y2z3`)).toBe(4711);
  expect(makerOf(`${partName('访谈 研究-2.zip', 4711)}x1y2z3`)).toBe(4711);
  expect(makerOf('concord-document-x1y2z3')).toBeNull();
  expect(makerOf('.study-concord-0-x1y2z3')).toBeNull();
});
