// Read-only disks, such as backups, and a full disk: what is there can be read and restored; what cannot be saved there
// is reported in a sentence that names the place.
import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noSmallDisk, smallDisk, type SmallDisk } from '../../../scripts/trust/small-disk.ts';
import { newStudy, remember } from '../../helpers/memo-acts.ts';
import { terminal, type Terminal } from './concord.ts';

const projects = join(import.meta.dirname, '../../../fixtures/projects');

describe.skipIf(noSmallDisk !== null)(
  `a read-only or full disk${noSmallDisk === null ? '' : ` (left out: ${noSmallDisk})`}`,
  () => {
    let shell: Terminal;
    let disk: SmallDisk;
    const at = (name: string): string => join(disk.path, name);

    beforeEach(() => {
      shell = terminal();
      disk = smallDisk(12);
    });
    afterEach(() => {
      disk[Symbol.dispose]();
      shell[Symbol.dispose]();
    });

    test('lets a study of an earlier version be read, and one whose program crashed with acts in its log', async () => {
      copyFileSync(join(projects, '0003.concord'), at('旧.concord'));
      const open = newStudy(join(shell.folder, 'open.concord'));
      remember(open, 'in the log');
      for (const ending of ['', '-wal'])
        copyFileSync(join(shell.folder, `open.concord${ending}`), at(`crashed.concord${ending}`));
      open.close();
      disk.remount('ro');

      const old = await shell.concord('check', at('旧.concord'));
      const crashed = await shell.json<{ state: string; counts: { changes: number } }>(
        'check',
        at('crashed.concord'),
        '--format',
        'json',
      );
      const written = await shell.concord('call', at('旧.concord'), 'codes.create', '{"name":"new"}');

      expect(old.stderr).not.toContain('SQLITE');
      expect([old.status, old.stdout]).toEqual([0, expect.stringContaining('No problem found')]);
      expect(crashed).toMatchObject({ state: 'whole', counts: { changes: 2 } });
      expect([written.status, written.stderr]).toEqual([
        1,
        'The project is open read-only. Nothing was changed.\n',
      ]);
    });

    test('takes no copy, restored snapshot, salvaged study or report, and the command says so', async () => {
      newStudy(join(shell.folder, 'study.concord')).close();
      await shell.concord('snapshots', 'study.concord', '--make');
      disk.remount('ro');

      const copied = await shell.concord('copy', 'study.concord', at('new.concord'));
      const restored = await shell.concord('restore', 'study.concord', 'latest', at('new.concord'));
      const salvaged = await shell.concord('salvage', 'study.concord', at('new.concord'));
      const reported = await shell.concord(
        'salvage',
        'study.concord',
        'new.concord',
        '--report',
        at('r.json'),
      );

      for (const { status, stderr } of [copied, restored, salvaged, reported])
        expect([status, stderr]).toEqual([
          1,
          `Nothing can be saved in the folder “${disk.path}”. Choose another one.\n`,
        ]);
    });

    test('gives back the snapshots kept there, and an import says that no further one can be made', async () => {
      mkdirSync(join(shell.folder, 'home'));
      writeFileSync(
        join(shell.folder, 'home/settings.json'),
        JSON.stringify({ snapshots: { folder: at('snapshots') } }),
      );
      newStudy(join(shell.folder, 'study.concord')).close();
      writeFileSync(join(shell.folder, 'fair.txt'), 'A fair was held.');
      await shell.concord('snapshots', 'study.concord', '--make');
      disk.remount('ro');

      const listed = await shell.json<object[]>('snapshots', '--format', 'json');
      const restored = await shell.concord('restore', 'study.concord', 'latest', 'back.concord');
      await shell.concord('call', 'study.concord', 'codes.create', '{"name":"of which there is none yet"}');
      const imported = await shell.concord('import', 'study.concord', 'fair.txt');

      expect(listed).toHaveLength(1);
      expect([restored.status, restored.stderr]).toEqual([0, '']);
      expect((await shell.concord('check', 'back.concord')).status).toBe(0);
      expect([imported.status, imported.stderr]).toEqual([
        1,
        expect.stringContaining(`nothing can be saved in the folder “${at('snapshots')}”`),
      ]);
    });

    test('that is full is reported by salvage and restore, with the name of the new file', async () => {
      await shell.concord('new', 'study.concord', '--sample');
      await shell.concord('snapshots', 'study.concord', '--make');
      disk.fill();

      const salvaged = await shell.concord('salvage', 'study.concord', at('new.concord'));
      const restored = await shell.concord('restore', 'study.concord', 'latest', at('new.concord'));

      for (const { status, stderr } of [salvaged, restored])
        expect([status, stderr]).toEqual([1, expect.stringMatching(/^The disk of “new\.concord” is full/)]);
    });
  },
);
