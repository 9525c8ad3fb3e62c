// The process that runs the commands of these tests ends each command exactly when a process of its own would end.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testFolder } from '../../helpers/project.ts';
import { inOneProgram } from './one-program.ts';

const folder = testFolder();
afterAll(() => folder[Symbol.dispose]());

/** Runs these lines of code as a command. */
function done(lines: string, ...words: string[]) {
  const entry = join(folder.path, 'entry.mjs');
  writeFileSync(entry, lines);
  return inOneProgram({ entry, words, folder: folder.path, environment: { ...process.env, OF: 'this one' } });
}

test('a command has its own arguments, folder and environment, and none of the command before', async () => {
  await done("process.env.LEFT = 'behind'; process.exitCode = 2;");

  const ran = await done(
    'console.log(process.argv.slice(2), process.cwd(), process.env.OF, process.env.LEFT); console.error(1);',
    'tally',
    'study.concord',
  );

  expect(ran).toEqual({
    status: 0,
    stdout: `[ 'tally', 'study.concord' ] ${folder.path} this one undefined\n`,
    stderr: '1\n',
  });
});

test('a command lasts as long as something is left to do', async () => {
  const ran = await done("setTimeout(() => { process.stdout.write('late'); process.exitCode = 1; }, 50);");

  expect(ran).toEqual({ status: 1, stdout: 'late', stderr: '' });
});

test('a command that waits for something that keeps no process alive fails, and the next one runs', async () => {
  await expect(done('await new Promise(() => {});')).rejects.toThrow('ended its program: 13');

  expect(await done("process.stdout.write('again');")).toMatchObject({ status: 0, stdout: 'again' });
});

test('a command that crashes fails with its error', async () => {
  await expect(done("throw new RangeError('unforeseen');")).rejects.toThrow('unforeseen');
});
