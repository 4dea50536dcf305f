/** Whether the page can draw in 3D. Asked once; the context made for the question is given back. */

let answer: boolean | undefined;

export function isWebGLAvailable(): boolean {
  answer ??= probe();
  return answer;
}

function probe(): boolean {
  try {
    const context = document.createElement("canvas").getContext("webgl2");
    context?.getExtension("WEBGL_lose_context")?.loseContext();
    return context !== null;
  } catch {
    return false;
  }
}
