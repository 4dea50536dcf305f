/** The first sentence of a text: up to a full stop that a space follows. In it stands what something is, the rest says more. */
export function firstSentence(text: string): string {
  const end = text.indexOf(". ");
  return end < 0 ? text : text.slice(0, end + 1);
}
