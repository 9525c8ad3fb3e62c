import { useEffect } from 'react';
import { useProject } from '#renderer/state/use-project.ts';
import { closeArticlesDesk, useArticlesDesk } from '#renderer/common/openers/articles-desk.ts';
import { ArticlesDialog } from './articles-dialog.tsx';
import { ReferencesDialog } from './references-dialog.tsx';

/** The dialogs for files with many articles and for references, available anywhere in an open project. */
export function ArticlesHere() {
  const { dialog, file } = useArticlesDesk();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  useEffect(() => closeArticlesDesk, []);
  if (readOnly || file === null) return null;
  return dialog === 'articles' ? (
    <ArticlesDialog file={file} onClose={closeArticlesDesk} />
  ) : (
    <ReferencesDialog file={file} onClose={closeArticlesDesk} />
  );
}
