// A disk too small for a file is reported before anything is written. The test mounts a real one.
import { describe, expect, it } from 'vitest';
import { join } from 'node:path';
import { createProject } from '#db/create-project.ts';
import { dump } from '../../../helpers/dump.ts';
import { code, codes, put, qde, qdpx, selection, textSource } from '../../../helpers/exchange-files.ts';
import { openOptions, testProject } from '../../../helpers/project.ts';
import { noSmallDisk, smallDisk } from '../../../../scripts/trust/small-disk.ts';
import { blobs } from '../imports/brought-in.ts';

describe.skipIf(noSmallDisk !== null)(
  `a small disk${noSmallDisk === null ? '' : ` (left out: ${noSmallDisk})`}`,
  () => {
    it.each([
      ['texts', 200_000, 3, 100_000],
      ['codings', 3000, 3000, 1_500_000],
    ])(
      'refuses a file with more %s than there is room for, and nothing of it is written',
      async (_, length, many, left) => {
        await using project = await testProject();
        using disk = smallDisk(32);
        const store = createProject(
          join(disk.path, 'study.concord'),
          { name: 'Study', coderName: 'Wei' },
          openOptions,
        );
        project.session.adopt(store);
        const marked = Array.from({ length: many }, (__, at) =>
          selection(`s${at}`, at, at + 1, ['guide']),
        ).join('');
        const file = put(
          project.folder,
          'large.qdpx',
          qdpx(qde(`${codes(code('guide'))}<Sources>${textSource('fair', marked)}</Sources>`), {
            'sources/fair.txt': 'x'.repeat(length),
          }),
        );
        const before = [dump(store), blobs(store)];
        disk.fill(left);

        const refused = project.api.exchange.bringIn({ file });

        await expect(refused).rejects.toMatchObject({
          key: 'errors:no_room',
          parameters: { name: 'study.concord', free: Math.floor(left / 1024 / 1024) },
        });
        expect([dump(store), blobs(store)]).toEqual(before);
        disk.clear();
        expect((await project.api.exchange.bringIn({ file })).made.coding).toBe(many);
        project.session.close();
      },
    );
  },
);
