// The reasons for leaving a source out that most studies have.
import type { Words } from '#words/words.ts';

const usual = ['off_topic', 'period', 'language', 'no_text', 'advert'] as const;

/** What is left out for these was never looked at: it may belong, and a sample's counts allow for that. */
const unread = ['language', 'no_text'] as const;

/** Their names in the person's language, and which of them say that a source could not be had or read. */
export function usualReasons({ t }: Words): { names: string[]; couldNotBeRead: string[] } {
  const named = (each: (typeof usual)[number]): string => t(`triage:usual_${each}`);
  return { names: usual.map(named), couldNotBeRead: unread.map(named) };
}
