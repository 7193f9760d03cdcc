/** A switch that ends a line of settings. */

interface SwitchProps {
  readonly on: boolean;
  readonly label: string;
  readonly describedBy: string;
  readonly action: string;
  readonly onChange: (on: boolean) => void;
}

export function Switch({ on, label, describedBy, action, onChange }: SwitchProps) {
  return (
    <button
      type="button"
      class="switch"
      role="switch"
      aria-checked={on}
      aria-label={label}
      aria-describedby={describedBy}
      data-action={action}
      onClick={() => onChange(!on)}
    />
  );
}
