// 5,000 codes in three levels: 50 areas of 9 groups of 10 codes. Four of five areas are themes, which gather the codes
// of the other areas.
import { randomUUID } from 'node:crypto';
import type { CodeRecord } from '#core/records.ts';
import type { WriteDb } from '#db/handles.ts';
import { insert } from '#db/write.ts';
import { code } from './codebook.ts';
import { NOW, scaled } from './corpus.ts';

const AREAS = 50;
const GROUPS = 9;
const CODES = 10;
const THEME_AREAS = 0.8;

/** Writes the codes; returns the ids of those at the lowest level. */
export function writeLargeCodebook(db: WriteDb, scale: number): string[] {
  const write = (name: string, position: number, fields: Partial<CodeRecord>): string =>
    insert(db, 'code', code(name, position, { createdAt: NOW, ...fields })).id;
  const areas = scaled(AREAS, scale);
  const themes: string[] = [];
  const codes: string[] = [];
  for (let area = 1; area <= areas; area += 1) {
    const isTheme = area <= areas * THEME_AREAS;
    const areaId = write(`area ${area}`, area, { isTheme });
    if (isTheme) themes.push(areaId);
    for (let group = 1; group <= GROUPS; group += 1) {
      const parentId = write(`group ${area}.${group}`, group, { parentId: areaId });
      const themeId = isTheme ? undefined : themes[(area * GROUPS + group) % themes.length];
      if (themeId !== undefined) insert(db, 'themeCode', { id: randomUUID(), themeId, codeId: parentId });
      for (let place = 1; place <= CODES; place += 1)
        codes.push(write(`code ${area}.${group}.${place}`, place, { parentId }));
    }
  }
  return codes;
}
