#!/usr/bin/env node
// The command `concord` as it is installed. It parses on a Node that is too old for the program behind it, and so can
// say so: what else came of it would be a fault of syntax.
import process from 'node:process';

/** Electron brings this one, and the programs are built for it (vite.programs.config.ts). */
const OLDEST = 24;

const { node } = process.versions;
if (Number(node.split('.')[0]) < OLDEST) {
  // The catalogues of words are part of what such a Node cannot read.
  process.stderr.write(
    `concord needs Node ${OLDEST} or later, and this is Node ${node}. In a clone, “npm run -s concord -- …” brings its own.\n`,
  );
  process.exitCode = 1;
} else {
  const { main } = await import('./cli.ts');
  process.exitCode = await main(process.argv.slice(2));
}
