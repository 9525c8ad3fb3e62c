// What a person decides where their work and that of others met.
import type { Meeting, Stretch } from '../settling/paragraphs.ts';

/** What is decided: one's own work, that of the others, or both one after the other, where it is a text. */
export const takes = ['ours', 'theirs', 'both'] as const;

export type Take = (typeof takes)[number];

/** The parts of a text that both changed. */
export function meetingsIn(stretches: readonly Stretch[]): Meeting[] {
  return stretches.flatMap((stretch) => ('paragraphs' in stretch ? [] : [stretch]));
}

/**
 * The text as decided: each meeting as the take with its number says, else as `take` says. What only one side changed stands.
 * In the stretches `ours` is what stands for everybody, and `theirs` is one's own.
 */
export function textAsDecided(
  stretches: readonly Stretch[],
  take: Take,
  takesByMeeting: readonly Take[],
): string {
  let number = 0;
  const paragraphs = stretches.flatMap((stretch) => {
    if ('paragraphs' in stretch) return stretch.paragraphs;
    const decided = takesByMeeting[number] ?? take;
    number += 1;
    if (decided === 'ours') return stretch.theirs;
    if (decided === 'theirs') return stretch.ours;
    return [...stretch.ours, ...stretch.theirs.filter((each) => !stretch.ours.includes(each))];
  });
  return paragraphs.join('\n');
}

/** Fields whose words can stand one after the other. */
const joinable = /^(?:shortDefinition|fullDefinition|definition2|whenToUse|whenNotToUse|description|notice)$/;

/** The fields with both wordings, that which stands first; null where only one of them can stand. */
export function wordsOfBoth(
  fields: readonly string[],
  stands: Readonly<Record<string, unknown>>,
  other: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> | null {
  if (!fields.every((field) => joinable.test(field))) return null;
  const joined = fields.map((field) => {
    const [first, second] = [stands[field], other[field]].map((value) =>
      typeof value === 'string' ? value.trim() : '',
    ) as [string, string];
    return [field, first.includes(second) ? first : [first, second].filter(Boolean).join('\n')] as const;
  });
  return Object.fromEntries(joined);
}
