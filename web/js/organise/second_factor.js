// What needs the second factor: does it.
export function with_second_factor(call) {
  return call();
}
