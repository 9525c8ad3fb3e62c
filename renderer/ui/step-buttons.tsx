import { ChevronDown, ChevronUp } from 'lucide-react';
import { IconButton } from './icon-button.tsx';

interface StepWords {
  readonly label: string;
  /** Keys that do the same. */
  readonly keys: string;
  readonly isDisabled: boolean;
}

export interface StepButtonsProps {
  readonly previous: StepWords;
  readonly next: StepWords;
  readonly onStep: (by: 1 | -1) => void;
}

/** Two small buttons to step up and down a list. */
export function StepButtons({ previous, next, onStep }: StepButtonsProps) {
  return (
    <>
      <IconButton size="small" {...previous} onPress={() => onStep(-1)}>
        <ChevronUp size={16} aria-hidden />
      </IconButton>
      <IconButton size="small" {...next} onPress={() => onStep(1)}>
        <ChevronDown size={16} aria-hidden />
      </IconButton>
    </>
  );
}
