// Every cell of the decision table of bases and layers, from a project file, through the method that the screens call.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LayerRequest } from '#core/counting/request.ts';
import type { Tally } from '#core/counting/tally.ts';
import { toldBase } from '#core/counting/tally-column.ts';
import analysis from '#fixtures/methods/analysis.json' with { type: 'json' };
import { testProject, type TestProject } from '../../helpers/project.ts';
import { denominatorStudy } from './denominator-study.ts';
import { keyed } from './keyed.ts';

const { rows } = analysis.denominators;

interface ExpectedRow {
  layer: string;
  denominator: string;
  kind: string;
  unit: string;
  count: number | null;
  n: number | null;
  used?: string;
  share?: string | null;
  reason?: string;
  undecidable?: number;
  bounds?: string[];
  ties?: number;
}

let project: TestProject;
let coders: Readonly<Record<string, string>>;
const counted = new Map<string, Tally>();

beforeAll(async () => {
  project = await testProject();
  coders = await denominatorStudy(project);
  project.reopen();
});

afterAll(async () => {
  await project[Symbol.asyncDispose]();
});

async function tallyOf({ layer, denominator, unit }: ExpectedRow): Promise<Tally> {
  const key = `${layer} ${denominator} ${unit}`;
  const known = counted.get(key);
  if (known) return known;
  const named: LayerRequest =
    layer === 'union' || layer === 'majority' ? layer : { coderId: keyed(coders, layer) };
  const tally = await project.api.tallies.count({
    layer: named,
    denominator: denominator as 'reviewed',
    unit: unit as 'sources',
    by: 'kind',
    of: 'themes',
  });
  counted.set(key, tally);
  return tally;
}

/** The number that `1/2` stands for. */
function fraction(text: string): number {
  const [over, under = '1'] = text.split('/');
  return Number(over) / Number(under);
}

function near(text: string): unknown {
  return expect.closeTo(fraction(text), 12);
}

describe('the decision table', () => {
  it('has eighty-four cells', () => {
    expect(rows).toHaveLength(84);
  });

  it.each(
    (rows as ExpectedRow[]).map(
      (row) => [`${row.layer}, ${row.denominator}, ${row.kind}, ${row.unit}`, row] as const,
    ),
  )('%s', async (_, row) => {
    const tally = await tallyOf(row);
    const place = tally.columns.findIndex(({ key }) => key === row.kind);
    const column = tally.columns[place]!;
    const cell = tally.rows[0]!.cells[place]!;

    expect({ count: cell.count, n: toldBase(column, tally.facts.unit) }).toEqual({
      count: row.count,
      n: row.n,
    });
    expect(cell.reason?.key).toBe(row.reason);
    expect(tally.facts.denominator.used).toBe(row.used ?? tally.facts.denominator.used);
    expect(cell.ties).toBe(row.ties ?? cell.ties);
    // Interviews of one person have a base but no share; the table states count over base for them.
    const share = column.shareRule === 'out-of' && cell.reason === null ? cell.count! / column.n : cell.share;
    expect(share).toBe(typeof row.share === 'string' ? fraction(row.share) : null);
    expect(cell.reason?.params).toMatchObject(
      row.undecidable === undefined
        ? (cell.reason?.params ?? {})
        : {
            u: row.undecidable,
            low: near(row.bounds![0]!),
            high: near(row.bounds![1]!),
          },
    );
  });
});
