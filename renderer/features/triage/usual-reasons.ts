// Common reasons for excluding a source.
import type { Words } from '#words/words.ts';

const usual = ['off_topic', 'period', 'language', 'no_text', 'advert'] as const;

/**
 * A source excluded for one of these was never read: it may belong to the study, and a sample's counts allow for that.
 */
const unread = ['language', 'no_text'] as const;

/** Their names in the person's language, and which of them mean that a source could not be obtained or read. */
export function usualReasons({ t }: Words): { names: string[]; couldNotBeRead: string[] } {
  const named = (each: (typeof usual)[number]): string => t(`triage:usual_${each}`);
  return { names: usual.map(named), couldNotBeRead: unread.map(named) };
}
