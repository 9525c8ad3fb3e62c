import { describe, expect, it } from 'vitest';
import { filledCaption, keptCaption } from '#core/live-caption.ts';

const automatic = 'Counted in the 22 of 24 news items, 41% of 1,986.';

describe('an edited caption', () => {
  it('keeps up with the counts that it took over from the program', () => {
    const kept = keptCaption('Each dot is one of 22 news items (of 24), out of 1,986.', automatic);
    const later = 'Counted in the 23 of 25 news items, 44% of 2,004.';

    expect(filledCaption(kept, automatic)).toBe('Each dot is one of 22 news items (of 24), out of 1,986.');
    expect(filledCaption(kept, later)).toBe('Each dot is one of 23 news items (of 25), out of 2,004.');
  });

  it('keeps a number of its own as it is written', () => {
    const kept = keptCaption('After Zhang (2019), 41% of them.', automatic);

    expect(filledCaption(kept, 'Counted in the 1 of 2 news items, 50% of 3.')).toBe(
      'After Zhang (2019), 50% of them.',
    );
  });

  it('takes a number that stands there twice in its order', () => {
    const kept = keptCaption('9 documents, 9 interviews', 'of 9 and of 9');

    expect(filledCaption(kept, 'of 10 and of 11')).toBe('10 documents, 11 interviews');
  });

  it('says by a dash that a number is not counted any more', () => {
    const kept = keptCaption('22 of 24', automatic);

    expect(filledCaption(kept, 'Nothing is reviewed.')).toBe('– of –');
  });
});
