// Some of the slow and failing disks of `npm run trust`. Needs Linux and strace.
import { expect, test } from 'vitest';
import { hardDisks, tryHardDisks, whyNoHardDisk } from '../../../scripts/trust/hard-disks.ts';
import { installOnDebian } from '../../helpers/debian.ts';

if (whyNoHardDisk() !== null) installOnDebian('strace');

test.for(hardDisks)(
  'on a %s disk a killed program has lost nothing that was acknowledged',
  async (disk, context) => {
    const why = whyNoHardDisk();
    if (process.platform !== 'linux') return context.skip(why ?? '');
    expect(why).toBeNull();

    const { faults, came } = await tryHardDisks({ count: 2, seed: 20_260_314 }, disk);

    expect(faults).toEqual([]);
    expect(came['answers']).toBeGreaterThan(0);
  },
);
