import { expect, test } from 'vitest';
import { placeRisk } from '#electron/snapshots/place-risk.ts';

test.each([
  ['/home/wei/.config/concord/snapshots', '/home/wei/studies/fairs.concord', null],
  ['/home/wei/Dropbox/snapshots', '/home/wei/studies/fairs.concord', 'synced'],
  ['/home/wei/Dropbox', '/home/wei/studies/fairs.concord', 'synced'],
  ['/home/wei/studies/snapshots', '/home/wei/studies/fairs.concord', 'beside'],
  ['/home/wei/studies', '/home/wei/studies/fairs.concord', 'beside'],
  ['/home/wei/studies-snapshots', '/home/wei/studies/fairs.concord', null],
  ['/media/wei/STICK/snapshots', '/media/wei/STICK/fairs/fairs.concord', 'same_disk'],
  ['/media/wei/STICK/snapshots', '/media/wei/OTHER/fairs.concord', null],
  ['/Volumes/STICK/snapshots', '/Volumes/STICK/work/fairs.concord', 'same_disk'],
])('the risk of snapshots in %s of %s: %s', (folder, study, risk) => {
  expect(placeRisk(folder, study)).toBe(risk);
});
