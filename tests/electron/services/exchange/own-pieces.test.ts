// Concord's own data is read line by line if it is laid out as Concord writes it, and means the same in any layout.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  OtherLines,
  type OwnPiece,
  piecesInLines,
  piecesOfWhole,
} from '#electron/services/exchange/own-pieces.ts';
import type { Beside } from '#formats/refi/container.ts';

/** The data as an archive yields it, in pieces of `bytes` bytes. */
function besideOf(json: string, bytes: number): Beside {
  const all = Buffer.from(json);
  return {
    size: all.length,
    qdeHash: '',
    async *pieces() {
      for (let at = 0; at < all.length; at += bytes) yield all.subarray(at, at + bytes);
    },
  };
}

interface Data {
  readonly about: object;
  readonly rows: Readonly<Record<string, readonly object[]>>;
}

/** The data as `own-write.ts` writes it, with one row on each line. */
function inLines({ about, rows }: Data): string {
  const tables = Object.entries(rows).map(([table, list]) => {
    const lines = list.map((row) => `\n   ${JSON.stringify(row)}`);
    return `  "${table}": [${lines.join(',')}]`;
  });
  return `${JSON.stringify(about).slice(0, -1)},\n "rows": {\n${tables.join(',\n')}\n }\n}\n`;
}

async function read(pieces: AsyncIterable<OwnPiece>): Promise<Data> {
  const rows: Record<string, object[]> = {};
  let about = {};
  for await (const piece of pieces)
    if ('about' in piece) ({ about } = piece);
    else (rows[piece.table] ??= []).push(...(piece.rows as object[]));
  return { about, rows };
}

const row = fc.dictionary(fc.string({ minLength: 1 }), fc.oneof(fc.string({ unit: 'binary' }), fc.integer()));
const data = fc.record({
  about: fc.record({ format: fc.string({ unit: 'binary' }), acts: fc.array(fc.integer()) }),
  rows: fc.dictionary(fc.constantFrom('project', 'code', 'coding', 'memo'), fc.array(row, { maxLength: 4 }), {
    minKeys: 1,
  }),
});

describe('own data', () => {
  test('has the same content read line by line and as a whole', async () => {
    await fc.assert(
      fc.asyncProperty(data, fc.integer({ min: 1, max: 300 }), async (told, bytes) => {
        const beside = besideOf(inLines(told), bytes);

        const lines = await read(piecesInLines(beside));

        expect(lines).toEqual(await read(piecesOfWhole(beside)));
        expect(lines).toEqual(JSON.parse(JSON.stringify(told)));
      }),
      { numRuns: 200 },
    );
  });

  const told = { about: { format: 'x' }, rows: { code: [{ id: 'a' }, { id: 'b' }], coding: [] } };
  const written = inLines(told);

  test.each([
    ['in one line', JSON.stringify({ ...told.about, rows: told.rows })],
    ['indented', JSON.stringify({ ...told.about, rows: told.rows }, null, 2)],
    ['cut off in the middle of a row', written.slice(0, written.indexOf('"b"'))],
    ['cut off behind a row', written.slice(0, written.indexOf(',\n   {"id":"b"'))],
    ['without its end', written.trimEnd()],
    ['with more behind its end', `${written}{}\n`],
    ['with a table twice', written.replace('"coding"', '"code"')],
    ['with rows before the rows', written.replace('"format"', '"rows":{},"format"')],
    ['with a row that is none', written.replace('{"id":"a"}', '{"id":}')],
    ['as nothing at all', ''],
  ])('is not read line by line if it is laid out %s', async (_how, json) => {
    await expect(read(piecesInLines(besideOf(json, 64)))).rejects.toThrow(OtherLines);
  });
});
