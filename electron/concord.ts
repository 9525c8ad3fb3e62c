#!/usr/bin/env node
// The installed command `concord`. This file also parses on a Node that is too old for the program, so that it can say
// so; loading the program there would fail with a syntax error.
import process from 'node:process';

/** Electron ships this version of Node, and the programs are built for it (vite.programs.config.ts). */
const MIN_NODE_VERSION = 24;

const { node } = process.versions;
if (Number(node.split('.')[0]) < MIN_NODE_VERSION) {
  // An old Node cannot load the word catalogues either, so this sentence stands here.
  process.stderr.write(
    `concord needs Node ${MIN_NODE_VERSION} or later, and this is Node ${node}. In a clone, “npm run -s concord -- …” brings its own.\n`,
  );
  process.exitCode = 1;
} else {
  const { main } = await import('./cli.ts');
  process.exitCode = await main(process.argv.slice(2));
}
