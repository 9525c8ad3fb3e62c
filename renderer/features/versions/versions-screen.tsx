import { useState } from 'react';
import { useActions } from '#renderer/app/services/action-handlers.ts';
import { FooterState } from '#renderer/app/services/footer.tsx';
import { sentenceFor } from '#renderer/app/notices/show-error.ts';
import { useChosenCoder, useShowsAll } from '#renderer/common/openers/versions-view.ts';
import { useBlindCoderId } from '#renderer/state/use-blind-coder.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { useWords } from '#renderer/state/words.ts';
import { Button } from '#renderer/ui/button.tsx';
import { EmptyState } from '#renderer/ui/empty-state.tsx';
import { Note } from '#renderer/ui/note.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import screenStyles from '#renderer/ui/screen.module.css';
import { Select } from '#renderer/ui/select.tsx';
import type { VersionsCompared } from '#electron/services/versions/comparing.ts';
import { sumInWords } from '#words/version-changes.ts';
import { ChangeList } from './change-list.tsx';
import { KeepDialog } from './keep-dialog.tsx';
import { OpenedCodings } from './opened-codings.tsx';
import { useAskedPair, useComparison, useDesk, useVersionList, type AskedPair } from './use-versions.ts';
import { nextNumber } from './version-list.tsx';
import styles from './versions.module.css';

/** What changed in the codebook between two versions, or since one. */
export function VersionsScreen() {
  const { t } = useWords();
  const readOnly = useProject((state) => state.open?.readOnly ?? true);
  const codes = useProject((state) => state.codebook.inOrder.length);
  const { value: listed, error } = useVersionList();
  const asked = useAskedPair(listed);
  const [keeping, setKeeping] = useState(false);
  const canKeep = !readOnly && codes > 0;
  useActions(
    canKeep
      ? {
          'edit.new': {
            run: () => setKeeping(true),
            label: t('versions:keep'),
            hint: t('versions:action.keep'),
          },
        }
      : {},
  );
  return (
    <div className={screenStyles.screen}>
      {error && <Note tone="danger">{sentenceFor(error)}</Note>}
      {listed?.versions.length === 0 && (
        <>
          <PageHeader className={screenStyles.head} title={t('versions:parts.versions')} />
          <EmptyState sentence={t(codes === 0 ? 'versions:no_codes' : 'versions:empty')}>
            {canKeep && <Button onPress={() => setKeeping(true)}>{t('versions:keep')}</Button>}
          </EmptyState>
        </>
      )}
      {listed && asked && <Compared asked={asked} />}
      {listed && (
        <FooterState>
          {t('versions:state', { count: listed.versions.length, changes: listed.changesSince ?? 0 })}
        </FooterState>
      )}
      {keeping && listed && (
        <KeepDialog next={nextNumber(listed.versions)} onClose={() => setKeeping(false)} />
      )}
    </div>
  );
}

function Compared({ asked }: { readonly asked: AskedPair }) {
  const words = useWords();
  const { t } = words;
  const { opened } = useDesk();
  const { value, error } = useComparison(asked);
  const coders = useProject((state) => state.tables.coder);
  const isBlind = useBlindCoderId() !== null;
  const [, setCoder] = useChosenCoder();
  const [showsAll, setShowsAll] = useShowsAll();
  if (error) return <Note tone="danger">{sentenceFor(error)}</Note>;
  if (!value) return null;
  if (opened) return <OpenedCodings compared={value} asked={asked} opened={opened} />;
  const people = [...coders.values()].filter(({ kind }) => kind !== 'machine');
  return (
    <>
      <PageHeader className={screenStyles.head} title={headingOf(words.t, value)}>
        {people.length > 1 && !isBlind && (
          <Select
            look="pill"
            label={t('versions:coder')}
            value={value.coder.id}
            onChange={setCoder}
            options={people.map(({ id, name }) => ({ value: id, label: name }))}
          />
        )}
        <Select<'changes' | 'all'>
          look="pill"
          label={t('versions:show')}
          value={showsAll ? 'all' : 'changes'}
          narrows={!showsAll}
          onChange={(show) => setShowsAll(show === 'all')}
          options={[
            { value: 'changes', label: t('versions:show_changes') },
            { value: 'all', label: t('versions:show_all') },
          ]}
        />
      </PageHeader>
      <p className={styles.sum}>{sumInWords(words, value)}</p>
      <ChangeList compared={value} showsAll={showsAll} />
      <p className={styles.note}>
        {t('versions:note', { number: value.from.number, coder: value.coder.name })}
      </p>
    </>
  );
}

function headingOf(t: ReturnType<typeof useWords>['t'], { from, to }: VersionsCompared): string {
  return to === null
    ? t('versions:heading_now', { from: from.number })
    : t('versions:heading', { from: from.number, to: to.number });
}
