import { RadioChips } from '../../../ui/RadioChips.tsx'

export type Mode = 'existing' | 'new'

interface ModeSwitchProps {
  legend: string
  labels: Record<Mode, string>
  mode: Mode
  onChange: (mode: Mode) => void
}

const MODES: Mode[] = ['existing', 'new']

/** Whether to take something that is there, or to make it. */
export const ModeSwitch = ({ legend, labels, mode, onChange }: ModeSwitchProps) => (
  <RadioChips
    legend={legend}
    options={MODES.map((value) => ({ value, label: labels[value] }))}
    chosen={mode}
    onChoose={onChange}
  />
)
