/** Whether a text has all the words that somebody looks for, in whatever order and case. */
export function isSaid(said: string, sought: string): boolean {
  const text = said.toLowerCase();
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
