import { describe, expect, it } from 'vitest';
import { filledCaption, keepCaption } from '#core/figures/live-caption.ts';

const automatic = 'Counted in the 22 of 24 news items, 41% of 1,986.';

function kept(edited: string, from = automatic) {
  return keepCaption({}, edited, from);
}

describe('an edited caption', () => {
  it('updates the counts that it took over from the program', () => {
    const captions = kept('Each dot is one of 22 news items (of 24), out of 1,986.');
    const later = 'Counted in the 23 of 25 news items, 44% of 2,004.';

    expect(filledCaption(captions, automatic)).toBe(
      'Each dot is one of 22 news items (of 24), out of 1,986.',
    );
    expect(filledCaption(captions, later)).toBe('Each dot is one of 23 news items (of 25), out of 2,004.');
  });

  it('keeps a number of its own as it is written', () => {
    const captions = kept('After Zhang (2019), 41% of them.');

    expect(filledCaption(captions, 'Counted in the 1 of 2 news items, 50% of 3.')).toBe(
      'After Zhang (2019), 50% of them.',
    );
  });

  it('takes a number that occurs twice in order', () => {
    const captions = kept('9 documents, 9 interviews', 'of 9 and of 9');

    expect(filledCaption(captions, 'of 10 and of 11')).toBe('10 documents, 11 interviews');
  });

  it('prints no number in a figure that counts something else', () => {
    const captions = kept('22 of 24 news items.');

    expect(filledCaption(captions, 'Counted in the 9 of 17 respondents, 41% of 80.')).toBe('');
    expect(filledCaption(captions, 'Nothing is reviewed.')).toBe('');
    expect(filledCaption(captions, automatic)).toBe('22 of 24 news items.');
  });

  it('is stored separately for each language', () => {
    const chinese = '以 24 份新闻中的 22 份为准，占 1,986 份的 41%。';
    const captions = keepCaption(kept('22 of 24 items.'), '共 24 份，计 22 份。', chinese);

    expect(filledCaption(captions, automatic)).toBe('22 of 24 items.');
    expect(filledCaption(captions, chinese)).toBe('共 24 份，计 22 份。');
  });

  it('becomes the program’s again when it is emptied or equals the program’s', () => {
    const captions = kept('22 of 24 items.');

    expect([keepCaption(captions, '', automatic), keepCaption(captions, automatic, automatic)]).toEqual([
      {},
      {},
    ]);
  });
});
