// Items that are read ahead are delivered in order, and never more of them are held than allowed.
import { setImmediate as turn } from 'node:timers/promises';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAhead } from '#electron/services/imports/ahead.ts';

interface Item {
  readonly place: number;
  readonly bytes: number;
  /** How many turns of the event loop reading this item takes. */
  readonly turns: number;
}

const items = fc
  .array(fc.record({ bytes: fc.integer({ min: 0, max: 40 }), turns: fc.integer({ min: 0, max: 5 }) }), {
    maxLength: 40,
  })
  .map((list) => list.map((item, place): Item => ({ ...item, place })));

async function read({ place, turns }: Item): Promise<number> {
  for (let done = 0; done < turns; done += 1) await turn();
  return place;
}

describe('reading ahead', () => {
  it('delivers everything in order', async () => {
    await fc.assert(
      fc.asyncProperty(items, async (list) => {
        const given: number[] = [];
        const ahead = readAhead(
          list,
          read,
          ({ bytes }) => bytes,
          () => 1,
          { files: 4, bytes: 60 },
        );

        for await (const { item, read: place } of ahead) {
          expect(place).toBe(item.place);
          given.push(place);
        }

        expect(given).toEqual(list.map(({ place }) => place));
      }),
      { numRuns: 60 },
    );
  });

  it('never holds more than allowed, except for a single item', async () => {
    await fc.assert(
      fc.asyncProperty(items, async (list) => {
        const held = new Set<Item>();
        const bytesOf = (of: Iterable<Item>): number => [...of].reduce((sum, { bytes }) => sum + bytes, 0);
        const begin = (item: Item): Promise<number> => {
          held.add(item);
          expect(held.size === 1 || (held.size <= 4 && bytesOf(held) <= 60)).toBe(true);
          return read(item);
        };
        const ahead = readAhead(
          list,
          begin,
          ({ bytes }) => bytes,
          (place) => list[place]?.bytes ?? 0,
          {
            files: 4,
            bytes: 60,
          },
        );

        for await (const { item } of ahead) held.delete(item);
      }),
      { numRuns: 60 },
    );
  });

  it('does read ahead', async () => {
    const begun: number[] = [];
    const list = [0, 1, 2, 3, 4].map((place): Item => ({ place, bytes: 1, turns: 1 }));
    const ahead = readAhead(
      list,
      (item) => (begun.push(item.place), read(item)),
      () => 1,
      () => 1,
      {
        files: 3,
        bytes: 100,
      },
    );

    await ahead.next();

    expect(begun).toEqual([0, 1, 2]);
    await ahead.return(undefined);
  });

  it('throws the error of an item in its turn, and starts no further item', async () => {
    const begun: number[] = [];
    const fail = async (item: Item): Promise<number> => {
      begun.push(item.place);
      if (item.place === 1) throw new Error('cannot be read');
      return read(item);
    };
    const list = Array.from({ length: 9 }, (_, place): Item => ({ place, bytes: 1, turns: 0 }));
    const given: number[] = [];

    const reading = (async () => {
      for await (const { read: place } of readAhead(
        list,
        fail,
        () => 1,
        () => 1,
        { files: 2, bytes: 9 },
      ))
        given.push(place);
    })();

    await expect(reading).rejects.toThrow('cannot be read');
    expect([given, begun]).toEqual([[0], [0, 1, 2]]);
  });
});
