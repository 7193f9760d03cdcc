/** Small line icons (Lucide, ISC), drawn in the colour of the text around them and silent for screen readers. */

const SHAPES = {
  out: ['m16 17 5-5-5-5', 'M21 12H9', 'M9 21H5a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2h4'],
  check: ['M20 6 9 17l-5-5'],
  warn: ['m21.73 18-8-14a2 2 0 0 0-3.48 0l-8 14A2 2 0 0 0 4 21h16a2 2 0 0 0 1.73-3', 'M12 9v4', 'M12 17h.01'],
  info: ['M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0', 'M12 16v-4', 'M12 8h.01'],
  clock: ['M22 12a10 10 0 1 1-20 0 10 10 0 0 1 20 0', 'M12 6v6l4 2'],
  down: ['m6 9 6 6 6-6'],
  more: [
    'M13 12a1 1 0 1 1-2 0 1 1 0 0 1 2 0',
    'M20 12a1 1 0 1 1-2 0 1 1 0 0 1 2 0',
    'M6 12a1 1 0 1 1-2 0 1 1 0 0 1 2 0',
  ],
  phone: ['M7 2h10a2 2 0 0 1 2 2v16a2 2 0 0 1-2 2H7a2 2 0 0 1-2-2V4a2 2 0 0 1 2-2z', 'M12 18h.01'],
  opens: ['M15 3h6v6', 'M10 14 21 3', 'M18 13v6a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2V8a2 2 0 0 1 2-2h6'],
  eye: [
    'M2.062 12.348a1 1 0 0 1 0-.696 10.75 10.75 0 0 1 19.876 0 1 1 0 0 1 0 .696 10.75 10.75 0 0 1-19.876 0',
    'M15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0',
  ],
  lock: [
    'M5 11h14a2 2 0 0 1 2 2v7a2 2 0 0 1-2 2H5a2 2 0 0 1-2-2v-7a2 2 0 0 1 2-2z',
    'M7 11V7a5 5 0 0 1 10 0v4',
  ],
  windows: [
    'M4 4h16a2 2 0 0 1 2 2v12a2 2 0 0 1-2 2H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z',
    'M10 4v4',
    'M2 8h20',
    'M6 4v4',
  ],
  private: [
    'M14 18a2 2 0 0 0-4 0',
    'm19 11-2.11-6.657a2 2 0 0 0-2.752-1.148l-1.276.61A2 2 0 0 1 12 4H8.5a2 2 0 0 0-1.925 1.456L5 11',
    'M2 11h20',
    'M20 18a3 3 0 1 1-6 0 3 3 0 0 1 6 0',
    'M10 18a3 3 0 1 1-6 0 3 3 0 0 1 6 0',
  ],
} as const;

export type IconName = keyof typeof SHAPES;

interface IconProps {
  readonly name: IconName;
  readonly size?: 14 | 16 | 18 | 28;
  /** Points the other way in right-to-left languages. */
  readonly flip?: boolean;
}

export function Icon({ name, size = 18, flip = false }: IconProps) {
  // In rem, so that icons grow with the text that they stand beside.
  const side = `${size / 16}rem`;
  return (
    <svg
      class={flip ? 'icon flip' : 'icon'}
      viewBox="0 0 24 24"
      width={side}
      height={side}
      aria-hidden="true"
    >
      {SHAPES[name].map((path) => (
        <path key={path} d={path} />
      ))}
    </svg>
  );
}
