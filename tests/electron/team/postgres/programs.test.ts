// Which PostgreSQL the tests of teams start.
import { expect, test } from 'vitest';
import { postgresPrograms, type PostgresPlaces } from '../../../helpers/postgres-programs.ts';

/** Places where there is nothing, unless a test says otherwise. */
function places(more: Partial<PostgresPlaces> = {}): PostgresPlaces & { readonly asked: string[] } {
  const asked: string[] = [];
  const install = (): void => void asked.push('installed');
  return { named: undefined, installed: () => [], fromNpm: () => null, install, ...more, asked };
}

test('the tests start the PostgreSQL that is named, else the newest of the system, else that of npm', () => {
  const all = places({ named: '/named', installed: () => ['/18', '/17'], fromNpm: () => '/npm' });
  expect(postgresPrograms(all)).toBe('/named');
  expect(postgresPrograms({ ...all, named: undefined })).toBe('/18');
  expect(postgresPrograms({ ...all, named: undefined, installed: () => [] })).toBe('/npm');
  expect(all.asked).toEqual([]);
});

test('where there is none, the system’s is installed; where it cannot be, the tests fail with what to do', () => {
  const found: string[] = [];
  const made = places({ installed: () => found, install: () => void found.push('/17') });
  expect(postgresPrograms(made)).toBe('/17');

  const none = places();
  expect(() => postgresPrograms(none)).toThrow(
    'found none from version 17 on. Install one (on Debian: apt-get install postgresql-17)',
  );
  expect(none.asked).toEqual(['installed']);
});
