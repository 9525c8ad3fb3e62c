// The reading position of each person in each source: kept in the program's own folder, not in the study, so that
// reading is no act and a read-only study keeps positions too.
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileSync } from 'atomically';
import * as z from 'zod';

/** A place in a text, as `core/reading-place.ts` has it. */
export const readingPlace = z.strictObject({
  start: z.number().int().nonnegative(),
  within: z.number().int().nonnegative(),
  mark: z.number().int().nonnegative(),
});

/** Positions by source id, the least recently read source first. */
const placesOfPerson = z.record(z.string(), readingPlace);
const placesOfStudy = z.record(z.string(), placesOfPerson);

type Places = z.output<typeof placesOfPerson>;

/** How many sources of one person in one study are remembered; those read least recently are forgotten. */
const MAX_SOURCES = 500;
/** How many studies are remembered; those read least recently are forgotten. */
const MAX_STUDIES = 100;

/** The positions kept in `folder`, one file for each study. */
export class ReadingPlaces {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = join(folder, 'places');
  }

  /** The positions of a person in the study with this file id, by source. Empty if the file cannot be read. */
  of(fileId: string, coderId: string): Places {
    return this.#read(fileId)[coderId] ?? {};
  }

  /** Keeps a position. A position that cannot be written is dropped: that must not keep anyone from reading. */
  keep(fileId: string, coderId: string, sourceId: string, place: z.output<typeof readingPlace>): void {
    const all = this.#read(fileId);
    const others = Object.entries(all[coderId] ?? {}).filter(([id]) => id !== sourceId);
    const places = Object.fromEntries([...others, [sourceId, place]].slice(-MAX_SOURCES));
    try {
      mkdirSync(this.#folder, { recursive: true });
      writeFileSync(this.#pathOf(fileId), JSON.stringify({ ...all, [coderId]: places }), { fsync: false });
      this.#forgetOldest();
    } catch {
      // See the comment on `keep`.
    }
  }

  #pathOf(fileId: string): string {
    return join(this.#folder, `${fileId}.json`);
  }

  #read(fileId: string): z.output<typeof placesOfStudy> {
    try {
      return placesOfStudy.parse(JSON.parse(readFileSync(this.#pathOf(fileId), 'utf8')));
    } catch {
      return {};
    }
  }

  #forgetOldest(): void {
    const files = readdirSync(this.#folder).filter((name) => name.endsWith('.json'));
    if (files.length <= MAX_STUDIES) return;
    const oldestFirst = files
      .map((name) => ({ path: join(this.#folder, name), at: statSync(join(this.#folder, name)).mtimeMs }))
      .sort((a, b) => a.at - b.at);
    for (const { path } of oldestFirst.slice(0, files.length - MAX_STUDIES)) rmSync(path, { force: true });
  }
}
