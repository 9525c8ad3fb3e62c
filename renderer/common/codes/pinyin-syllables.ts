// The pinyin table for the code palette. It is large, so it comes when the reader first opens, in the
// background; until then the palette finds by what is written.
import { useEffect, useState } from 'react';
import type { Syllables } from '#core/codes/code-filter.ts';

let loaded: Syllables | null = null;

async function load(): Promise<Syllables> {
  const { pinyin } = await import('pinyin-pro');
  const known = new Map<string, string | null>();
  const syllableOf = (unit: string): string | null => {
    let syllable = known.get(unit);
    if (syllable === undefined) {
      syllable = /\p{Script=Han}/u.test(unit) ? pinyin(unit, { toneType: 'none', v: true }) : null;
      known.set(unit, syllable);
    }
    return syllable;
  };
  return (text) => Array.from({ length: text.length }, (_, at) => syllableOf(text.charAt(at)));
}

/** Syllables of Chinese text; knows none until the table is here. */
export function useSyllables(): Syllables {
  const [syllables, setSyllables] = useState<Syllables>(() => loaded ?? (() => []));
  useEffect(() => {
    if (loaded) return undefined;
    let gone = false;
    void load().then((table) => {
      loaded = table;
      if (!gone) setSyllables(() => table);
    });
    return () => {
      gone = true;
    };
  }, []);
  return syllables;
}
