import manifest from '../package.json' with { type: 'json' };

/** The program and its version, as exports name it. */
export const PROGRAM = `Concord ${manifest.version}`;
