import { describe, expect, test } from 'vitest';
import { draftOf, draftOver, draftRefused, type Draft } from '#renderer/ui/draft.ts';

const typed = (draft: Draft, text: string): Draft => ({ ...draft, text });
const sent = (draft: Draft): Draft => ({ ...draft, sent: draft.text });

describe('what is kept changes', () => {
  test('shows it where nothing was typed', () => {
    expect(draftOver(draftOf('road'), 'rail').text).toBe('rail');
  });

  test('shows what became of a text that was sent', () => {
    expect(draftOver(sent(typed(draftOf('road'), ' rail ')), 'rail').text).toBe('rail');
  });

  test('keeps words that were typed while the answer was under way', () => {
    const draft = typed(sent(typed(draftOf('road'), 'rail')), 'rail and port');

    expect(draftOver(draft, 'rail')).toMatchObject({ base: 'rail', text: 'rail and port' });
  });

  test('keeps words that were typed back while the answer was under way', () => {
    expect(draftOver(typed(sent(typed(draftOf('road'), 'rail')), 'road'), 'rail').text).toBe('road');
  });

  test('keeps words that are being typed while somebody else changes the same', () => {
    expect(draftOver(typed(draftOf('road'), 'road and rail'), 'port').text).toBe('road and rail');
  });
});

describe('what was sent is refused', () => {
  test('shows what is kept again', () => {
    expect(draftRefused(sent(typed(draftOf('road'), 'rail')), 'rail').text).toBe('road');
  });

  test('keeps words that were typed meanwhile', () => {
    const draft = typed(sent(typed(draftOf('road'), 'rail')), 'port');

    expect(draftRefused(draft, 'rail').text).toBe('port');
  });
});
