// npm run fuzz -- team: lets files of a team go through thousands of histories, with real files and a log in memory, and
// compares what they hold in the end.
//   --histories 1000     how many
//   --seed 1             the seed of the first
//   --steps 25           how many things each file does
import { parseArgs } from 'node:util';

interface Outcome {
  readonly faults: readonly string[];
  readonly acts: number;
  readonly parcels: number;
  readonly refused: number;
  readonly behind: number;
  readonly setAside: number;
  readonly held: number;
}

interface Begun {
  readonly project: AsyncDisposable;
}

interface Histories {
  readonly begunStudy: (seed: string) => Promise<Begun>;
  readonly teamHistory: (begun: Begun, seed: number, steps: number) => Promise<Outcome>;
}

/** The command; resolves to whether the files of every team became the same study. */
export async function main(args: readonly string[]): Promise<boolean> {
  const { values } = parseArgs({
    args: args.filter((each) => each !== 'team'),
    options: {
      histories: { type: 'string', default: '1000' },
      seed: { type: 'string', default: '1' },
      steps: { type: 'string', default: '25' },
    },
  });
  // Typed here, because the tests do not belong to the programs.
  const place = new URL('../../tests/helpers/team-histories.ts', import.meta.url).href;
  const { begunStudy, teamHistory } = (await import(place)) as Histories;
  const begun = await begunStudy('team');
  await using project = begun.project;
  const [first, histories] = [Number(values.seed), Number(values.histories)];
  const total = { acts: 0, parcels: 0, refused: 0, behind: 0, setAside: 0, held: 0 };
  let wrong = 0;
  for (let seed = first; seed < first + histories; seed += 1) {
    const { faults, ...counts } = await teamHistory({ ...begun, project }, seed, Number(values.steps));
    for (const key of Object.keys(total) as (keyof typeof total)[]) total[key] += counts[key];
    if (faults.length === 0) continue;
    wrong += 1;
    console.log(`team: history ${seed}: ${faults.slice(0, 3).join('\n')}`);
  }
  const counted = Object.entries(total).map(([what, count]) => `${what} ${count}`);
  console.log(`team: ${histories - wrong} of ${histories} histories ended alike (${counted.join(', ')})`);
  return wrong === 0;
}
