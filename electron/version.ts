import manifest from '../package.json' with { type: 'json' };

/** The program and its version, as exported files name it. */
export const PROGRAM = `Concord ${manifest.version}`;
