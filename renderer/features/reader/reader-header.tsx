import { Columns2, Ellipsis, Search } from 'lucide-react';
import type { SourceRecord } from '#core/records.ts';
import { perform } from '#renderer/app/services/action-handlers.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { useBeside } from '#renderer/state/beside.ts';
import type { Side } from '#renderer/state/side.ts';
import { useWords } from '#renderer/state/words.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import type { MenuSection } from '#renderer/ui/menu.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { useNarrow } from '#renderer/ui/use-narrow.ts';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import type { Words } from '#words/words.ts';
import { PaneHeader } from './pane-header.tsx';
import { interviewTitle, sourceName } from '#renderer/common/sources/source-line.ts';
import type { ReadingView } from './use-reading-view.ts';
import { Ways } from './ways.tsx';
import { useSourceFacts } from '#renderer/common/sources/use-source-facts.ts';
import styles from './reader.module.css';

export interface ReaderHeaderProps {
  readonly side: Side;
  readonly source: SourceRecord;
  readonly mode: 'read' | 'write';
  /** Text or pages; null where the source has no pages. */
  readonly view: ReadingView | null;
  /** Whether one can change to Write. */
  readonly canWrite: boolean;
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
  const { side, source, mode, view, canWrite, others, classify } = props;
  const { onClassify, onMode, onView, onOthers, onFind } = props;
  const isSplit = useBeside() !== null;
  const isNarrow = useNarrow();
  const words = useWords();
  const { t } = words;
  const subject = interviewTitle(source);
  const title = (
    <>
      {sourceName(source, words)}
      {subject !== null && <span className={styles.subject}>{subject}</span>}
    </>
  );
  const facts = useSourceFacts(source).join(' · ');
  const find = (
    <IconButton label={t('reader:find')} keys={shownKey('read.find')} onPress={onFind}>
      <Search size={16} aria-hidden />
    </IconButton>
  );
  const options = isSplit || isNarrow ? paneOptions(props, words) : [];
  const more = options.length > 0 && (
    <MenuButton
      iconOnly
      label={t('beside:options')}
      icon={<Ellipsis size={16} aria-hidden />}
      sections={options}
    />
  );
  if (isSplit) {
    return (
      <PaneHeader side={side} title={title} subtitle={facts}>
        {find}
        {more}
      </PaneHeader>
    );
  }
  const beside = (
    <IconButton
      label={t('shell:read_beside')}
      keys={shownKey('read.beside')}
      onPress={() => perform('read.beside')}
    >
      <Columns2 size={16} aria-hidden />
    </IconButton>
  );
  if (isNarrow) {
    return (
      <PageHeader
        ruled
        inOneRow
        className={styles.narrowHeader}
        before={<Ways side={side} />}
        title={title}
        subtitle={facts}
      >
        {find}
        {beside}
        {more}
      </PageHeader>
    );
  }
  return (
    <PageHeader ruled className={styles.header} before={<Ways side={side} />} title={title} subtitle={facts}>
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
      {find}
      {beside}
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
      {canWrite && (
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

/** What the wide head has switches for, as the lines of a menu: beside another text, and in a narrow window. */
function paneOptions(props: ReaderHeaderProps, { t }: Words): MenuSection[] {
  const { mode, view, canWrite, others, classify, onClassify, onMode, onView, onOthers } = props;
  const sections: MenuSection[] = [
    {
      entries: [
        ...(classify === null
          ? []
          : [
              {
                id: 'classify',
                label: t('reader:classify'),
                checked: classify,
                run: () => onClassify(!classify),
              },
            ]),
        ...(others === null
          ? []
          : [{ id: 'others', label: t('reader:all_coders'), checked: others, run: () => onOthers(!others) }]),
      ],
    },
    {
      entries:
        view === null
          ? []
          : (['text', 'page'] as const).map((each) => ({
              id: each,
              label: t(`reader:view_${each}`),
              checked: view === each,
              run: () => onView(each),
            })),
    },
    {
      entries: canWrite
        ? (['read', 'write'] as const).map((each) => ({
            id: each,
            label: t(`reader:${each}`),
            checked: mode === each,
            run: () => onMode(each),
          }))
        : [],
    },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}
