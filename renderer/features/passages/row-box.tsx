import type { ReactElement } from 'react';
import { MemoBox } from '#renderer/common/memos/memo-box.tsx';
import { DETAILS_HEIGHT, PassageDetails } from './passage-details.tsx';
import styles from './passages.module.css';

/** The box that is open below a row: a memo, or the details of a coding. */
export interface OpenBox {
  /** The id of the row. */
  readonly at: string;
  readonly what: 'memo' | 'details';
}

interface BoxOf {
  readonly codingId: string;
  /** What the memo is about. */
  readonly name: string;
  readonly onClose: () => void;
}

/** The height in px of the memo below its row. */
const MEMO_HEIGHT = 104;

/** The box as a list takes what is below one of its lines. */
export function rowBox(
  { at, what }: OpenBox,
  { codingId, name, onClose }: BoxOf,
): { readonly id: string; readonly height: number; readonly element: ReactElement } {
  if (what === 'details')
    return {
      id: at,
      height: DETAILS_HEIGHT,
      element: <PassageDetails key={at} codingId={codingId} onClose={onClose} />,
    };
  const element = (
    <div className={styles.memoBox}>
      <MemoBox key={at} of={{ about: 'coding', id: codingId, name }} onClose={onClose} />
    </div>
  );
  return { id: at, height: MEMO_HEIGHT, element };
}
