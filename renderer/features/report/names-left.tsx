import type { NamesLeft } from '#electron/services/report/names-left.ts';
import { LeftNames } from '#renderer/common/files/left-names.tsx';
import { useWords } from '#renderer/state/words.ts';
import { confirm } from '#renderer/ui/confirm.tsx';
import { Note } from '#renderer/ui/note.tsx';
import type { Words } from '#words/words.ts';

/** Asks whether a report in which names may remain is to be written. Resolves to true where none remain. */
export async function confirmNames({ t }: Words, left: NamesLeft): Promise<boolean> {
  const { parts, own, short, ordinary } = left;
  if ([parts, own, short, ordinary].every((each) => each.length === 0)) return true;
  return await confirm({
    title: t('report_screen:names.title'),
    body: <ReportNames left={left} />,
    action: t('report_screen:names.write'),
    tone: 'primary',
  });
}

/** Where names may remain. */
function ReportNames({ left: { parts, own, short, ordinary } }: { readonly left: NamesLeft }) {
  const { t } = useWords();
  return (
    <>
      <LeftNames head={t('report_screen:names.parts')} parts={parts} short={short} ordinary={ordinary} />
      {own.length > 0 && (
        <Note tone="warning">
          {own.map(({ section, names }) => (
            <p key={section}>
              {t('report_screen:names.own', { section, names: names.join(t('exports:list.separator')) })}
            </p>
          ))}
          <p>{t('report_screen:names.own_about')}</p>
        </Note>
      )}
    </>
  );
}
