// Starts the person's browser with the path of a file that leads to Concord, never with the address: every user of the
// machine can read the arguments of a program, and the key in the address grants access.
import { accessSync, constants, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { temporaryName } from '#core/leftovers.ts';
import { clearLeftovers } from '#formats/writing/leftovers.ts';

export interface OpeningPage {
  /** The file to open. Only its owner can read it. */
  readonly path: string;
  remove(): void;
}

/**
 * Writes a page that forwards to `address`, in a new folder of its own: in the home folder if possible, since browsers
 * installed from Snap or Flatpak may not read others. The page shows `words` in case it cannot forward.
 */
export function writeOpeningPage(address: string, words: string): OpeningPage {
  const parent = isWritable(homedir()) ? homedir() : tmpdir();
  clearLeftovers(parent);
  const folder = mkdtempSync(join(parent, temporaryName('opening', process.pid)));
  const path = join(folder, 'open-concord.html');
  writeFileSync(path, pageTo(address, words), { mode: 0o600, flag: 'wx' });
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function pageTo(address: string, words: string): string {
  const goesTo = JSON.stringify(address).replaceAll('<', '\\u003C');
  return `<!doctype html><meta charset="utf-8"><meta name="referrer" content="no-referrer"><title>Concord</title>
<p>${words}</p><script>location.replace(${goesTo})</script>
`;
}
