import type { ReactNode } from 'react';

interface IconProps {
  className?: string;
}

/** A line icon on a 20 × 20 grid; decorative, so the control around it carries the name. */
function LineIcon({ className = 'icon', children }: IconProps & { children: ReactNode }) {
  return (
    <svg
      className={className}
      viewBox="0 0 20 20"
      width="20"
      height="20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.6"
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
    >
      {children}
    </svg>
  );
}

export const HashIcon = (props: IconProps) => (
  <LineIcon {...props}>
    <path d="M8 3.5 6.5 16.5M13.5 3.5 12 16.5M4 7.5h13M3 12.5h13" />
  </LineIcon>
);
export const SendIcon = (props: IconProps) => (
  <LineIcon {...props}>
    <path d="M3.5 16.8 17 10 3.5 3.2l1.7 5.6L11 10l-5.8 1.2z" fill="currentColor" />
  </LineIcon>
);
export const PlusIcon = (props: IconProps) => (
  <LineIcon {...props}>
    <path d="M10 4v12M4 10h12" />
  </LineIcon>
);
export const CloseIcon = (props: IconProps) => (
  <LineIcon {...props}>
    <path d="m5 5 10 10M15 5 5 15" />
  </LineIcon>
);
export const BackIcon = (props: IconProps) => (
  <LineIcon {...props}>
    <path d="m11.5 4.5-5.5 5.5 5.5 5.5" />
  </LineIcon>
);
export const ChevronIcon = (props: IconProps) => (
  <LineIcon {...props}>
    <path d="m5.5 8 4.5 4.5L14.5 8" />
  </LineIcon>
);
export const CheckIcon = (props: IconProps) => (
  <LineIcon {...props}>
    <path d="m4 10.5 4 4 8-9" strokeWidth="2" />
  </LineIcon>
);
export const EyeIcon = (props: IconProps) => (
  <LineIcon {...props}>
    <path d="M2 10s3-5.5 8-5.5S18 10 18 10s-3 5.5-8 5.5S2 10 2 10z" />
    <circle cx="10" cy="10" r="2.4" />
  </LineIcon>
);
export const CloudIcon = (props: IconProps) => (
  <LineIcon {...props}>
    <path d="M6 15.5a3.6 3.6 0 0 1-.4-7.2 4.7 4.7 0 0 1 9-.6 3.9 3.9 0 0 1-.3 7.8z" />
  </LineIcon>
);
export const UsersIcon = (props: IconProps) => (
  <LineIcon {...props}>
    <circle cx="7.5" cy="7" r="2.8" />
    <path d="M2.5 16c.3-3 2.3-4.6 5-4.6s4.7 1.6 5 4.6M13 4.6a2.6 2.6 0 0 1 0 4.8M14.8 12c1.6.6 2.5 2 2.7 4" />
  </LineIcon>
);
export const KeyIcon = (props: IconProps) => (
  <LineIcon {...props}>
    <circle cx="6.5" cy="13.5" r="3.2" />
    <path d="m9 11 7.5-7.5M13.5 6.5l2.3 2.3" />
  </LineIcon>
);
export const EnvelopeIcon = (props: IconProps) => (
  <LineIcon {...props}>
    <path d="M3 5h14v10.5H3zM3 5.5l7 5.5 7-5.5" />
  </LineIcon>
);
export const TrailIcon = (props: IconProps) => (
  <LineIcon {...props}>
    <path d="M5 4v12" />
    <circle cx="5" cy="5" r="1.6" fill="currentColor" />
    <circle cx="5" cy="15" r="1.6" fill="currentColor" />
    <path d="M9.5 5h7M9.5 10h5M9.5 15h7" />
  </LineIcon>
);
export const ChainIcon = (props: IconProps) => (
  <LineIcon {...props}>
    <path d="M8.5 11.5a3 3 0 0 0 4.3 0l2.6-2.6a3 3 0 0 0-4.3-4.3l-1 1M11.5 8.5a3 3 0 0 0-4.3 0l-2.6 2.6a3 3 0 0 0 4.3 4.3l1-1" />
  </LineIcon>
);
export const AlertIcon = (props: IconProps) => (
  <LineIcon {...props}>
    <path d="M10 3 2.5 16.5h15zM10 8.2v3.6M10 14.2v.1" />
  </LineIcon>
);
export const BulbIcon = (props: IconProps) => (
  <LineIcon {...props}>
    <path d="M7.5 14.2c-.2-1.6-2.3-2.6-2.3-5.5a4.8 4.8 0 0 1 9.6 0c0 2.9-2.1 3.9-2.3 5.5zM8 17h4" />
  </LineIcon>
);

/** The project's own mark: a reception bell. */
export function BellMark({ className }: IconProps) {
  return (
    <svg className={className} viewBox="0 0 32 32" aria-hidden="true">
      <path d="M7 21.5a9 9 0 0 1 18 0z" fill="#f4c95d" />
      <path d="M5.5 24.5h21" stroke="#fff" strokeWidth="2.4" strokeLinecap="round" />
      <circle cx="16" cy="10" r="2.1" fill="#fff" />
    </svg>
  );
}
