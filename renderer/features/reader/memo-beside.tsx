import { MemoBox } from '#renderer/common/memos/memo-box.tsx';
import { useDesk, useFacts } from './use-desk.ts';

const facts = ['memo'] as const;

/** The memo open beside the text. */
export function MemoBeside() {
  const desk = useDesk();
  const { memo } = useFacts(facts);
  if (!memo) return null;
  return (
    <MemoBox key={`${memo.about} ${memo.id}`} ref={desk.memoBox} of={memo} onClose={() => desk.closeMemo()} />
  );
}
