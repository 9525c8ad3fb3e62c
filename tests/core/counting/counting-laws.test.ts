import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countedCodes, subtree } from '#core/codes/codebook.ts';
import { corpusOf } from '#core/counting/corpus.ts';
import { codingsOf, passagesOf, respondentsOf } from '#core/counting/passages.ts';
import { tally, type Tally } from '#core/counting/tally.ts';
import { units, type TallyRequest } from '#core/counting/request.ts';
import type { CodingRecord } from '#core/records.ts';
import { codeIdsOf, requests, studies } from './random-study.ts';
import { slowCount } from './slow-count.ts';
import { tableOf, type Study } from './study.ts';

function counted(
  study: Study,
  request: TallyRequest,
  codings: Iterable<CodingRecord> = study.codings,
): Tally {
  return tally(study.corpus, tableOf(codings), { of: 'codes', ...request });
}

/** Every count of every cell in every unit. */
function numbers({ columns, rows }: Tally): unknown {
  return rows.map(({ codeId, cells, total }) => [
    codeId,
    total.units,
    cells.map((cell, place) => [columns[place]?.key, columns[place]?.bases, cell.units, cell.direct]),
  ]);
}

/** The units of the total of one code. */
function unitsOf(result: Tally, codeId: string) {
  return result.rows.find((row) => row.codeId === codeId)!.total.units;
}

/** Splits the first coding longer than two characters in two; `overlap` characters belong to both parts. */
function split(
  codings: readonly CodingRecord[],
  overlap: number,
): { split: CodingRecord; parts: CodingRecord[] } | null {
  const found = codings.find(({ start, end }) => start !== null && end !== null && end - start > 2);
  if (!found) return null;
  const middle = found.start! + 1;
  const first = { ...found, id: `${found.id} a`, end: middle + overlap };
  const second = { ...found, id: `${found.id} b`, start: middle };
  return { split: found, parts: [...codings.filter((one) => one !== found), first, second] };
}

