// The histories of the tests. They are typed here, because the tests do not belong to the programs.

/** What a history came to: see tests/helpers/team-histories.ts. */
export interface Outcome {
  readonly faults: readonly string[];
  readonly acts: number;
  readonly parcels: number;
  readonly refused: number;
  readonly behind: number;
  readonly setAside: number;
  readonly held: number;
}

interface Begun extends Record<string, unknown> {
  readonly project: AsyncDisposable;
}

interface Histories {
  readonly begunStudy: (seed: string) => Promise<Begun>;
  readonly teamHistory: (begun: Begun, seed: number, steps: number) => Promise<Outcome>;
}

/** One history after the other, with these seeds, each with its outcome. */
export async function* historiesOf(
  seeds: Iterable<number>,
  steps: number,
): AsyncGenerator<{ seed: number; outcome: Outcome }> {
  const place = new URL('../../../tests/helpers/team-histories.ts', import.meta.url).href;
  const { begunStudy, teamHistory } = (await import(place)) as Histories;
  const begun = await begunStudy('team');
  await using _ = begun.project;
  for (const seed of seeds) yield { seed, outcome: await teamHistory(begun, seed, steps) };
}
