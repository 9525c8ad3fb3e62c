// The histories of the tests. They are typed here, because the tests do not belong to the programs.

/** What a history came to: see tests/helpers/team-tally.ts. */
export interface Outcome {
  readonly faults: readonly string[];
  /** How often each thing happened, by its name. */
  readonly happened: Readonly<Record<string, number>>;
}

interface Begun extends Record<string, unknown> {
  readonly project: AsyncDisposable;
}

type History = (begun: Begun, seed: number, steps: number) => Promise<Outcome>;

/** Over what histories are run: each with the module of its histories, and the function there. */
const HISTORIES = {
  log: ['team-histories.ts', 'teamHistory'],
  link: ['link-histories.ts', 'linkHistory'],
  folder: ['folder-histories.ts', 'folderHistory'],
} as const;

/** Over what the files of a history exchange acts. */
export type Over = keyof typeof HISTORIES;

export const OVER = Object.keys(HISTORIES) as readonly Over[];

/** One history after the other, with these seeds, each with its outcome. */
export async function* historiesOf(
  seeds: Iterable<number>,
  steps: number,
  over: Over = 'log',
): AsyncGenerator<{ seed: number; outcome: Outcome }> {
  const module = async <T>(name: string): Promise<T> =>
    (await import(new URL(`../../../tests/helpers/${name}`, import.meta.url).href)) as T;
  const { begunStudy } = await module<{ begunStudy: (seed: string) => Promise<Begun> }>('team-histories.ts');
  const [name, exported] = HISTORIES[over];
  const history = (await module<Record<string, History>>(name))[exported]!;
  const begun = await begunStudy('team');
  await using _ = begun.project;
  for (const seed of seeds) yield { seed, outcome: await history(begun, seed, steps) };
}
