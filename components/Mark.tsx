/** Signoff's mark, a door with a tick walking out of it, alone or on a round seal. */

export function Mark() {
  return <span class="mark" aria-hidden="true" />;
}

export function Seal({
  tone = 'good',
  large = false,
}: {
  tone?: 'good' | 'warn' | 'plain';
  large?: boolean;
}) {
  return (
    <span class={`seal ${tone}${large ? ' large' : ''}`} aria-hidden="true">
      <Mark />
    </span>
  );
}
