// The program that does the commands of these tests, one after the other, ends none sooner or later than a process would.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { testFolder } from '../../helpers/project.ts';
import { inOneProgram } from './one-program.ts';

const folder = testFolder();
afterAll(() => folder[Symbol.dispose]());

/** Does these lines as a command. */
function done(lines: string, ...words: string[]) {
  const entry = join(folder.path, 'entry.mjs');
  writeFileSync(entry, lines);
  return inOneProgram({ entry, words, folder: folder.path, environment: { ...process.env, OF: 'this one' } });
}

test('a command has its words, its folder and its environment, and none of the one before', async () => {
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

test('a command that waits for what keeps no process alive is a fault, and the next one is done', async () => {
  await expect(done('await new Promise(() => {});')).rejects.toThrow('ended its program: 13');

  expect(await done("process.stdout.write('again');")).toMatchObject({ status: 0, stdout: 'again' });
});

test('a command that fails as nobody foresaw is a fault that says why', async () => {
  await expect(done("throw new RangeError('unforeseen');")).rejects.toThrow('unforeseen');
});
