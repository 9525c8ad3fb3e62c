// Texts, by family, that would run, load or change something wherever they were taken for more than text.
import { readFileSync } from 'node:fs';

export interface Vector {
  /** Its index in the list, which its traces contain. */
  readonly number: number;
  readonly family: string;
  readonly text: string;
}

/** What the script of a vector sets in its window: `window.ran = 12`. */
export const TRACE = 'ran';

/** The host that vectors request; `.invalid` belongs to nobody (RFC 2606). */
export const LEAK_HOST = 'leak.invalid';

const families = JSON.parse(readFileSync(new URL('./vectors.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, readonly string[]>
>;

/** All vectors. In the list, `%RUN%` stands for the script that leaves a trace, `%URL%` for an address at the host. */
export const vectors: readonly Vector[] = Object.entries(families)
  .flatMap(([family, texts]) => texts.map((text) => ({ family, text })))
  .map(({ family, text }, number) => ({
    number,
    family,
    text: text.replaceAll('%RUN%', `${TRACE}=${number}`).replaceAll('%URL%', `http://${LEAK_HOST}/${number}`),
  }));

/** `count` vectors at even distances, so that every family is represented; all if there are no more. */
export function someVectors(count: number, seed: number): readonly Vector[] {
  if (count >= vectors.length) return vectors;
  const step = vectors.length / count;
  return Array.from(
    { length: count },
    (_, index) => vectors[(Math.floor(index * step) + seed) % vectors.length],
  ).filter((vector) => vector !== undefined);
}

/**
 * A text without white space and without what a format may drop, such as control characters and soft hyphens, for
 * comparing texts.
 */
export function bare(text: string): string {
  return text.replaceAll(/[\s\p{Cc}\p{Cs}\u00AD\uFFFD\uFFFE\uFEFF]+/gu, '');
}
