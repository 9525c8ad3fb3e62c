// The passages that may be like others: the paragraphs of a text, long ones cut at sentences.
import type { Span } from '../span.ts';
import { sentencesOf } from '../text/segments.ts';
import { paragraphsOf } from '../text/text-units.ts';

/** A longer paragraph, in UTF-16 units, has more than one subject as a rule. */
const MAX_LENGTH = 1_200;

/**
 * The passages of a text in order. A paragraph of more than 1,200 UTF-16 units is cut into as few passages of whole
 * sentences as fit; a longer sentence is a passage by itself.
 */
export function unitsOf(text: string): Span[] {
  return paragraphsOf(text).flatMap((paragraph) =>
    paragraph.end - paragraph.start <= MAX_LENGTH ? [paragraph] : cut(text, paragraph),
  );
}

function cut(text: string, paragraph: Span): Span[] {
  const units: Span[] = [];
  for (const { start, end } of sentencesOf(text, paragraph)) {
    const last = units.at(-1);
    if (last && end - last.start <= MAX_LENGTH) units[units.length - 1] = { start: last.start, end };
    else units.push({ start, end });
  }
  return units;
}