describe('counts', () => {
  it('have the weights of the codings that a slow count finds, where a missing weight is no zero', () => {
    fc.assert(
      fc.property(studies, requests, (study, request) => {
        const { rows } = counted(study, { ...request, weights: true });
        for (const { codeId, weights, total } of rows) {
          const all = slowCount(study, request, codeId).weights;
          const known = all.filter((weight) => weight !== null);
          const hasAny = known.length > 0;
          const expected = {
            codings: total.units.codings,
            weighted: known.length,
            mean: hasAny ? known.reduce((sum, weight) => sum + weight, 0) / known.length : null,
            least: hasAny ? Math.min(...known) : null,
            most: hasAny ? Math.max(...known) : null,
          };
          expect(weights).toEqual(total.units.codings === null ? null : expected);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('equal those of a slow count that filters rows and builds sets', () => {
    fc.assert(
      fc.property(studies, requests, (study, request) => {
        const { columns, rows } = counted(study, request);

        for (const { codeId, cells, total } of rows) {
          const slow = slowCount(study, request, codeId);
          expect(total.units).toEqual(slow.total);
          expect(cells.map((cell) => cell.units)).toEqual(columns.map(({ key }) => slow.cells(key)));
        }
      }),
      { numRuns: 300 },
    );
  });

  it('do not depend on the order of codings, sources, codes or reviews', () => {
    fc.assert(
      fc.property(studies, requests, (study, request) => {
        const backwards = corpusOf(
          Object.fromEntries(Object.entries(study.rows).map(([table, rows]) => [table, rows.toReversed()])),
        );

        const other = tally(backwards, tableOf(study.codings.toReversed()), { of: 'codes', ...request });

        expect(other).toEqual(counted(study, request));
      }),
    );
  });

  it('do not depend on the names of codes and coders', () => {
    fc.assert(
      fc.property(studies, requests, (study, request) => {
        const before = numbers(counted(study, request));
        for (const row of [...study.rows.code, ...study.rows.coder]) row.name = `renamed ${row.name.length}`;

        expect(numbers(counted(study, request))).toEqual(before);
      }),
    );
  });

  it('gain one coding and one passage, and nothing else, when a coding is split into two that touch', () => {
    fc.assert(
      fc.property(studies, (study) => {
        // One coding only: a coding that overlaps others forms no passage of its own.
        const alone = study.codings.filter(({ start }) => start !== null).slice(0, 1);
        const change = split(alone, 0);
        fc.pre(change !== null);
        const request = { layer: { coderId: change.split.coderId }, denominator: 'all' } as const;
        const { codeId } = change.split;

        const before = unitsOf(counted(study, request, alone), codeId);
        const after = unitsOf(counted(study, request, change.parts), codeId);

        const isCounted = before.codings === 1;
        expect(after).toEqual({
          ...before,
          // A coder who neither coded nor reviewed anything in scope has no counts.
          codings: isCounted ? 2 : before.codings,
          passages: isCounted ? 2 : before.passages,
        });
      }),
    );
  });

  it('gain only a coding when a coding is split into two that overlap', () => {
    fc.assert(
      fc.property(studies, requests, (study, request) => {
        const change = split(study.codings, 1);
        fc.pre(change !== null);

        const before = counted(study, request);
        const after = counted(study, request, change.parts);

        for (const { codeId } of before.rows) {
          const { codings: codingsBefore, ...restBefore } = unitsOf(before, codeId);
          const { codings: codingsAfter, ...restAfter } = unitsOf(after, codeId);
          expect(restAfter).toEqual(restBefore);
          expect([0, 1]).toContain((codingsAfter ?? 0) - (codingsBefore ?? 0));
        }
      }),
    );
  });

  it('stay the same when touching codings are joined, except for codings, where adjacent ones are joined anyway', () => {
    fc.assert(
      fc.property(studies, requests, (study, request) => {
        const change = split(study.codings, 0);
        fc.pre(change !== null);
        const joining = { ...request, joinAdjacent: true };

        const before = counted(study, joining);
        const after = counted(study, joining, change.parts);

        for (const { codeId } of before.rows) {
          expect({ ...unitsOf(after, codeId), codings: null }).toEqual({
            ...unitsOf(before, codeId),
            codings: null,
          });
        }
      }),
    );
  });

  it('of a parent are at least those of each child and at most the sum of the children and its own', () => {
    fc.assert(
      fc.property(studies, requests, (study, request) => {
        const { corpus } = study;
        const result = counted(study, { ...request, rollup: true });

        for (const { codeId, total } of result.rows) {
          const children = corpus.codebook.children.get(codeId) ?? [];
          const gathered = subtree(corpus.codebook, codeId).flatMap(
            (id) => corpus.codebook.gathered.get(id) ?? [],
          );
          const below = [...children.map(({ id }) => id), ...gathered];
          const own = counted(study, { ...request, rollup: false }).rows.find(
            (row) => row.codeId === codeId,
          )!;
          for (const unit of ['sources', 'respondents', 'characters'] as const) {
            if (total.units[unit] === null) continue;
            const parts = below.map((id) => unitsOf(result, id)[unit] ?? 0);
            expect(total.units[unit]).toBeGreaterThanOrEqual(Math.max(0, ...parts));
            expect(total.units[unit]).toBeLessThanOrEqual(
              parts.reduce((sum, part) => sum + part, own.total.units[unit] ?? 0),
            );
          }
        }
      }),
    );
  });

  it('keep the same bounds in a majority', () => {
    fc.assert(
      fc.property(studies, (study) => {
        const result = counted(study, { layer: 'majority' });

        for (const { codeId, total } of result.rows) {
          const parts = [...countedCodes(study.corpus.codebook, codeId)].map(
            (id) => result.rows.find((row) => row.codeId === id)!.total,
          );
          const direct = parts.map((part) => part.direct ?? 0);
          expect(total.count ?? 0).toBeGreaterThanOrEqual(Math.max(...direct));
          expect(total.count ?? 0).toBeLessThanOrEqual(direct.reduce((sum, part) => sum + part, 0));
        }
      }),
    );
  });

  it('equal, without roll-up, the direct counts of the rolled-up table', () => {
    fc.assert(
      fc.property(studies, requests, (study, request) => {
        const rolledUp = counted(study, { ...request, rollup: true });
        const own = counted(study, { ...request, rollup: false });

        expect(own.rows.map(({ cells }) => cells.map(({ count }) => count))).toEqual(
          rolledUp.rows.map(({ cells }) => cells.map(({ direct }) => direct)),
        );
      }),
    );
  });

  it('have totals that no column exceeds and that do not exceed the sum of the columns', () => {
    fc.assert(
      fc.property(studies, requests, (study, request) => {
        const { rows } = counted(study, request);

        for (const { cells, total } of rows) {
          for (const unit of units) {
            const inColumns = cells.map((cell) => cell.units[unit] ?? 0);
            expect(total.units[unit] ?? 0).toBeGreaterThanOrEqual(Math.max(0, ...inColumns));
            expect(total.units[unit] ?? 0).toBeLessThanOrEqual(inColumns.reduce((sum, one) => sum + one, 0));
          }
        }
      }),
    );
  });

  it('never exceed their base', () => {
    fc.assert(
      fc.property(studies, requests, (study, request) => {
        const { columns, total, rows } = counted(study, request);

        for (const row of rows) {
          [
            ...columns.map((column, place) => [column, row.cells[place]!] as const),
            [total, row.total] as const,
          ].forEach(([column, cell]) => {
            for (const unit of ['sources', 'respondents', 'characters'] as const) {
              expect(cell.units[unit] ?? 0).toBeLessThanOrEqual(column.bases[unit]);
            }
          });
        }
      }),
    );
  });

  it('equal those of a table without columns in their total', () => {
    fc.assert(
      fc.property(studies, requests, (study, request) => {
        const grouped = counted(study, request);
        const plain = counted(study, { ...request, by: undefined });

        expect(grouped.rows.map(({ total }) => total)).toEqual(plain.rows.map(({ total }) => total));
        expect(plain.rows.map(({ cells }) => cells[0])).toEqual(plain.rows.map(({ total }) => total));
      }),
    );
  });
});

describe('the passages of a cell', () => {
  it('are as many as the cell counts, in every unit', () => {
    fc.assert(
      fc.property(studies, requests, (study, request) => {
        const { corpus, table } = study;
        const result = tally(corpus, table, { of: 'codes', ...request });

        for (const codeId of codeIdsOf(corpus)) {
          const row = result.rows.find((one) => one.codeId === codeId)!;
          const opened = [
            [undefined, row.total] as const,
            ...result.columns.map(({ key }, place) => [key, row.cells[place]!] as const),
          ];
          for (const [columnKey, cell] of opened) {
            const passages = passagesOf(corpus, table, request, { codeId, columnKey });
            const spans = passages.flatMap(({ span }) => span ?? []);
            const codings = codingsOf(corpus, table, request, { codeId, columnKey });
            expect({
              sources: new Set(passages.map(({ sourceId }) => sourceId)).size,
              passages: spans.length,
              codings: passages.flatMap(({ codingIds }) => codingIds).length,
              characters: spans.reduce((sum, { start, end }) => sum + end - start, 0),
              respondents: respondentsOf(corpus, table, request, { codeId, columnKey }).length,
            }).toEqual({
              // Without a count there is nothing to list.
              sources: cell.units.sources ?? 0,
              passages: cell.units.passages ?? 0,
              codings: cell.units.codings ?? 0,
              characters: cell.units.characters ?? 0,
              respondents: cell.units.respondents ?? 0,
            });
            expect(codings.map(({ codingId }) => codingId)).toEqual(
              passages.flatMap(({ codingIds }) => codingIds),
            );
          }
        }
      }),
    );
  });
});
