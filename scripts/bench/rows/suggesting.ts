// More like these: how long a ranking takes once the passages are read, how long reading them takes, and how many passages
// of the sample study that were held out it finds again.
import { buildSample } from '#electron/sample.ts';
import type { Measured } from '../budget.ts';
import { NOW } from '../corpus.ts';
import { foundAgain } from '../held-out.ts';
import { once, typical } from '../timing.ts';
import { opened, placeIn, type Workbench } from '../workbench.ts';

const languages = [
  [undefined, 'both languages'],
  ['en', 'English'],
  ['zh-CN', 'Chinese'],
] as const;

export async function suggesting(workbench: Workbench): Promise<Measured[]> {
  return [...(await times(workbench)), ...recalls(workbench)];
}

async function times({ study }: Workbench): Promise<Measured[]> {
  await using project = opened(study.path);
  const find = () => project.api.suggestions.find({ codeId: study.busyCodeId });
  const first = await once(find);
  const ready = await once(() => project.api.search.prepare());
  return [
    {
      work: 'passages like those of a code, the first time',
      value: first,
      unit: 'ms',
      floor: { what: 'all texts read and folded', value: ready },
      budget: { most: 60_000 },
    },
    {
      work: 'passages like those of a code, once all are read',
      value: await typical(5, find),
      unit: 'ms',
      budget: { most: 1_000 },
    },
  ];
}

function recalls(workbench: Workbench): Measured[] {
  const store = buildSample(placeIn(workbench, 'suggesting.concord'), { who: 'bench', now: NOW });
  try {
    return languages.map(([language, name]) => {
      const { codes, mean, least, greatest, random } = foundAgain(store.db, language);
      const range = `${codes} codes, ${percent(least)}–${percent(greatest)}`;
      return {
        work: `held-out passages found again among the first 20, ${name} (${range})`,
        value: mean * 100,
        unit: '%',
        floor: { what: 'in random order', value: random * 100 },
        budget: { least: 1 },
      };
    });
  } finally {
    store.close();
  }
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
