import { useEffect, useState } from 'react';
import { api } from '#renderer/api.ts';
import { useWords } from '#renderer/state/words.ts';
import { actWithMark } from '#words/act-sentence.ts';
import type { Words } from '#words/words.ts';
import { localeOf } from '#words/locale.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { NamedLists, type NamedList } from '#renderer/ui/named-lists.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { showError } from '#renderer/app/notices/show-error.ts';

type Content = NonNullable<Awaited<ReturnType<typeof api.desk.lookAtOther>>>;

/**
 * Shows what the file holds that replaced the open study. The file is read without being opened; the open study keeps
 * its unsaved changes, and nothing can be edited here.
 */
export function OtherFileDialog({ name, onClose }: { name: string; onClose: () => void }) {
  const words = useWords();
  const { t } = words;
  const [content, setContent] = useState<Content | null>();
  useEffect(() => {
    let gone = false;
    api.desk.lookAtOther().then((found) => !gone && setContent(found), showError);
    return () => {
      gone = true;
    };
  }, []);
  return (
    <Dialog title={t('lost:other_title')} isOpen onClose={onClose} size="large">
      <p>{t('lost:other_body', { name })}</p>
      {content === undefined && <p>{t('lost:other_reading')}</p>}
      {content === null && <Note tone="danger">{t('lost:unreadable')}</Note>}
      {content && <NamedLists label={t('lost:other_title')} lists={listsOf(content, words)} />}
    </Dialog>
  );
}

function listsOf({ acts, sources, codes, memos, counts }: Content, words: Words): NamedList[] {
  const { t, language } = words;
  const time = new Intl.DateTimeFormat(localeOf(language), {
    dateStyle: 'medium',
    timeStyle: 'short',
  });
  const counted = ({ name, codings }: Content['codes'][number]): string =>
    codings === 0 ? name : t('lost:with_codings', { name, count: codings });
  return [
    {
      heading: t('lost:newest_acts'),
      names: acts.map(
        (act) =>
          `${time.format(new Date(act.at))} · ${actWithMark(words, { ...act, method: act.ofMethod ?? act.method })}`,
      ),
    },
    {
      heading: t('history:rows_source', { count: counts.sources }),
      count: counts.sources,
      names: sources.map(counted),
    },
    {
      heading: t('history:rows_code', { count: counts.codes }),
      count: counts.codes,
      names: codes.map(counted),
    },
    { heading: t('history:rows_memo', { count: counts.memos }), count: counts.memos, names: memos },
  ].filter(({ names }) => names.length > 0);
}
