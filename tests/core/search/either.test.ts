// Several phrases at once against the plainest way to look for them: at every place, whichever begins there, the longer first.
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

describe('any of several phrases', () => {
  it('finds a phrase that overlaps itself right behind another one', () => {
    expect(found('xaaa', 'xa OR aa')).toEqual([
      [0, 2],
      [2, 4],
    ]);
    expect(found('会会会展', '会会 或 会展')).toEqual([
      [0, 2],
      [2, 4],
    ]);
  });

  it('finds what is found by looking at every place', () => {
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
