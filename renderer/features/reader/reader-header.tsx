import { ArrowLeft, ArrowRight, Search } from 'lucide-react';
import type { SourceRecord } from '#core/records.ts';
import { useProject } from '#renderer/state/use-project.ts';
import { goBy, useWays } from '#renderer/state/visits.ts';
import { useWords } from '#renderer/state/words.ts';
import { isApple } from '#renderer/ui/key-names.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { interviewTitle, sourceFacts, sourceName } from './source-facts.ts';
import type { ReadingView } from './use-reading-view.ts';
import styles from './reader.module.css';

export interface ReaderHeaderProps {
  readonly source: SourceRecord;
  readonly mode: 'read' | 'write';
  /** Text or pages; null where the source has no pages. */
  readonly view: ReadingView | null;
  readonly canEdit: boolean;
  /** Whether others have coded this source too, and whether that is shown. */
  readonly others: boolean | null;
  /** Whether digits classify the whole source; `null` where that cannot be. */
  readonly classify: boolean | null;
  readonly onClassify: (on: boolean) => void;
  readonly onMode: (mode: 'read' | 'write') => void;
  readonly onView: (view: ReadingView) => void;
  readonly onOthers: (shown: boolean) => void;
  readonly onFind: () => void;
}

/** What is read, and how: the title with its facts, Read or Write, find. */
export function ReaderHeader(props: ReaderHeaderProps) {
  const { source, mode, view, canEdit, others, classify, onClassify, onMode, onView, onOthers, onFind } =
    props;
  const words = useWords();
  const { t } = words;
  const tables = useProject((state) => state.tables);
  const title = interviewTitle(source);
  return (
    <PageHeader
      ruled
      className={styles.header}
      before={<Ways />}
      title={
        <>
          {sourceName(source, words)}
          {title !== null && <span className={styles.subject}>{title}</span>}
        </>
      }
      subtitle={sourceFacts(source, tables, words).join(' · ')}
    >
      {classify !== null && (
        <Switch isSelected={classify} onChange={onClassify}>
          {t('reader:classify')}
        </Switch>
      )}
      {others !== null && (
        <Switch isSelected={others} onChange={onOthers}>
          {t('reader:all_coders')}
        </Switch>
      )}
      <IconButton label={t('reader:find')} keys="$mod+f" onPress={onFind}>
        <Search size={16} aria-hidden />
      </IconButton>
      {view !== null && (
        <SegmentedControl
          label={t('reader:view')}
          value={view}
          segments={[
            { value: 'text', label: t('reader:view_text') },
            { value: 'page', label: t('reader:view_page') },
          ]}
          onChange={onView}
        />
      )}
      {canEdit && (
        <SegmentedControl
          label={t('reader:mode')}
          value={mode}
          segments={[
            { value: 'read', label: t('reader:read') },
            { value: 'write', label: t('reader:write') },
          ]}
          onChange={onMode}
        />
      )}
    </PageHeader>
  );
}

/** Back and forward through the places one was at. */
function Ways() {
  const { t } = useWords();
  const { canGoBack, canGoForward } = useWays();
  const onApple = isApple(navigator.platform);
  return (
    <>
      <IconButton
        label={t('shell:go_back')}
        keys={onApple ? 'Meta+BracketLeft' : 'Alt+ArrowLeft'}
        isDisabled={!canGoBack}
        onPress={() => goBy(-1)}
      >
        <ArrowLeft size={16} aria-hidden />
      </IconButton>
      <IconButton
        label={t('shell:go_forward')}
        keys={onApple ? 'Meta+BracketRight' : 'Alt+ArrowRight'}
        isDisabled={!canGoForward}
        onPress={() => goBy(1)}
      >
        <ArrowRight size={16} aria-hidden />
      </IconButton>
    </>
  );
}
