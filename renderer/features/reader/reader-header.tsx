import { Columns2, Ellipsis, Search } from 'lucide-react';
import { memo } from 'react';
import { perform } from '#renderer/app/services/action-handlers.ts';
import { shownKey } from '#renderer/app/services/actions.ts';
import { IconButton } from '#renderer/ui/icon-button.tsx';
import { MenuButton } from '#renderer/ui/menu-button.tsx';
import type { MenuSection } from '#renderer/ui/menu.tsx';
import { PageHeader } from '#renderer/ui/page-header.tsx';
import { useNarrow } from '#renderer/ui/use-narrow.ts';
import { SegmentedControl } from '#renderer/ui/segmented-control.tsx';
import { Switch } from '#renderer/ui/switch.tsx';
import { PaneHeader } from './pane-header.tsx';
import { interviewTitle, sourceName } from '#renderer/common/sources/source-line.ts';
import { useSourceFacts } from '#renderer/common/sources/use-source-facts.ts';
import type { ReaderDesk } from './reader-desk.ts';
import { showOthers } from './shown-codings.ts';
import { useDesk, useFacts } from './use-desk.ts';
import { Ways } from './ways.tsx';
import styles from './reader.module.css';

/** What the head shows, including what `classifying` and the options are computed from. */
const facts = [
  'source',
  'words',
  'readOnly',
  'mode',
  'canWrite',
  'view',
  'hasPages',
  'others',
  'isSplit',
  'isClassifying',
] as const;

/**
 * The head of the reader: the title with its facts, the switch of Read and Write, and find. Its controls take longer to
 * render than a coding to paint, so neither a coding nor the focus renders them again.
 */
export const ReaderHeader = memo(function ReaderHeader() {
  const desk = useDesk();
  const now = useFacts(facts);
  const { side, classifying } = desk;
  const { source, mode, words, canWrite, others, isSplit } = now;
  const view = now.hasPages ? now.view : null;
  const classify = classifying.isOffered() ? classifying.isOn() : null;
  const isNarrow = useNarrow();
  const { t } = words;
  const subject = interviewTitle(source);
  const title = (
    <>
      {sourceName(source, words)}
      {subject !== null && <span className={styles.subject}>{subject}</span>}
    </>
  );
  const subtitle = useSourceFacts(source).join(' · ');
  const find = (
    <IconButton label={t('reader:find')} keys={shownKey('read.find')} onPress={desk.find.open}>
      <Search size={16} aria-hidden />
    </IconButton>
  );
  const options = isSplit || isNarrow ? paneOptions(desk) : [];
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
      <PaneHeader side={side} title={title} subtitle={subtitle}>
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
        subtitle={subtitle}
      >
        {find}
        {beside}
        {more}
      </PageHeader>
    );
  }
  return (
    <PageHeader
      ruled
      className={styles.header}
      before={<Ways side={side} />}
      title={title}
      subtitle={subtitle}
    >
      {classify !== null && (
        <Switch isSelected={classify} onChange={(on) => switchClassifying(desk, on)}>
          {t('reader:classify')}
        </Switch>
      )}
      {others !== null && (
        <Switch isSelected={others} onChange={showOthers}>
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
          onChange={(next) => desk.attempt(desk.changeView(next))}
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
          onChange={(next) => desk.attempt(desk.changeMode(next))}
        />
      )}
    </PageHeader>
  );
});

/** Switches classification by digits on or off and returns the focus to the text. */
function switchClassifying({ classifying, surface }: ReaderDesk, on: boolean): void {
  classifying.setOn(on);
  surface.current?.focus();
}

/** The switches of the wide head as menu entries, for a side of two and for a narrow window. */
function paneOptions(desk: ReaderDesk): MenuSection[] {
  const { classifying, now } = desk;
  const { mode, canWrite, others, words } = now;
  const { t } = words;
  const sections: MenuSection[] = [
    {
      entries: [
        ...(!classifying.isOffered()
          ? []
          : [
              {
                id: 'classify',
                label: t('reader:classify'),
                checked: classifying.isOn(),
                run: () => switchClassifying(desk, !classifying.isOn()),
              },
            ]),
        ...(others === null
          ? []
          : [
              {
                id: 'others',
                label: t('reader:all_coders'),
                checked: others,
                run: () => showOthers(!others),
              },
            ]),
      ],
    },
    {
      entries: !now.hasPages
        ? []
        : (['text', 'page'] as const).map((each) => ({
            id: each,
            label: t(`reader:view_${each}`),
            checked: now.view === each,
            run: () => desk.attempt(desk.changeView(each)),
          })),
    },
    {
      entries: canWrite
        ? (['read', 'write'] as const).map((each) => ({
            id: each,
            label: t(`reader:${each}`),
            checked: mode === each,
            run: () => desk.attempt(desk.changeMode(each)),
          }))
        : [],
    },
  ];
  return sections.filter(({ entries }) => entries.length > 0);
}
