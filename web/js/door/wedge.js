// Hand scanners type like keyboards and end with Enter: whatever is typed at the door goes into the one field,
// wherever the focus was.

const of_codes = /^[\w:/.-]$/;

// `field()`: where typing belongs at this moment, or null.
export function catch_typing(field) {
  document.addEventListener('keydown', (pressed) => {
    const {key, ctrlKey, metaKey, altKey, target} = pressed;
    const elsewhere = target.closest?.('input, textarea, select');
    if (!elsewhere && !ctrlKey && !metaKey && !altKey && of_codes.test(key)) {
      field()?.focus();
    }
  });
}
