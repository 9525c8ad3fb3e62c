// The 33 codes of the corpus: three themes that gather the codes of two branches built separately.
import { initial } from '#core/tables/all.ts';
import { randomUUID } from 'node:crypto';
import type { CodeRecord } from '#core/records.ts';
import type { WriteDb } from '#db/handles.ts';
import { insert } from '#db/write.ts';

const CREATED = '2025-01-01T12:00:00.000Z';

/** A top-level code with the given `fields`. */
export function code(name: string, position: number, fields: Partial<CodeRecord> = {}): CodeRecord {
  return {
    ...initial.code,
    id: randomUUID(),
    parentId: null,
    position,
    name,
    status: 'stable',
    colour: position % 12,
    createdAt: CREATED,
    ...fields,
  };
}

/** Writes the codes; returns the ids of those that can be applied, the most used one first. */
export function writeCodebook(db: WriteDb): string[] {
  const themes = ['connector', 'guide', 'marketplace'].map((name, place) =>
    insert(db, 'code', code(name, place + 1, { isTheme: true, pin: place + 1 })),
  );
  const codable: string[] = [];
  for (const [branch, size] of [
    ['areas', 13],
    ['interviews', 15],
  ] as const) {
    const root = insert(db, 'code', code(branch, 10, { codable: false }));
    for (let place = 1; place <= size; place += 1) {
      const { id } = insert(db, 'code', code(`${branch} ${place}`, place, { parentId: root.id }));
      codable.push(id);
      const theme = themes[place % themes.length];
      if (theme) insert(db, 'themeCode', { id: randomUUID(), themeId: theme.id, codeId: id });
    }
  }
  return [...codable, ...themes.map(({ id }) => id)];
}
