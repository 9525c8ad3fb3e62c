import { expect, test } from 'vitest';
import { dump } from '../../helpers/dump.ts';
import { testProject } from '../../helpers/project.ts';

test('a description of 100 MB is refused, and one as long as a book is accepted', async () => {
  await using project = await testProject();
  const before = dump(project.store());

  const refused = project.api.project.update({ description: 'x'.repeat(100_000_000) });

  await expect(refused).rejects.toMatchObject({ key: 'errors:invalid_input' });
  expect(dump(project.store())).toBe(before);
  const book = 'x'.repeat(1_000_000);
  expect((await project.api.project.update({ description: book })).description).toBe(book);
});
