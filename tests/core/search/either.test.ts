// Checks the search for several phrases at once against the plainest method: try every place; among phrases that begin
// there, take the longest.
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findEither, readPhrases } from '#core/search/either.ts';
import { Folding } from '#core/search/folding.ts';
import { HitList, spansOf } from '#core/search/hits.ts';

const folding = new Folding([]);

function found(text: string, asked: string): [number, number][] {
  const hits = new HitList();
  findEither(readPhrases({ text: asked }, folding), text, () => text, hits);
  return spansOf(hits.take()).map(({ start, end }) => [start, end]);
}

function plainly(text: string, phrases: readonly string[]): [number, number][] {
  const places: [number, number][] = [];
  for (let at = 0; at < text.length; at += 1) {
    const longest = Math.max(
      0,
      ...phrases.filter((each) => text.startsWith(each, at)).map((each) => each.length),
    );
    if (longest === 0) continue;
    places.push([at, at + longest]);
    at += longest - 1;
  }
  return places;
}

describe('several phrases', () => {
  it('are found directly behind one another, even where a phrase overlaps itself', () => {
    expect(found('xaaa', 'xa OR aa')).toEqual([
      [0, 2],
      [2, 4],
    ]);
    expect(found('会会会展', '会会 或 会展')).toEqual([
      [0, 2],
      [2, 4],
    ]);
  });

  it('give the same hits as trying every place', () => {
    const word = fc.stringMatching(/^[ab]{1,3}$/);
    fc.assert(
      fc.property(
        fc.stringMatching(/^[ab]{0,20}$/),
        fc.uniqueArray(word, { minLength: 1, maxLength: 3 }),
        (text, phrases) => {
          expect(found(text, phrases.join(' OR '))).toEqual(plainly(text, phrases));
        },
      ),
    );
  });
});
