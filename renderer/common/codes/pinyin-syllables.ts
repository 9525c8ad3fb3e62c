// The pinyin table for the code palette. It is large, so it loads in the background when the reader first opens; until
// then the palette matches written characters only.
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

/** The pinyin syllables of a Chinese text; empty until the table has loaded. */
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
