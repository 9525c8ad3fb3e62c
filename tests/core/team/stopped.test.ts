// What the footer says where the exchange with a team has stopped.
import { expect, test } from 'vitest';
import { stoppedBy } from '#core/team/stopped.ts';
import { catalogues } from '#words/words.ts';

test('a stop is told apart by its reason, and everything else needs something first', () => {
  expect(stoppedBy('errors:team_newer_schema')).toBe('update');
  expect(stoppedBy('team_server:left')).toBe('off');
  expect(stoppedBy('errors:team_other_log')).toBe('differs');
  expect(stoppedBy('errors:team_moved')).toBe('moved');
  expect(stoppedBy('team_server:wrong_password')).toBe('password');
  expect(stoppedBy('errors:team_original_lost')).toBe('original');
  expect(stoppedBy('errors:team_other_person')).toBe('other');
  expect(stoppedBy('team_folder:two_keepers')).toBe('differs');
  for (const words of Object.values(catalogues))
    for (const said of ['update', 'off', 'differs', 'original', 'other'] as const)
      expect(words.team.footer.stopped[said]).not.toBe('');
});
