// An invitation that the system hands to the desktop program as a file.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isInvitation, textOfInvitation } from '#electron/shell/handed-invitation.ts';
import { testFolder } from '../../helpers/project.ts';

test('a file is an invitation by its ending, and one that is gone or too long gives what can be read', () => {
  using folder = testFolder();
  const path = join(folder.path, 'Night shifts - lena.concord-invitation');
  expect([isInvitation(path), isInvitation('night.concord'), isInvitation('a.txt')]).toEqual([
    true,
    false,
    false,
  ]);
  expect(textOfInvitation(path)).toBe('');
  writeFileSync(path, 'concord-invitation-1:abc\n');
  expect(textOfInvitation(path)).toBe('concord-invitation-1:abc\n');
  writeFileSync(path, 'x'.repeat(2_000_000));
  expect(textOfInvitation(path)).toHaveLength(1_000_000);
});
