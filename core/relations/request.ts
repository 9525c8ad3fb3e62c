// What is asked of two codes: where they meet.
import type { CountingRequest, TallyRequest } from '../counting/request.ts';

/**
 * Where two codes meet. `overlap`: passages share a character; `passage`: the very same span has both; `paragraph`: a
 * paragraph is touched by both; `within`: passages are at most some paragraphs apart; `source`, `respondent`: one has
 * both.
 */
export type MeetBy = 'overlap' | 'passage' | 'paragraph' | 'within' | 'source' | 'respondent';
export const meetings: readonly MeetBy[] = [
  'overlap',
  'passage',
  'paragraph',
  'within',
  'source',
  'respondent',
];

/** The relations of codes to be counted. */
export interface RelationsRequest extends Omit<CountingRequest, 'joinAdjacent'> {
  /** The codes: all themes, all codes, or those of these ids. Default: `themes`. */
  readonly of?: TallyRequest['of'];
  readonly by: MeetBy;
  /** With `within`: how many paragraphs two passages may be apart; 0 is the same paragraph. Default: 1. */
  readonly paragraphs?: number | undefined;
}
