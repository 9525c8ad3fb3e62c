import { describe, expect, it } from 'vitest';
import { createWords } from '#words/words.ts';
import { joint } from '../../formats/writing/joint-study.ts';

const words = createWords('en');
const display = joint(words, { interviewExcerpts: true });
const [connector, training, limits] = display.rows;

describe('a joint display', () => {
  it('sets the counts of both sides beside each other, respondents once each', () => {
    expect(connector?.theme.a).toMatchObject({ count: 13, n: 24 });
    expect(connector?.theme.b).toMatchObject({ count: 2, n: 3, sources: 3 });
  });

  it('shows the codings pinned to a verdict on their own side', () => {
    expect(connector?.excerpts.a.shown.map(({ citation }) => citation.name)).toEqual(['News 0']);
    expect(connector?.excerpts.b.shown.map(({ citation }) => citation.name)).toEqual(['N9.2', 'N10']);
  });

  it('leaves interview excerpts out unless asked, and says how many', () => {
    const { rows } = joint(words, { interviewExcerpts: false });

    expect(rows[0]?.excerpts.b).toEqual({ shown: [], withheld: 2, heldBack: 0 });
  });

  it('shows, when passages are ticked, exactly these on both sides, interviews included', () => {
    const { rows } = joint(words, { interviewExcerpts: false, chosen: new Set(['connector b said-2']) });

    expect(rows[0]?.excerpts.a).toEqual({ shown: [], withheld: 0, heldBack: 0 });
    expect(rows[0]?.excerpts.b.shown.map(({ citation }) => citation.name)).toEqual(['N9.2']);
  });

  it('distinguishes a fresh verdict from a stale one', () => {
    expect(connector?.judged).toMatchObject({ value: 'converges', stale: false, by: 'Wen' });
    expect(training?.judged).toMatchObject({ value: 'silent', stale: true });
    expect(limits?.judged).toBeNull();
  });

  it('derives the label of the protocol from judgements and counts', () => {
    expect(display.rows.map(({ convergence }) => convergence)).toEqual([
      'partial-agreement',
      'silence',
      'in-neither',
    ]);
  });
});
