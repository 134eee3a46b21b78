import classes from './Mark.module.css'

/** The app's sign: a pack, drawn down. */
export function Mark() {
  return (
    <svg viewBox="0 0 24 24" width="22" height="22" className={classes.mark} aria-hidden focusable="false">
      <rect x="2" y="4" width="20" height="4.5" rx="1.5" opacity="0.35" />
      <rect x="2" y="10" width="15" height="4.5" rx="1.5" opacity="0.65" />
      <rect x="2" y="16" width="9" height="4.5" rx="1.5" />
    </svg>
  )
}
